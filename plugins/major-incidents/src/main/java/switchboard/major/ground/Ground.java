package switchboard.major.ground;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.PluginContext;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.approvals.Approvals;
import switchboard.api.events.Events;
import switchboard.api.http.Input;
import switchboard.api.jobs.JobQueue;
import switchboard.api.persistence.Database;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.TicketService;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/** What the host gives, as every room needs it. */
public record Ground(
        Database database,
        Access access,
        UserDirectory users,
        TicketService tickets,
        Events events,
        Approvals approvals,
        JobQueue jobs,
        Settings settings,
        Clock clock,
        TimeOrderedIds ids) {

    private static final int LONGEST_REFERENCE = 200;

    public static Ground of(PluginContext context) {
        return new Ground(
                context.database(),
                context.access(),
                context.users(),
                context.tickets(),
                context.events(),
                context.approvals(),
                context.jobs(),
                context.settings(),
                context.clock(),
                new TimeOrderedIds(context.clock(), new SecureRandom()));
    }

    /** As precise as the database keeps it, so that what is answered now is what is read later. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The person who acts, null for the desk itself. */
    public @Nullable UUID actor(Caller caller) {
        return caller.id().equals(access.system().id()) ? null : caller.id();
    }

    /** An active person that a field of the input names, null where it names none; then the fault is noted. */
    public @Nullable UUID person(Input input, String field) {
        String reference = input.text(field, LONGEST_REFERENCE);
        if (reference == null) {
            return null;
        }
        UUID found =
                users.findUser(reference).filter(User::active).map(User::id).orElse(null);
        if (found == null) {
            input.fail(field, "not_found", "names no active person");
        }
        return found;
    }
}
