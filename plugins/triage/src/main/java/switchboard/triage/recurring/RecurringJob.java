package switchboard.triage.recurring;

import static switchboard.triage.recurring.RecurringTables.MADE_AT;
import static switchboard.triage.recurring.RecurringTables.MADE_FOR;
import static switchboard.triage.recurring.RecurringTables.MADE_OF;
import static switchboard.triage.recurring.RecurringTables.MADE_TICKET;
import static switchboard.triage.recurring.RecurringTables.NEXT;
import static switchboard.triage.recurring.RecurringTables.NEXT_DUE;
import static switchboard.triage.recurring.RecurringTables.NEXT_ID;
import static switchboard.triage.recurring.RecurringTables.NEXT_OCCURRENCE;
import static switchboard.triage.recurring.RecurringTables.NEXT_VERSION;
import static switchboard.triage.recurring.RecurringTables.OCCURRENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.Origin;
import switchboard.triage.Ground;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;

/**
 * Makes recurring tickets when they are due. A ticket has the recurring one and its time as external id, so that it is made
 * once, whoever tries and however often. After a time in which the desk did not run, the last that was missed is made.
 */
public final class RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(RecurringJob.class);
    private static final Origin ORIGIN = new Origin("schedule", null);

    private final Ground ground;
    private final Definitions recurring;
    private final Occurrences occurrences;

    public RecurringJob(Ground ground, Definitions recurring) {
        this.ground = ground;
        this.recurring = recurring;
        this.occurrences = new Occurrences(ground);
    }

    public static JobDefinition job(Supplier<RecurringJob> job) {
        return new JobDefinition(
                "recurring", Duration.ofSeconds(20), payload -> job.get().run());
    }

    private record Due(UUID id, long version, Instant occurrence, Instant dueAt) {}

    void run() {
        Instant now = ground.clock().instant();
        Map<UUID, Due> planned = new HashMap<>();
        ground.database()
                .read(dsl -> dsl.select(NEXT_ID, NEXT_VERSION, NEXT_OCCURRENCE, NEXT_DUE)
                        .from(NEXT)
                        .limit(1_000)
                        .fetch(row -> new Due(row.value1(), row.value2(), row.value3(), row.value4())))
                .forEach(due -> planned.put(due.id(), due));
        for (Definition definition : recurring.all()) {
            Due due = planned.remove(definition.id());
            if (!definition.runs()) {
                continue;
            }
            if (due == null || due.version() != definition.version()) {
                plan(definition, now);
            } else if (!due.dueAt().isAfter(now)) {
                make(definition, due, now);
            }
        }
        if (!planned.isEmpty()) {
            write(dsl ->
                    dsl.deleteFrom(NEXT).where(NEXT_ID.in(planned.keySet())).execute());
        }
    }

    private void make(Definition definition, Due due, Instant now) {
        Instant last = due.occurrence();
        for (Occurrences.Occurrence next = occurrences.next(definition, last).orElse(null);
                next != null && !next.dueAt().isAfter(now);
                next = occurrences.next(definition, last).orElse(null)) {
            last = next.occurrence();
        }
        try {
            create(definition, last, now);
        } catch (ServiceDeskException refusal) {
            if (refusal.refusal() == Refusal.UNAVAILABLE || refusal.refusal() == Refusal.TOO_MANY) {
                throw refusal;
            }
            LOG.warn("The recurring ticket {} cannot be made: {}", definition.name(), refusal.detail());
            String problem = "The ticket cannot be made: " + refusal.detail();
            write(dsl -> {
                Definitions.suspend(
                        dsl, definition.id(), problem.length() <= 500 ? problem : problem.substring(0, 500));
                return 1;
            });
            return;
        }
        plan(definition, last);
    }

    private void create(Definition definition, Instant occurrence, Instant now) {
        UUID made = ticket(definition, occurrence);
        write(dsl -> dsl.insertInto(OCCURRENCE)
                .columns(MADE_OF, MADE_FOR, MADE_TICKET, MADE_AT)
                .values(definition.id(), occurrence, made, now)
                .onDuplicateKeyIgnore()
                .execute());
    }

    private @Nullable UUID ticket(Definition definition, Instant occurrence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) definition.content().get("ticket"))
                .forEach((name, value) -> fields.put(String.valueOf(name), value));
        if (definition.organization() != null) {
            fields.put("organization", definition.organization().toString());
        }
        fields.put("externalId", "recurring:" + definition.id() + ":" + occurrence.getEpochSecond());
        try {
            return ground.tickets()
                    .create(ground.access().system(), fields, ORIGIN)
                    .id();
        } catch (ServiceDeskException refusal) {
            if (refusal.code().equals("ticket.duplicate_external_id")) {
                return null;
            }
            throw refusal;
        }
    }

    private void plan(Definition definition, Instant after) {
        Occurrences.Occurrence next = occurrences.next(definition, after).orElse(null);
        if (next == null) {
            write(dsl -> dsl.deleteFrom(NEXT).where(NEXT_ID.eq(definition.id())).execute());
            return;
        }
        write(dsl -> dsl.insertInto(NEXT)
                .columns(NEXT_ID, NEXT_VERSION, NEXT_OCCURRENCE, NEXT_DUE)
                .values(definition.id(), definition.version(), next.occurrence(), next.dueAt())
                .onDuplicateKeyUpdate()
                .set(NEXT_VERSION, definition.version())
                .set(NEXT_OCCURRENCE, next.occurrence())
                .set(NEXT_DUE, next.dueAt())
                .execute());
    }

    private void write(java.util.function.ToIntFunction<org.jooq.DSLContext> work) {
        ground.database().inTransaction(transaction -> work.applyAsInt(transaction.dsl()));
    }

    /** The next times, for whoever looks at it. */
    List<Occurrences.Occurrence> preview(Definition definition, int count) {
        return occurrences.next(definition, ground.clock().instant(), count);
    }
}
