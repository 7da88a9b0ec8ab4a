package switchboard.triage.automations;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.api.persistence.Database;

/** When automations are due on tickets: one row for each automation and ticket that it watches. */
final class Timers {

    private static final Table<?> TIMER = DSL.table(DSL.name("triage_timer"));
    private static final Field<UUID> AUTOMATION = Columns.id(TIMER, "automation_id");
    private static final Field<UUID> TICKET = Columns.id(TIMER, "ticket_id");
    private static final Field<String> PERIOD = Columns.text(TIMER, "period");
    private static final Field<UUID> CAUSE = Columns.id(TIMER, "cause");
    private static final Field<Instant> DUE = Columns.instant(TIMER, "due_at");
    private static final Field<Instant> FIRED = Columns.instant(TIMER, "fired_at");

    private final Database database;

    Timers(Database database) {
        this.database = database;
    }

    /**
     * One that is due.
     *
     * @param period what it is due in: a stay in a status, begun by an event
     * @param cause the event since which nothing happened, null where that is not known
     */
    record Timer(
            UUID automation,
            UUID ticket,
            String period,
            @Nullable UUID cause,
            Instant dueAt) {}

    /** A ticket has come into a status that an automation watches: a period begins, in which it acts once. */
    void begin(UUID automation, UUID ticket, String period, @Nullable UUID cause, Instant dueAt) {
        database.inTransaction(transaction -> transaction
                .dsl()
                .insertInto(TIMER)
                .columns(AUTOMATION, TICKET, PERIOD, CAUSE, DUE, FIRED)
                .values(automation, ticket, period, cause, dueAt, null)
                .onDuplicateKeyUpdate()
                // The same event again must not wind up what has run down since.
                .set(DUE, DSL.when(PERIOD.eq(period), DUE).otherwise(DSL.val(dueAt, Columns.INSTANT)))
                .set(FIRED, DSL.when(PERIOD.eq(period), FIRED).otherwise(DSL.castNull(Columns.INSTANT)))
                .set(CAUSE, DSL.when(PERIOD.eq(period), CAUSE).otherwise(DSL.val(cause, Columns.ID)))
                .set(PERIOD, period)
                .execute());
    }

    /** For a ticket that was in its status before the automation came; one that is watched already stays as it is. */
    void enrol(DSLContext dsl, UUID automation, UUID ticket, Instant dueAt) {
        dsl.insertInto(TIMER)
                .columns(AUTOMATION, TICKET, PERIOD, CAUSE, DUE, FIRED)
                .values(automation, ticket, "enrolled", null, dueAt, null)
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** Something happened to a ticket: whoever waits for it to be idle waits anew. */
    void postpone(UUID automation, UUID ticket, UUID cause, Instant dueAt) {
        database.inTransaction(transaction -> transaction
                .dsl()
                .update(TIMER)
                .set(DUE, dueAt)
                .set(CAUSE, cause)
                .where(AUTOMATION.eq(automation), TICKET.eq(ticket), FIRED.isNull(), DUE.lt(dueAt))
                .execute());
    }

    /** A ticket is watched by these alone. */
    void keep(UUID ticket, Collection<UUID> automations) {
        database.inTransaction(transaction -> transaction
                .dsl()
                .deleteFrom(TIMER)
                .where(TICKET.eq(ticket), automations.isEmpty() ? DSL.noCondition() : AUTOMATION.notIn(automations))
                .execute());
    }

    /** Forgets the timers of an automation, some at a time; whether there may be more. */
    boolean forget(UUID automation, int most) {
        return database.inTransaction(transaction -> transaction
                        .dsl()
                        .deleteFrom(TIMER)
                        .where(AUTOMATION.eq(automation))
                        .limit(most)
                        .execute())
                == most;
    }

    List<Timer> due(Instant now, int most) {
        return database.read(dsl -> dsl.select(AUTOMATION, TICKET, PERIOD, CAUSE, DUE)
                .from(TIMER)
                .where(DUE.le(now))
                .orderBy(DUE)
                .limit(most)
                .fetch(row -> new Timer(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }

    /** It has acted, or has nothing to do: not again within the period. */
    void fired(Timer timer, Instant now) {
        database.inTransaction(transaction -> transaction
                .dsl()
                .update(TIMER)
                .set(FIRED, now)
                .setNull(DUE)
                .where(AUTOMATION.eq(timer.automation()), TICKET.eq(timer.ticket()), PERIOD.eq(timer.period()))
                .execute());
    }

    /** Those of the tickets on which an automation has acted. */
    List<UUID> watched(UUID automation, Collection<UUID> tickets) {
        return database.read(dsl -> dsl.select(TICKET)
                .from(TIMER)
                .where(AUTOMATION.eq(automation), TICKET.in(tickets))
                .fetch(TICKET));
    }
}
