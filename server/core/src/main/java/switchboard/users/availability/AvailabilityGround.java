package switchboard.users.availability;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.tickets.Origin;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.users.UserAccounts;
import switchboard.users.UserService;
import switchboard.users.UserView;

/**
 * What the commands of this package stand on.
 *
 * @param completion told, inside the transaction, where the result of the request under way can be read
 */
public record AvailabilityGround(
        Transactions transactions,
        Ids ids,
        Clock clock,
        Journal journal,
        AuditLog audit,
        UserAccounts accounts,
        UserService users,
        BiConsumer<Work, String> completion) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The time as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The person, where the caller may see them; 404 otherwise. */
    UserView visible(Caller caller, String user) {
        if (!ID.matcher(user).matches()) {
            throw new NotFoundException("user.not_found", "There is no such person.");
        }
        return accounts.get(caller, UUID.fromString(user));
    }

    /** The same, and 403 where the permission does not reach them. */
    UserView editable(Caller caller, String user, String permission) {
        UserView view = visible(caller, user);
        Set<UUID> shared = new HashSet<>(view.teams());
        shared.retainAll(caller.reach(permission).teams());
        if (shared.isEmpty() && !caller.reach(permission).covers(view.organization(), null, Set.of(view.id()))) {
            throw new ForbiddenException("access.forbidden", "This needs the permission " + permission + ".");
        }
        return view;
    }

    static UUID id(String text, NotFoundException absent) {
        if (!ID.matcher(text).matches()) {
            throw absent;
        }
        return UUID.fromString(text);
    }

    /** Tells the journal what was said of a person. */
    void tell(Work work, String type, Caller caller, UserView person, Map<String, Object> data) {
        tell(work, type, caller, person, data, Origin.API);
    }

    /** The same, of what was not said over the API. */
    void tell(Work work, String type, Caller caller, UserView person, Map<String, Object> data, Origin origin) {
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        type,
                        new Subject("user", person.id().toString()),
                        null,
                        caller.id(),
                        origin.channel(),
                        origin.cause(),
                        now(),
                        false,
                        "user:read",
                        person.organization(),
                        data,
                        Map.of()));
    }
}
