package switchboard.api.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.ExtensionPoint;
import switchboard.api.tickets.Ticket;

/** A way to choose who works on a ticket. Pure: it decides by what it is given, and touches nothing. */
@ExtensionPoint
public interface AssignmentStrategy {

    /** Unique on the desk, in lower case: {@code round_robin}, {@code least_loaded}. */
    String name();

    /**
     * Chooses one of the candidates, or nobody; says why in words that stand on the ticket, and names no person in them:
     * who was chosen stands beside them.
     */
    Choice choose(Question question);

    /**
     * What is to be decided.
     *
     * @param candidates members of the ticket's team who can be given work now, or who stands in for them; at most 500, in
     *     order of their ids
     * @param requiredSkills what the ticket's category needs: levels from 1 to 5 by the name of the skill
     */
    record Question(Ticket ticket, List<Candidate> candidates, Map<String, Integer> requiredSkills, Instant at) {

        public Question {
            candidates = List.copyOf(candidates);
            requiredSkills = Map.copyOf(requiredSkills);
        }
    }

    /**
     * Somebody who could work on it.
     *
     * @param openTickets how many open tickets are assigned to them
     * @param skills levels from 1 to 5 by the name of the skill
     * @param lastAssigned when they were last given a ticket of this team by a strategy, null for never; no two alike
     * @param knowsRequester whether they, of all candidates, worked on the latest of the requester's other tickets
     * @param substitutes for whom they stand in now, null where they are a member themselves
     */
    record Candidate(
            UUID user,
            String displayName,
            int openTickets,
            Map<String, Integer> skills,
            @Nullable Instant lastAssigned,
            boolean knowsRequester,
            @Nullable UUID substitutes) {

        public Candidate {
            skills = Map.copyOf(skills);
        }
    }

    /** Whom it chose, null for nobody, and why. */
    record Choice(@Nullable UUID assignee, String reason) {}
}
