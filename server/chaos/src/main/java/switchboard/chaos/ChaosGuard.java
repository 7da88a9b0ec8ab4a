package switchboard.chaos;

import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;

/** Lets everything pass, or misbehaves. */
final class ChaosGuard implements TicketGuard {

    private final Misdeeds misdeeds;

    ChaosGuard(Misdeeds misdeeds) {
        this.misdeeds = misdeeds;
    }

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public Decision check(String command, @Nullable Ticket before, Ticket after) {
        misdeeds.strike(Place.GUARD);
        return misdeeds.at(Place.GUARD) == Mode.GARBAGE ? nothing() : Decision.PASS;
    }

    private static @Nullable Decision nothing() {
        return null;
    }
}
