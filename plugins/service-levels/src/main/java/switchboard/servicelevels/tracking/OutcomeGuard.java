package switchboard.servicelevels.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketField;
import switchboard.api.tickets.TicketGuard;
import switchboard.servicelevels.clocks.Chronicle;
import switchboard.servicelevels.clocks.History;
import switchboard.servicelevels.policies.Kind;

/** Says at closing whether what was agreed with the customer was kept. It refuses nothing, and fails open. */
public final class OutcomeGuard implements TicketGuard {

    private static final String MOUNT = "service-levels.";
    private static final String MET = "met";
    private static final String OUTCOME = "outcome";

    private final Supplier<ClockSource> source;
    private final Supplier<Clock> clock;

    public OutcomeGuard(Supplier<ClockSource> source, Supplier<Clock> clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What it says it in: set by nobody else. */
    public static List<TicketField> fields() {
        return List.of(
                field(
                        MET,
                        TicketField.Type.BOOLEAN,
                        Map.of(
                                "en",
                                "Service level met",
                                "sv",
                                "Servicenivån hölls",
                                "ru",
                                "Уровень сервиса соблюдён",
                                "zh",
                                "已达到服务级别")),
                field(
                        OUTCOME,
                        TicketField.Type.LONG_TEXT,
                        Map.of(
                                "en",
                                "Service-level outcome",
                                "sv",
                                "Utfall för servicenivån",
                                "ru",
                                "Итог по уровню сервиса",
                                "zh",
                                "服务级别结果")));
    }

    private static TicketField field(String name, TicketField.Type type, Map<String, String> labels) {
        return new TicketField(name, type, labels, Set.of(), List.of(), true);
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
        History closed = history.then(at, Chronicle.facts(history.last(), after), null);
        List<Outcome> outcomes = Outcome.of(source.get().clocks(closed, at), at).stream()
                .filter(outcome -> outcome.kind().equals(Kind.SLA.key()))
                .toList();
        if (outcomes.isEmpty()) {
            return Decision.PASS;
        }
        return new Decision(
                null,
                Map.of(
                        MOUNT + MET,
                        outcomes.stream().allMatch(Outcome::met),
                        MOUNT + OUTCOME,
                        outcomes.stream().map(Outcome::words).collect(Collectors.joining("; "))));
    }
}
