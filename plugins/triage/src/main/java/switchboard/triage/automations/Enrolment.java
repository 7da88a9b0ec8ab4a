package switchboard.triage.automations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Page;
import switchboard.api.persistence.Columns;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.definitions.Definition;

/** Gives timers to the tickets that are in their status when an automation is written or changed. A page at a time. */
final class Enrolment {

    private static final Table<?> ENROLMENT = DSL.table(DSL.name("triage_enrolment"));
    private static final Field<UUID> ID = Columns.id(ENROLMENT, "automation_id");
    private static final Field<Long> VERSION = Columns.number(ENROLMENT, "version");
    private static final Field<String> NEXT = Columns.text(ENROLMENT, "next_page");
    private static final Field<Boolean> DONE = Columns.flag(ENROLMENT, "done");

    private static final int PAGE = 200;
    private static final int PAGES_A_RUN = 50;

    private final Ground ground;
    private final Timers timers;

    Enrolment(Ground ground, Timers timers) {
        this.ground = ground;
        this.timers = timers;
    }

    private record State(long version, @Nullable String next, boolean done) {}

    void run(List<Automation> automations) {
        Map<UUID, State> states = new HashMap<>();
        ground.database()
                .read(dsl -> dsl.select(ID, VERSION, NEXT, DONE)
                        .from(ENROLMENT)
                        .limit(1_000)
                        .fetch())
                .forEach(row -> states.put(row.value1(), new State(row.value2(), row.value3(), row.value4())));
        int pages = PAGES_A_RUN;
        for (Automation each : automations) {
            Definition definition = each.definition();
            State state = states.get(definition.id());
            if (state == null || state.version() != definition.version()) {
                while (timers.forget(definition.id(), 1_000)) {
                    // Some at a time: one statement over a large table would hold up everybody else.
                }
                state = new State(definition.version(), null, each.due() != null);
                save(definition.id(), state);
            }
            while (!state.done() && pages > 0) {
                state = page(each, state);
                pages--;
            }
        }
    }

    private State page(Automation automation, State state) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("status", List.copyOf(automation.statuses()));
        parameters.put("sort", List.of("createdAt"));
        parameters.put("limit", List.of(Integer.toString(PAGE)));
        if (state.next() != null) {
            parameters.put("cursor", List.of(state.next()));
        }
        if (automation.definition().organization() != null) {
            parameters.put(
                    "organization",
                    List.of(automation.definition().organization().toString()));
        }
        Page<Ticket> page = ground.tickets().list(ground.access().system(), parameters);
        State after = new State(state.version(), page.next(), page.next() == null);
        UUID id = automation.definition().id();
        ground.database().inTransaction(transaction -> {
            for (Ticket ticket : page.items()) {
                timers.enrol(
                        transaction.dsl(), id, ticket.id(), ticket.updatedAt().plus(automation.time()));
            }
            return page;
        });
        save(id, after);
        return after;
    }

    private void save(UUID id, State state) {
        ground.database().inTransaction(transaction -> transaction
                .dsl()
                .insertInto(ENROLMENT)
                .columns(ID, VERSION, NEXT, DONE)
                .values(id, state.version(), state.next(), state.done())
                .onDuplicateKeyUpdate()
                .set(VERSION, state.version())
                .set(NEXT, state.next())
                .set(DONE, state.done())
                .execute());
    }
}
