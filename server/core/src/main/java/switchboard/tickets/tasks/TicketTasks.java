package switchboard.tickets.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Work;
import switchboard.tickets.Cursors;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketFinder;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketJournal;
import switchboard.users.UserService;

/**
 * The tasks within a ticket. Every command writes the ticket's row first: so they come one after the other, and none of
 * them passes unseen by a move of the ticket.
 */
public final class TicketTasks {

    private static final String LIST = "tasks";

    private final TicketGround ground;
    private final UserService users;

    public TicketTasks(TicketGround ground, UserService users) {
        this.ground = ground;
        this.users = users;
    }

    /** The tasks of a ticket in their order. */
    public Page<Task> list(Caller caller, String ticket, int limit, @Nullable String cursor) {
        Condition after = cursor == null
                ? DSL.noCondition()
                : TaskTables.POSITION.gt((int)
                        Cursors.number(Cursor.decode(cursor, LIST, 1).key().getFirst()));
        Ticket found = readable(caller, ticket);
        List<Task> tasks = ground.transactions().read(dsl -> TaskRows.select(dsl)
                .where(TaskTables.TICKET.eq(found.id()).and(after))
                .orderBy(TaskTables.POSITION, TaskTables.ID)
                .limit(limit + 1)
                .fetch(TaskRows::task));
        boolean more = tasks.size() > limit;
        List<Task> page = more ? tasks.subList(0, limit) : tasks;
        return new Page<>(
                page, more ? new Cursor(LIST, Integer.toString(page.getLast().position())).encode() : null);
    }

    public Task get(Caller caller, String ticket, String id) {
        Ticket found = readable(caller, ticket);
        return ground.transactions().read(dsl -> task(dsl, found, id));
    }

    /** Adds a task, at the end unless its position says otherwise. */
    public Task add(Caller caller, String ticket, Input input, Origin origin) {
        Ticket found = changeable(caller, ticket);
        TaskInput fields = ground.transactions().read(dsl -> TaskInput.read(input, true, dsl, users));
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        UUID id = ground.ids().next();
        return ground.transactions().inTransaction(work -> {
            int count = lockedCount(work, found, act, 1);
            Integer wish = fields.position();
            int position = wish == null ? count + 1 : Math.min(wish, count + 1);
            TaskRows.shift(work.dsl(), found.id(), position, count, 1);
            Task task = fields.applied(blank(id, found, position, act), act.at());
            TaskRows.insert(work.dsl(), List.of(task));
            ground.journal().append(work, TaskJournal.of(ground, TaskJournal.CREATED, task, found, act));
            ground.completion().completes(work, "/api/v1/tickets/" + found.id() + "/tasks/" + id);
            return task;
        });
    }

    /** Adds the items of a checklist, at the end. */
    public List<Task> addAll(Caller caller, String ticket, List<Checklist.Item> items, Origin origin) {
        Ticket found = changeable(caller, ticket);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        return ground.transactions().inTransaction(work -> {
            int count = lockedCount(work, found, act, items.size());
            List<Task> tasks = new ArrayList<>();
            for (Checklist.Item item : items) {
                tasks.add(item.task(blank(ground.ids().next(), found, count + tasks.size() + 1, act)));
            }
            if (!tasks.isEmpty()) {
                TaskRows.insert(work.dsl(), tasks);
            }
            ground.journal()
                    .appendAll(
                            work,
                            tasks.stream()
                                    .map(task -> TaskJournal.of(ground, TaskJournal.CREATED, task, found, act))
                                    .toList());
            ground.completion().completes(work, "/api/v1/tickets/" + found.id() + "/tasks?limit=200");
            return tasks;
        });
    }

    private static Task blank(UUID id, Ticket ticket, int position, TicketJournal.Act act) {
        Instant at = act.at();
        return new Task(
                id, ticket.id(), position, "", "", null, null, null, Task.OPEN, false, act.actor(), at, at, null, 1);
    }

    /** How many tasks there are, once nobody else can add one. */
    private int lockedCount(Work work, Ticket ticket, TicketJournal.Act act, int more) {
        lock(work, ticket, act);
        int count = TaskRows.count(work.dsl(), ticket.id());
        if (count + more > TaskInput.MOST_TASKS) {
            throw new ConflictException(
                    "ticket.too_many_tasks", "A ticket has at most " + TaskInput.MOST_TASKS + " tasks.");
        }
        return count;
    }

    private void lock(Work work, Ticket ticket, TicketJournal.Act act) {
        if (!ground.mark(work, ticket, act.at())) {
            throw TicketFinder.absent();
        }
    }

    /** @param ifVersion the version the change is meant for, or null for the newest */
    public Task change(Caller caller, String ticket, String id, Input input, @Nullable Long ifVersion, Origin origin) {
        Ticket found = changeable(caller, ticket);
        TaskInput fields = ground.transactions().read(dsl -> TaskInput.read(input, false, dsl, users));
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        return OptimisticLock.inTransaction(ground.transactions(), work -> {
            lock(work, found, act);
            Task before = task(work.dsl(), found, id);
            Task wanted = moved(work.dsl(), fields.applied(before, act.at()), fields.position());
            OptimisticLock.require(ifVersion, before.version(), plain(wanted), plain(before));
            return wanted.equals(before) ? before : written(work, before, wanted, found, act);
        });
    }

    private Task written(Work work, Task before, Task wanted, Ticket ticket, TicketJournal.Act act) {
        int from = before.position();
        int to = wanted.position();
        TaskRows.shift(work.dsl(), ticket.id(), from + 1, to, -1);
        TaskRows.shift(work.dsl(), ticket.id(), to, from - 1, 1);
        Task after = stamped(wanted, to, before.version() + 1, act.at());
        OptimisticLock.changedOne(TaskRows.update(work.dsl(), before, after));
        ground.journal().append(work, TaskJournal.changed(ground, before, after, ticket, act));
        return after;
    }

    private static Task moved(DSLContext dsl, Task task, @Nullable Integer position) {
        if (position == null) {
            return task;
        }
        int last = TaskRows.count(dsl, task.ticket());
        return stamped(task, Math.min(position, last), task.version(), task.updatedAt());
    }

    private static Task stamped(Task task, int position, long version, Instant updatedAt) {
        return new Task(
                task.id(),
                task.ticket(),
                position,
                task.title(),
                task.description(),
                task.owner(),
                task.team(),
                task.due(),
                task.state(),
                task.required(),
                task.author(),
                task.createdAt(),
                updatedAt,
                task.endedAt(),
                version);
    }

    private static Map<String, @Nullable Object> plain(Task task) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("title", task.title());
        plain.put("description", task.description());
        plain.put("owner", task.owner());
        plain.put("team", task.team());
        plain.put("due", task.due() == null ? null : task.due().toString());
        plain.put("state", task.state());
        plain.put("required", task.required());
        plain.put("position", task.position());
        return plain;
    }

    public void remove(Caller caller, String ticket, String id, Origin origin) {
        Ticket found = changeable(caller, ticket);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        OptimisticLock.inTransaction(ground.transactions(), work -> {
            lock(work, found, act);
            Task task = task(work.dsl(), found, id);
            OptimisticLock.changedOne(TaskRows.delete(work.dsl(), task));
            TaskRows.shift(work.dsl(), found.id(), task.position() + 1, TaskInput.MOST_TASKS + 1, -1);
            ground.journal().append(work, TaskJournal.of(ground, TaskJournal.DELETED, task, found, act));
            return task;
        });
    }

    private Ticket readable(Caller caller, String ticket) {
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.READ_NOTES, found);
        return found;
    }

    /** The ticket, where its tasks are the caller's to change. */
    Ticket changeable(Caller caller, String ticket) {
        Ticket found = readable(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, found);
        return found;
    }

    private static Task task(DSLContext dsl, Ticket ticket, String id) {
        return TicketFinder.id(id)
                .map(uuid -> TaskRows.select(dsl)
                        .where(TaskTables.ID.eq(uuid), TaskTables.TICKET.eq(ticket.id()))
                        .fetchOne(TaskRows::task))
                .orElseThrow(() -> new NotFoundException("task.not_found", "There is no such task."));
    }
}
