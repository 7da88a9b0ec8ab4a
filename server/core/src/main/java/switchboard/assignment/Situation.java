package switchboard.assignment;

import java.util.List;
import java.util.Map;
import switchboard.api.assignment.AssignmentStrategy.Candidate;

/**
 * What a choice is made of, as it is at one moment.
 *
 * @param settings of the ticket's team, with the number of choices that were made before this one
 */
record Situation(
        TeamSettings settings,
        List<Candidate> candidates,
        List<Explanation.PassedOver> passedOver,
        Map<String, Integer> requiredSkills) {

    Situation {
        candidates = List.copyOf(candidates);
        passedOver = List.copyOf(passedOver);
        requiredSkills = Map.copyOf(requiredSkills);
    }
}
