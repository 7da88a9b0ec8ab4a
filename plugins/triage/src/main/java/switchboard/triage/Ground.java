package switchboard.triage;

import java.time.Clock;
import java.util.UUID;
import switchboard.api.PluginContext;
import switchboard.api.access.Access;
import switchboard.api.events.Events;
import switchboard.api.jobs.JobQueue;
import switchboard.api.persistence.Database;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.TicketService;
import switchboard.api.users.UserDirectory;

/** What every part of the module stands on. */
public record Ground(
        Database database,
        TicketService tickets,
        Events events,
        UserDirectory users,
        Access access,
        Settings settings,
        JobQueue jobs,
        Outside outside,
        Clock clock) {

    static Ground of(PluginContext context, Outside outside) {
        return new Ground(
                context.database(),
                context.tickets(),
                context.events(),
                context.users(),
                context.access(),
                context.settings(),
                context.jobs(),
                outside,
                context.clock());
    }

    /** An id that orders by time, so that rows are written at the end of their index. */
    public UUID newId() {
        UUID random = UUID.randomUUID();
        long high = clock.millis() << 16 | 0x7000L | random.getMostSignificantBits() & 0x0FFFL;
        return new UUID(high, random.getLeastSignificantBits());
    }
}
