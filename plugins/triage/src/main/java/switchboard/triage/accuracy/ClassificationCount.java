package switchboard.triage.accuracy;

import static switchboard.triage.accuracy.AccuracyTables.CATEGORY;
import static switchboard.triage.accuracy.AccuracyTables.COUNTS;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_CATEGORY;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_DAY;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_FIRST;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_ORGANIZATION;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_SOURCE;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_SOURCE_ID;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_TICKETS;
import static switchboard.triage.accuracy.AccuracyTables.DAY;
import static switchboard.triage.accuracy.AccuracyTables.FIRST;
import static switchboard.triage.accuracy.AccuracyTables.ORGANIZATION;
import static switchboard.triage.accuracy.AccuracyTables.PERSON;
import static switchboard.triage.accuracy.AccuracyTables.POSITION;
import static switchboard.triage.accuracy.AccuracyTables.RULE;
import static switchboard.triage.accuracy.AccuracyTables.TICKET;
import static switchboard.triage.accuracy.AccuracyTables.TICKETS;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.EventSubscription;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.rules.Classifiers;

/** Counts classifications as they happen: an event is counted once, however often it comes. */
public final class ClassificationCount {

    private final Ground ground;

    public ClassificationCount(Ground ground) {
        this.ground = ground;
    }

    public static EventSubscription subscription(Supplier<ClassificationCount> count) {
        return new EventSubscription("accuracy", Set.of("ticket.created", "ticket.changed"), events -> count.get()
                .handle(events));
    }

    void handle(List<Event> events) {
        for (Event event : events) {
            String category = category(event);
            if (category != null) {
                take(event, UUID.fromString(event.subject().id()), category);
            }
        }
    }

    /** The category that an event gives; empty where it takes it away, null where it does neither. */
    private static @Nullable String category(Event event) {
        if (event.type().equals("ticket.created")) {
            return event.data().get("category") instanceof String given ? given : null;
        }
        if (event.data().get("changes") instanceof List<?> changes) {
            for (Object each : changes) {
                if (each instanceof Map<?, ?> change && "category".equals(change.get("field"))) {
                    return change.get("after") instanceof String given ? given : "";
                }
            }
        }
        return null;
    }

    private void take(Event event, UUID ticket, String category) {
        Classification there = ground.database().read(dsl -> find(dsl, ticket));
        Ticket found = there == null && !category.isEmpty()
                ? ground.tickets().find(ground.access().system(), ticket).orElse(null)
                : null;
        ground.database().inTransaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            if (there != null) {
                move(dsl, there, category, event.position());
            } else if (found != null) {
                begin(dsl, event, found, category);
            }
            return ticket;
        });
    }

    private static void move(DSLContext dsl, Classification there, String category, long position) {
        int moved = dsl.update(TICKETS)
                .set(CATEGORY, category)
                .set(POSITION, position)
                .where(TICKET.eq(there.ticket()), POSITION.eq(there.position()), POSITION.lt(position))
                .execute();
        if (moved == 1 && !there.category().equals(category)) {
            count(dsl, there, -1);
            count(dsl, there.now(category, position), 1);
        }
    }

    private static void begin(DSLContext dsl, Event event, Ticket ticket, String category) {
        UUID rule = event.cause() == null ? null : Classifiers.of(dsl, event.cause());
        Classification first = new Classification(
                ticket.id(),
                ticket.organization(),
                category,
                category,
                event.at().atZone(ZoneOffset.UTC).toLocalDate(),
                rule,
                rule == null ? event.actor() : null,
                event.position());
        int made = dsl.insertInto(TICKETS)
                .columns(TICKET, ORGANIZATION, FIRST, CATEGORY, DAY, RULE, PERSON, POSITION)
                .values(
                        first.ticket(),
                        first.organization(),
                        first.first(),
                        first.category(),
                        first.day(),
                        first.rule(),
                        first.person(),
                        first.position())
                .onDuplicateKeyIgnore()
                .execute();
        if (made == 1) {
            count(dsl, first, 1);
        }
    }

    private static void count(DSLContext dsl, Classification one, int more) {
        dsl.insertInto(COUNTS)
                .columns(
                        COUNT_DAY,
                        COUNT_ORGANIZATION,
                        COUNT_SOURCE,
                        COUNT_SOURCE_ID,
                        COUNT_FIRST,
                        COUNT_CATEGORY,
                        COUNT_TICKETS)
                .values(one.day(), one.organization(), one.source(), one.sourceId(), one.first(), one.category(), more)
                .onDuplicateKeyUpdate()
                .set(COUNT_TICKETS, COUNT_TICKETS.plus(more))
                .execute();
    }

    private static @Nullable Classification find(DSLContext dsl, UUID ticket) {
        return dsl.select(TICKET, ORGANIZATION, FIRST, CATEGORY, DAY, RULE, PERSON, POSITION)
                .from(TICKETS)
                .where(TICKET.eq(ticket))
                .fetchOne(row -> new Classification(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }
}
