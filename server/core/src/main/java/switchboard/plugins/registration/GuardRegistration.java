package switchboard.plugins.registration;

import java.util.List;
import switchboard.plugins.generation.Generation;
import switchboard.tickets.TicketGuards;

/** Guards that commands to tickets pass. */
public final class GuardRegistration implements Registration {

    private final TicketGuards guards;

    public GuardRegistration(TicketGuards guards) {
        this.guards = guards;
    }

    @Override
    public void publish(Generation generation) {
        guards.set(generation.id(), generation.guards());
    }

    @Override
    public void unpublish(Generation generation) {
        guards.set(generation.id(), List.of());
    }
}
