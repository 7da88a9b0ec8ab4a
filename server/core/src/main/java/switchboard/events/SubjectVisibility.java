package switchboard.events;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;

/** Which entries of tickets a caller may see. The tickets room knows; the journal asks for it as part of its query. */
@FunctionalInterface
public interface SubjectVisibility {

    /**
     * The predicate over entries whose ticket column is not null: the ticket is visible to the caller, and an internal
     * entry is visible only where the caller may read the ticket's notes.
     *
     * @param ticket the column with the ticket's id, of the outer query
     * @param internal the column with the internal mark, of the outer query
     */
    Condition ofTickets(Caller caller, Field<UUID> ticket, Field<Boolean> internal);

    /**
     * What more the content of an entry of a ticket demands: one that names another ticket is for those who see both.
     *
     * @param type the column with the entry's type, of the outer query
     * @param data the column with its data, of the outer query
     */
    default Condition ofContent(Caller caller, Field<String> type, Field<String> data) {
        return DSL.noCondition();
    }

    /**
     * The entries of modules that are enabled for the caller's organization, and all entries of the core.
     *
     * @param type the column with the entry's type, of the outer query
     */
    default Condition ofModules(Caller caller, Field<String> type) {
        return DSL.noCondition();
    }

    /** A visible event without what it says of things that the caller does not see. */
    default Event shown(Caller caller, Event event) {
        return event;
    }
}
