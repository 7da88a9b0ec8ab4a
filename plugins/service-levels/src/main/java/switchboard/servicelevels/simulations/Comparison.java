package switchboard.servicelevels.simulations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.tracking.Outcome;

/**
 * How one agreement about a ticket was kept, and how it would have been.
 *
 * @param met as it was stored when the ticket was closed; null where nothing was agreed then
 * @param proposedMet null where nothing would have been agreed
 * @param elapsedMinutes as proposed
 * @param targetMinutes as proposed
 */
record Comparison(
        UUID ticket,
        String kind,
        String target,
        @Nullable Boolean met,
        @Nullable Boolean proposedMet,
        @Nullable Long elapsedMinutes,
        @Nullable Long targetMinutes) {

    /** One for each agreement that there was or would have been. */
    static List<Comparison> of(UUID ticket, List<Outcome> stored, List<Outcome> proposed) {
        Map<String, Outcome> before = byAgreement(stored);
        Map<String, Outcome> after = byAgreement(proposed);
        SortedSet<String> agreements = new TreeSet<>(before.keySet());
        agreements.addAll(after.keySet());
        List<Comparison> comparisons = new ArrayList<>();
        for (String agreement : agreements) {
            comparisons.add(of(ticket, before.get(agreement), after.get(agreement)));
        }
        return comparisons;
    }

    private static Comparison of(UUID ticket, @Nullable Outcome before, @Nullable Outcome after) {
        Outcome either = Objects.requireNonNull(before == null ? after : before);
        return new Comparison(
                ticket,
                either.kind(),
                either.target(),
                before == null ? null : before.met(),
                after == null ? null : after.met(),
                after == null ? null : after.elapsedMinutes(),
                after == null ? null : after.targetMinutes());
    }

    private static Map<String, Outcome> byAgreement(List<Outcome> outcomes) {
        Map<String, Outcome> byAgreement = new HashMap<>();
        outcomes.forEach(outcome -> byAgreement.put(outcome.kind() + " " + outcome.target(), outcome));
        return byAgreement;
    }

    boolean differs() {
        return !Objects.equals(met, proposedMet);
    }
}
