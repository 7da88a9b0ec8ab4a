package switchboard.servicelevels.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;
import switchboard.servicelevels.clocks.History;
import switchboard.servicelevels.clocks.HistoryReader;
import switchboard.servicelevels.policies.Kind;

/** Says at closing whether what was agreed with the customer was kept. It refuses nothing, and fails open. */
public final class OutcomeGuard implements TicketGuard {

    private final Supplier<ClockSource> source;
    private final Supplier<Clock> clock;

    public OutcomeGuard(Supplier<ClockSource> source, Supplier<Clock> clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "outcome";
    }

    @Override
    public Decision check(String command, @Nullable Ticket before, Ticket after) {
        if (before == null
                || before.status().equals("closed")
                || !after.status().equals("closed")) {
            return Decision.PASS;
        }
        History history = source.get().history(before);
        if (history == null) {
            return Decision.PASS;
        }
        Instant at = after.closedAt() == null ? clock.get().instant() : after.closedAt();
        History closed = history.then(at, HistoryReader.facts(history.last(), after), null);
        List<Outcome> outcomes = Outcome.of(source.get().clocks(closed, at), at).stream()
                .filter(outcome -> outcome.kind().equals(Kind.SLA.key()))
                .toList();
        if (outcomes.isEmpty()) {
            return Decision.PASS;
        }
        return new Decision(
                null,
                Map.of(
                        "service-levels.met",
                        outcomes.stream().allMatch(Outcome::met),
                        "service-levels.outcome",
                        outcomes.stream().map(Outcome::words).collect(Collectors.joining("; "))));
    }
}
