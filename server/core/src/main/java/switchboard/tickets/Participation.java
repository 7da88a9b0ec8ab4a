package switchboard.tickets;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Ticket;

/**
 * Who takes part in the swarm of a ticket: asked of single tickets, where the reach of a permission does not decide. Lists
 * do not ask it.
 */
public interface Participation {

    /** Where nobody takes part in anything. */
    Participation NONE = new Participation() {
        @Override
        public Condition joined(Caller caller) {
            return DSL.falseCondition();
        }

        @Override
        public boolean mayJoin(Caller caller) {
            return false;
        }

        @Override
        public boolean permits(Caller caller, String permission, Ticket ticket) {
            return false;
        }
    };

    /** The tickets whose swarm the caller takes part in, as part of a query. */
    Condition joined(Caller caller);

    /** Whether taking part would permit the caller anything at all. Costs no query. */
    boolean mayJoin(Caller caller);

    /** Whether taking part permits this to the caller. Not within a transaction. */
    boolean permits(Caller caller, String permission, Ticket ticket);
}
