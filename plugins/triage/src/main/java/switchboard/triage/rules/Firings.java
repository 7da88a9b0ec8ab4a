package switchboard.triage.rules;

import static switchboard.triage.rules.FiringTables.AT;
import static switchboard.triage.rules.FiringTables.CLASSIFIES;
import static switchboard.triage.rules.FiringTables.DONE;
import static switchboard.triage.rules.FiringTables.EFFECT;
import static switchboard.triage.rules.FiringTables.EVENT;
import static switchboard.triage.rules.FiringTables.FINISHED;
import static switchboard.triage.rules.FiringTables.FIRING;
import static switchboard.triage.rules.FiringTables.ROOT;
import static switchboard.triage.rules.FiringTables.RULE;
import static switchboard.triage.rules.FiringTables.TICKET;
import static switchboard.triage.rules.FiringTables.TRACE;
import static switchboard.triage.rules.FiringTables.TRACE_AT;
import static switchboard.triage.rules.FiringTables.TRACE_COMPLETE;
import static switchboard.triage.rules.FiringTables.TRACE_EVENT;
import static switchboard.triage.rules.FiringTables.TRACE_OUTCOMES;
import static switchboard.triage.rules.FiringTables.TRACE_POSITION;
import static switchboard.triage.rules.FiringTables.TRACE_TICKET;
import static switchboard.triage.rules.FiringTables.TRACE_TYPE;
import static switchboard.triage.rules.FiringTables.TRIP;
import static switchboard.triage.rules.FiringTables.TRIP_AT;
import static switchboard.triage.rules.FiringTables.TRIP_REASON;
import static switchboard.triage.rules.FiringTables.TRIP_ROOT;
import static switchboard.triage.rules.FiringTables.TRIP_RULE;
import static switchboard.triage.rules.FiringTables.TRIP_TICKET;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.events.Event;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.api.tickets.Ticket;
import switchboard.triage.TriagePermissions;
import switchboard.triage.definitions.Definitions;
import switchboard.triage.definitions.StoredJson;

/** What is kept of rules at work: that each fires once, how far it has come, what became of it, and where it went round. */
final class Firings {

    /** In so many chains within a day a rule may run in circles before it is suspended. */
    static final int MOST_TRIPS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Firings.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;

    Firings(Database database) {
        this.database = database;
    }

    /** Those of the events that are done with. */
    Set<UUID> complete(Collection<UUID> events) {
        return new HashSet<>(database.read(dsl -> dsl.select(TRACE_EVENT)
                .from(TRACE)
                .where(TRACE_EVENT.in(events), TRACE_COMPLETE.isTrue())
                .fetch(TRACE_EVENT)));
    }

    @Nullable
    Firing find(UUID rule, UUID event) {
        return database.read(dsl -> dsl.select(DONE, FINISHED)
                .from(FIRING)
                .where(RULE.eq(rule), EVENT.eq(event))
                .fetchOne(row -> new Firing(row.value1(), row.value2())));
    }

    /** Notes that a rule is about to act, in its trace too; false where it had this effect in this chain already. */
    boolean begin(Rule rule, Event event, UUID ticket, UUID root, Instant now) {
        return database.inTransaction(transaction -> {
            boolean first = insert(transaction.dsl(), rule, event.id(), ticket, root, now);
            if (first) {
                Outcome fired = new Outcome(rule.id(), Outcome.FIRED, null, null, List.of());
                write(transaction.dsl(), event, ticket, false, List.of(fired));
            }
            return first;
        });
    }

    /** The same for what has no event. */
    boolean begin(Rule rule, UUID occasion, UUID ticket, UUID root, Instant now) {
        return database.inTransaction(transaction -> insert(transaction.dsl(), rule, occasion, ticket, root, now));
    }

    private static boolean insert(DSLContext dsl, Rule rule, UUID occasion, UUID ticket, UUID root, Instant now) {
        return dsl.insertInto(FIRING)
                        .columns(RULE, EVENT, TICKET, ROOT, EFFECT, DONE, FINISHED, CLASSIFIES, AT)
                        .values(rule.id(), occasion, ticket, root, rule.effect(), 0, false, rule.classifies(), now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    void did(UUID rule, UUID event, int actions) {
        update(dsl -> dsl.update(FIRING)
                .set(DONE, actions)
                .where(RULE.eq(rule), EVENT.eq(event))
                .execute());
    }

    void finish(UUID rule, UUID event) {
        update(dsl -> dsl.update(FIRING)
                .set(FINISHED, true)
                .where(RULE.eq(rule), EVENT.eq(event))
                .execute());
    }

    /** Writes what became of all rules at an event: it is done with. */
    void trace(Event event, UUID ticket, List<Outcome> outcomes) {
        update(dsl -> write(dsl, event, ticket, true, outcomes));
    }

    private void update(java.util.function.ToIntFunction<DSLContext> work) {
        database.inTransaction(transaction -> work.applyAsInt(transaction.dsl()));
    }

    private static int write(DSLContext dsl, Event event, UUID ticket, boolean complete, List<Outcome> outcomes) {
        String json = StoredJson.write(
                Map.of("rules", outcomes.stream().map(Outcome::stored).toList()));
        return dsl.insertInto(TRACE)
                .columns(
                        TRACE_EVENT, TRACE_TICKET, TRACE_POSITION, TRACE_TYPE, TRACE_AT, TRACE_COMPLETE, TRACE_OUTCOMES)
                .values(event.id(), ticket, event.position(), event.type(), event.at(), complete, json)
                .onDuplicateKeyUpdate()
                .set(TRACE_COMPLETE, complete)
                .set(TRACE_OUTCOMES, json)
                .execute();
    }

    /** Tells once a chain that a rule was stopped, and suspends it where that happens again and again. */
    void trip(Rule rule, Event event, Ticket ticket, UUID root, String reason, Instant now) {
        database.inTransaction(transaction -> {
            boolean first = transaction
                            .dsl()
                            .insertInto(TRIP)
                            .columns(TRIP_RULE, TRIP_ROOT, TRIP_TICKET, TRIP_REASON, TRIP_AT)
                            .values(rule.id(), root, ticket.id(), reason, now)
                            .onDuplicateKeyIgnore()
                            .execute()
                    == 1;
            if (first) {
                tell(transaction, rule, event, ticket, root, reason);
                suspendWhereTooMany(transaction.dsl(), rule, now);
            }
            return first;
        });
    }

    private static void tell(Transaction transaction, Rule rule, Event event, Ticket ticket, UUID root, String reason) {
        LOG.warn("The rule {} was stopped on ticket {}: {}", rule.definition().name(), ticket.number(), reason);
        transaction.append(
                new EventDraft(
                        "triage.stopped",
                        new Subject("ticket", ticket.id().toString()),
                        null,
                        TriagePermissions.TRIAGE_READ,
                        ticket.organization(),
                        Map.of("rule", rule.id(), "reason", reason, "root", root)),
                event.id());
    }

    private static void suspendWhereTooMany(DSLContext dsl, Rule rule, Instant now) {
        int trips = dsl.fetchCount(dsl.selectOne()
                .from(TRIP)
                .where(TRIP_RULE.eq(rule.id()), TRIP_AT.ge(now.minus(DAY)))
                .limit(MOST_TRIPS));
        if (trips >= MOST_TRIPS) {
            Definitions.suspend(
                    dsl,
                    rule.id(),
                    "It ran in circles " + MOST_TRIPS + " times within a day; change it to let it run again.");
        }
    }
}
