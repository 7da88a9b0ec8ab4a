package switchboard.major.incidents;

import static switchboard.major.incidents.IncidentTables.INCIDENT;
import static switchboard.major.incidents.IncidentTables.OPEN_TICKET;
import static switchboard.major.incidents.IncidentTables.STATE;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Database;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;

/** A ticket does not end while its major incident goes on. */
public final class ClosingGuard implements TicketGuard {

    private static final Set<String> ENDED = Set.of("closed", "cancelled");

    private final Supplier<Database> database;

    public ClosingGuard(Supplier<Database> database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "closing";
    }

    @Override
    public Decision check(String command, @Nullable Ticket before, Ticket after) {
        if (before == null || before.status().equals(after.status()) || !ENDED.contains(after.status())) {
            return Decision.PASS;
        }
        boolean goesOn = database.get()
                .read(dsl -> dsl.fetchExists(dsl.selectOne()
                        .from(INCIDENT)
                        .where(OPEN_TICKET.eq(after.id()))
                        .and(STATE.in(IncidentState.ACTIVE))));
        return goesOn
                ? Decision.veto("The ticket's major incident goes on: resolve or undeclare it first.")
                : Decision.PASS;
    }
}
