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

    /** Chooses one of the candidates, or nobody; says why in words that stand on the ticket. */
    Choice choose(Question question);

    /**
     * What is to be decided.
     *
     * @param candidates members of the ticket's team who can be given work now, at most 500
     */
    record Question(Ticket ticket, List<Candidate> candidates, Instant at) {

        public Question {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Somebody who could work on it.
     *
     * @param openTickets how many open tickets are assigned to them
     * @param skills levels from 1 to 5 by the name of the skill
     * @param lastAssigned when they were last given a ticket by a strategy, null for never
     * @param knowsRequester whether they worked on the requester's tickets before, and on the latest of them
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
