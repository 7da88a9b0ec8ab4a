package switchboard.tickets;

import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.events.SubjectVisibility;
import switchboard.tickets.fields.FieldTables;

/** Which entries of tickets a caller may see in the event stream, as part of its query. */
public final class TicketVisibility implements SubjectVisibility {

    private final TicketAccess access;
    private final ModuleReaches modules;
    private final ModuleFields fields;

    /**
     * @param modules for which organizations each module is enabled
     * @param fields what is defined, and for whom
     */
    public TicketVisibility(Access access, ModuleReaches modules, FieldTables fields) {
        this.access = new TicketAccess(access);
        this.modules = modules;
        this.fields = new ModuleFields(modules, fields);
    }

    @Override
    public Condition ofTickets(Caller caller, Field<UUID> ticket, Field<Boolean> internal) {
        Condition notes = access.reached(caller, TicketAccess.READ_NOTES);
        return DSL.exists(DSL.selectOne()
                .from(TicketTables.TICKET)
                .where(TicketTables.ID.eq(ticket))
                .and(access.reached(caller, TicketAccess.READ))
                .and(internal.isFalse().or(notes)));
    }

    @Override
    public Condition ofContent(Caller caller, Field<String> type, Field<String> data) {
        return access.otherEndReached(caller, type, data);
    }

    @Override
    public Condition ofModules(Caller caller, Field<String> type) {
        Condition condition = DSL.noCondition();
        for (String noun : modules.nounsBeyond(caller)) {
            // The slash is the character after the dot: a range, so that an underscore is no wildcard.
            condition = condition.and(type.lt(noun + ".").or(type.ge(noun + "/")));
        }
        return condition;
    }

    @Override
    public Event shown(Caller caller, Event event) {
        Map<String, Object> data = fields.shown(caller, event.data());
        return data == event.data()
                ? event
                : new Event(
                        event.id(),
                        event.position(),
                        event.type(),
                        event.at(),
                        event.actor(),
                        event.cause(),
                        event.subject(),
                        data);
    }
}
