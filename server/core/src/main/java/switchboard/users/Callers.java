package switchboard.users;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import switchboard.access.CallerRecord;
import switchboard.access.RoleBook;
import switchboard.access.RoleGrant;
import switchboard.access.Standing;
import switchboard.api.access.Caller;
import switchboard.api.users.User;
import switchboard.persistence.Transactions;

/** People as the callers they would be at this moment: for what is sent to somebody who does not ask for it. */
public final class Callers {

    private final Transactions transactions;
    private final StandingReader standings;
    private final RoleBook roles;
    private final Directory directory = new Directory();

    Callers(Transactions transactions, StandingReader standings, RoleBook roles) {
        this.transactions = transactions;
        this.standings = standings;
        this.roles = roles;
    }

    /** The active ones of these people. */
    public Map<UUID, Caller> of(Collection<UUID> people) {
        return transactions.read(dsl -> read(dsl, people));
    }

    private Map<UUID, Caller> read(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Caller> callers = new HashMap<>();
        Map<UUID, User> users = directory.users(dsl, people);
        for (Standing standing : standings.of(dsl, people).values()) {
            User user = users.get(standing.person());
            if (user != null && standing.active()) {
                callers.put(user.id(), caller(dsl, user, standing));
            }
        }
        return callers;
    }

    private Caller caller(DSLContext dsl, User user, Standing standing) {
        String name = user.username();
        return new CallerRecord(
                user.id(),
                name == null ? user.id().toString() : name,
                standing.organization(),
                standing.teams(),
                standing.grants().stream().map(RoleGrant::role).collect(Collectors.toSet()),
                user.locale(),
                false,
                roles.reaches(dsl, standing));
    }
}
