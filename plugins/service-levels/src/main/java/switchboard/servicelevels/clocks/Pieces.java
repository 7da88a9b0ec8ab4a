package switchboard.servicelevels.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.policies.Content;
import switchboard.servicelevels.policies.Facts;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.PolicyBook;
import switchboard.servicelevels.policies.Target;

/** Cuts a run where something changes: the ticket, or what was agreed. */
final class Pieces {

    private final History history;
    private final PolicyBook policies;
    private final Calendaring calendaring;

    Pieces(History history, PolicyBook policies, Calendaring calendaring) {
        this.history = history;
        this.policies = policies;
        this.calendaring = calendaring;
    }

    /** One at least, of no length where the run has none. */
    List<Piece> of(Kind kind, Target target, Run run) {
        SortedSet<Instant> cuts = new TreeSet<>(policies.turns(run.from(), run.until()));
        for (History.State state : history.states()) {
            if (state.from().isAfter(run.from()) && state.from().isBefore(run.until())) {
                cuts.add(state.from());
            }
        }
        List<Piece> pieces = new ArrayList<>();
        Instant from = run.from();
        for (Instant cut : cuts) {
            add(pieces, piece(kind, target, from, cut));
            from = cut;
        }
        // What holds now is asked at the end, so that what changes at this very instant is seen.
        add(pieces, piece(kind, target, from, run.until()));
        if (run.stoppedAt() == null && run.until().isAfter(from)) {
            add(pieces, piece(kind, target, run.until(), run.until()));
        }
        return pieces;
    }

    /** What goes on as before is one piece. */
    private static void add(List<Piece> pieces, Piece next) {
        Piece before = pieces.isEmpty() ? null : pieces.getLast();
        if (before != null
                && before.facts().status().equals(next.facts().status())
                && Objects.equals(before.facts().get(Facts.TEAM), next.facts().get(Facts.TEAM))
                && before.reason() == next.reason()
                && Objects.equals(before.policy(), next.policy())
                && Objects.equals(before.calendar(), next.calendar())) {
            pieces.set(pieces.size() - 1, before.until(next.to()));
        } else {
            pieces.add(next);
        }
    }

    private Piece piece(Kind kind, Target target, Instant from, Instant to) {
        Facts facts = history.at(from);
        PolicyBook.InForce policy = policies.find(kind, target, facts, from);
        Reason reason = reason(policy == null ? null : policy.content(), facts);
        return new Piece(
                from,
                to,
                facts,
                policy,
                reason,
                policy == null || reason != Reason.COUNTED ? null : calendaring.of(policy.content(), facts));
    }

    private static Reason reason(@Nullable Content content, Facts facts) {
        if (!History.isOpen(facts)) {
            return Reason.RESOLVED;
        }
        if (content == null) {
            return Reason.NO_POLICY;
        }
        if (content.pauses().contains(facts.status())) {
            return Reason.PAUSED;
        }
        return content.concerns(facts.status()) ? Reason.COUNTED : Reason.OTHER_STATUS;
    }
}
