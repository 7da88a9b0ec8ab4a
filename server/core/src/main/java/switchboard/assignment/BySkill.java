package switchboard.assignment;

import java.util.List;
import java.util.Map;
import switchboard.api.assignment.AssignmentStrategy;

/**
 * Whoever lacks least of what the category needs; of several, whoever has the fewest open tickets. Whoever knows nothing of
 * it is not chosen.
 */
final class BySkill implements AssignmentStrategy {

    @Override
    public String name() {
        return "skill";
    }

    @Override
    public Choice choose(Question question) {
        Map<String, Integer> required = question.requiredSkills();
        if (required.isEmpty()) {
            return LeastLoaded.among(question.candidates(), "The category needs no skill. ");
        }
        int everything = required.values().stream().mapToInt(Integer::intValue).sum();
        int least = question.candidates().stream()
                .mapToInt(candidate -> lacking(candidate, required))
                .min()
                .orElse(everything);
        if (least == everything) {
            return new Choice(null, "Nobody who was offered knows " + String.join(", ", names(required)) + ".");
        }
        List<Candidate> best = question.candidates().stream()
                .filter(candidate -> lacking(candidate, required) == least)
                .toList();
        String fit = least == 0
                ? "Knows " + String.join(", ", names(required)) + " well enough. "
                : "Lacks least of " + String.join(", ", names(required)) + ". ";
        return LeastLoaded.among(best, fit);
    }

    private static List<String> names(Map<String, Integer> required) {
        return required.keySet().stream().sorted().toList();
    }

    /** How many levels are missing in all. */
    private static int lacking(Candidate candidate, Map<String, Integer> required) {
        int lacking = 0;
        for (Map.Entry<String, Integer> skill : required.entrySet()) {
            lacking += Math.max(0, skill.getValue() - candidate.skills().getOrDefault(skill.getKey(), 0));
        }
        return lacking;
    }
}
