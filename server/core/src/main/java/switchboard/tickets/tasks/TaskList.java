package switchboard.tickets.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.tickets.Cursors;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketTables;
import switchboard.users.UserService;

/** Tasks of all tickets: what somebody, or a team, has to do. */
public final class TaskList {

    private static final String LIST = "all-tasks";
    private static final Set<String> STATES = Set.of(Task.OPEN, Task.DONE, Task.SKIPPED);
    private static final int LONGEST_REFERENCE = 254;

    private final TicketGround ground;
    private final Access access;
    private final UserService users;

    public TaskList(TicketGround ground, Access access, UserService users) {
        this.ground = ground;
        this.access = access;
        this.users = users;
    }

    /**
     * A page, oldest task first. One of owner and team must be given: there is no list of every task of the desk.
     *
     * @param state one of the states, {@code open} where it is null
     */
    public Page<Task> list(
            Caller caller,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String state,
            @Nullable String limit,
            @Nullable String cursor) {
        access.require(caller, TicketAccess.READ_NOTES);
        int most = Limit.of(limit);
        List<Condition> conditions = new ArrayList<>(whose(caller, owner, team));
        conditions.add(TaskTables.STATE.eq(state(state)));
        if (cursor != null) {
            conditions.add(TaskTables.ID.gt(
                    Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst())));
        }
        conditions.add(ground.access().reached(caller, TicketAccess.READ));
        conditions.add(ground.access().reached(caller, TicketAccess.READ_NOTES));
        List<Task> tasks = ground.transactions().read(dsl -> TaskRows.select(dsl)
                .join(TicketTables.TICKET)
                .on(TicketTables.ID.eq(TaskTables.TICKET))
                .where(DSL.and(conditions))
                .orderBy(TaskTables.ID)
                .limit(most + 1)
                .fetch(TaskRows::task));
        boolean more = tasks.size() > most;
        List<Task> page = more ? tasks.subList(0, most) : tasks;
        return new Page<>(page, more ? new Cursor(LIST, page.getLast().id().toString()).encode() : null);
    }

    private static String state(@Nullable String state) {
        String wanted = state == null || state.isBlank() ? Task.OPEN : state.strip();
        if (!STATES.contains(wanted)) {
            throw bad("state", "one of open, done, skipped");
        }
        return wanted;
    }

    private List<Condition> whose(Caller caller, @Nullable String owner, @Nullable String team) {
        List<Condition> conditions = new ArrayList<>();
        if (owner != null && !owner.isBlank()) {
            conditions.add(TaskTables.OWNER.eq(person(caller, owner.strip())));
        }
        if (team != null && !team.isBlank()) {
            conditions.add(TaskTables.TEAM.eq(team(team.strip())));
        }
        if (conditions.isEmpty()) {
            throw new MalformedException("request.bad_filter", "Say whose tasks: owner or team.");
        }
        return conditions;
    }

    private UUID person(Caller caller, String owner) {
        if (owner.equals("me")) {
            return caller.id();
        }
        return known("owner", owner, ground.transactions().read(dsl -> users.resolvePeople(dsl, looked(owner))));
    }

    private UUID team(String team) {
        return known("team", team, ground.transactions().read(dsl -> users.resolveTeams(dsl, looked(team))));
    }

    private static List<String> looked(String reference) {
        return reference.length() <= LONGEST_REFERENCE ? List.of(reference) : List.of();
    }

    private static UUID known(String filter, String reference, Map<String, UUID> found) {
        UUID id = found.get(reference);
        if (id == null) {
            throw bad(filter, "a person or team of this desk");
        }
        return id;
    }

    private static MalformedException bad(String name, String expected) {
        return new MalformedException("request.bad_filter", name + " must be " + expected + ".");
    }
}
