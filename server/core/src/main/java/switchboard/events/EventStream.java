package switchboard.events;

import static switchboard.events.EventTables.DATA;
import static switchboard.events.EventTables.ID;
import static switchboard.events.EventTables.INTERNAL;
import static switchboard.events.EventTables.JOURNAL;
import static switchboard.events.EventTables.ORGANIZATION;
import static switchboard.events.EventTables.PERMISSION;
import static switchboard.events.EventTables.POSITION;
import static switchboard.events.EventTables.POSITIONS;
import static switchboard.events.EventTables.POSITION_ENTRY;
import static switchboard.events.EventTables.TICKET;
import static switchboard.events.EventTables.TYPE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.events.Event;
import switchboard.persistence.Transactions;

/**
 * The journal as callers may see it. Whoever has {@code event:read} for all sees every entry; others see the entries of
 * the tickets they see, and of everything else what the entry's own permission reaches; and nothing of modules that are
 * not enabled for their organization. The predicate is part of the
 * query, which looks at a bounded stretch of the journal at a time.
 */
public final class EventStream {

    public static final String READ = "event:read";
    private static final int WINDOW = 1_000;
    private static final int WINDOWS = 10;

    private final Transactions transactions;
    private final SubjectVisibility visibility;

    public EventStream(Transactions transactions, SubjectVisibility visibility) {
        this.transactions = transactions;
        this.visibility = visibility;
    }

    /**
     * The visible events after a position, oldest first. Looks at no more than 10,000 positions, so a page may be short
     * or empty although more follows: go on from {@code next}.
     *
     * @param limit at least 1, at most 1,000
     * @throws ForbiddenException {@code access.forbidden} where the caller lacks {@code event:read}
     */
    public EventPage read(Caller caller, long after, int limit) {
        Reach reach = caller.reach(READ);
        if (reach.isNone()) {
            throw new ForbiddenException("access.forbidden", "Reading events needs the permission event:read.");
        }
        if (reach.all()) {
            return transactions.read(dsl -> scan(dsl, null, after, limit));
        }
        EventPage page = transactions.read(dsl -> scan(dsl, caller, after, limit));
        return new EventPage(
                page.items().stream()
                        .map(event -> visibility.shown(caller, event))
                        .toList(),
                page.next());
    }

    /** The position of the newest event, visible or not. */
    public long newest() {
        return transactions.read(JournalOrder::newest);
    }

    private EventPage scan(DSLContext dsl, @org.jspecify.annotations.Nullable Caller caller, long after, int limit) {
        long newest = JournalOrder.newest(dsl);
        List<Event> found = new ArrayList<>();
        long read = after;
        for (int window = 0; window < WINDOWS && read < newest; window++) {
            long end = Math.min(read + WINDOW, newest);
            Condition visible = caller == null ? DSL.noCondition() : visible(dsl, caller, read, end);
            int wanted = limit - found.size();
            List<Event> events = JournalReader.between(dsl, read, end, visible, wanted);
            found.addAll(events);
            if (events.size() == wanted) {
                return new EventPage(found, events.getLast().position());
            }
            read = end;
        }
        return new EventPage(found, read);
    }

    private Condition visible(DSLContext dsl, Caller caller, long after, long to) {
        Condition others = DSL.falseCondition();
        for (String permission : permissionsIn(dsl, after, to)) {
            others = others.or(PERMISSION.eq(permission).and(over(caller.reach(permission))));
        }
        Condition ofTickets = TICKET.isNotNull()
                .and(visibility.ofTickets(caller, TICKET, INTERNAL))
                .and(visibility.ofContent(caller, TYPE, DATA));
        return ofTickets.or(TICKET.isNull().and(others)).and(visibility.ofModules(caller, TYPE));
    }

    /** Few distinct ones stand in a window, whatever the plugins have made up, so they are asked for rather than known. */
    private static Set<String> permissionsIn(DSLContext dsl, long after, long to) {
        return dsl.selectDistinct(PERMISSION)
                .from(POSITIONS)
                .straightJoin(JOURNAL)
                .on(ID.eq(POSITION_ENTRY))
                .where(POSITION.gt(after), POSITION.le(to), TICKET.isNull())
                .limit(WINDOW)
                .fetchSet(PERMISSION);
    }

    private static Condition over(Reach reach) {
        return reach.all() ? DSL.trueCondition() : ORGANIZATION.in(reach.organizations());
    }
}
