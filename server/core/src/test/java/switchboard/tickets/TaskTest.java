package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.tickets.CommandTest.assertRefused;
import static switchboard.tickets.CommandTest.refused;
import static switchboard.tickets.TestTickets.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.tasks.Checklist;
import switchboard.tickets.tasks.Task;

/** Tasks within tickets: their order, their part in resolving, and whose they are. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskTest {

    private final Teamwork work = new Teamwork();
    private final TestTickets desk = work.desk;
    private final Caller agent = work.agent;

    @AfterAll
    void close() {
        work.close();
    }

    private Task add(Ticket ticket, Object... fields) {
        return work.relations.tasks().add(agent, ticket.id().toString(), input(fields), Origin.API);
    }

    private Task change(Ticket ticket, Task task, Object... fields) {
        return work.relations
                .tasks()
                .change(agent, ticket.id().toString(), task.id().toString(), input(fields), null, Origin.API);
    }

    private List<Task> tasks(Ticket ticket) {
        return work.relations
                .tasks()
                .list(agent, ticket.id().toString(), 200, null)
                .items();
    }

    private List<String> titles(Ticket ticket) {
        return tasks(ticket).stream().map(Task::title).toList();
    }

    @Test
    void tasksKeepTheirOrder() {
        Ticket ticket = desk.create(agent);
        Task one = add(ticket, "title", "one");
        add(ticket, "title", "two");
        Task three = add(ticket, "title", "three", "position", 1);
        assertThat(titles(ticket)).containsExactly("three", "one", "two");
        change(ticket, three, "position", 200);
        assertThat(titles(ticket)).containsExactly("one", "two", "three");
        work.relations.tasks().remove(agent, ticket.id().toString(), one.id().toString(), Origin.API);
        assertThat(tasks(ticket)).extracting(Task::position).containsExactly(1, 2);
        assertRefused(404, () -> change(ticket, one, "title", "x"));
        Page<Task> first = work.relations.tasks().list(agent, ticket.id().toString(), 1, null);
        assertThat(work.relations
                        .tasks()
                        .list(agent, ticket.id().toString(), 1, first.next())
                        .items())
                .extracting(Task::title)
                .containsExactly("three");
        assertThat(work.types(agent, ticket)).contains("task.created", "task.changed", "task.deleted");
    }

    @Test
    void randomReorderingLeavesNoGap() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Ticket ticket = desk.create(agent);
        List<Task> made = new ArrayList<>();
        for (int index = 0; index < 8; index++) {
            made.add(add(ticket, "title", "task " + index));
        }
        List<Callable<Boolean>> commands = new ArrayList<>();
        for (int index = 0; index < 40; index++) {
            Task task = made.get(random.nextInt(made.size()));
            int position = 1 + random.nextInt(10);
            switch (random.nextInt(5)) {
                case 0 -> commands.add(() -> add(ticket, "title", "more", "position", position) != null);
                case 1 -> commands.add(() -> gone(ticket, task));
                default -> commands.add(() -> moved(ticket, task, position));
            }
        }
        CommandTest.all(commands);
        assertThat(tasks(ticket))
                .as("seed %d", seed)
                .extracting(Task::position)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, tasks(ticket).size()).boxed().toList());
    }

    private boolean moved(Ticket ticket, Task task, int position) {
        try {
            return change(ticket, task, "position", position) != null;
        } catch (ServiceDeskException gone) {
            assertThat(gone.code()).isEqualTo("task.not_found");
            return false;
        }
    }

    private boolean gone(Ticket ticket, Task task) {
        try {
            work.relations
                    .tasks()
                    .remove(agent, ticket.id().toString(), task.id().toString(), Origin.API);
            return true;
        } catch (ServiceDeskException gone) {
            assertThat(gone.code()).isEqualTo("task.not_found");
            return false;
        }
    }

    @Test
    void aTicketIsNotResolvedWhileARequiredTaskIsOpen() {
        Ticket ticket = desk.create(agent);
        Task needed = add(ticket, "title", "needed", "required", true);
        Task skipped = add(ticket, "title", "skipped", "required", true);
        add(ticket, "title", "optional");
        ServiceDeskException refused =
                refused(409, () -> desk.move(agent, ticket, "to", "resolved", "resolution", "x"));
        assertThat(refused.code()).isEqualTo("ticket.open_tasks");
        assertThat(refused.members()).containsEntry("tasks", List.of(needed.id(), skipped.id()));
        assertThat(work.now(ticket).status()).isEqualTo("new");
        desk.move(agent, ticket, "to", "in_progress");
        Task done = change(ticket, needed, "state", "done");
        assertThat(done.endedAt()).isNotNull();
        assertThat(change(ticket, done, "state", "open").endedAt()).isNull();
        change(ticket, needed, "state", "done");
        change(ticket, skipped, "state", "skipped");
        assertThat(desk.move(agent, ticket, "to", "resolved", "resolution", "x").status())
                .isEqualTo("resolved");
    }

    /** Whoever adds a task has written the ticket's row: the move waits for it, and then sees the task. */
    @Test
    void aTaskAndAMoveDoNotPassEachOther() throws Exception {
        Ticket ticket = desk.create(agent);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Ticket> moved = desk.database.transactions().inTransaction(adding -> {
                TicketRows.mark(adding.dsl(), ticket.id(), ticket.updatedAt());
                adding.dsl()
                        .execute(
                                "insert into core_ticket_task (id, ticket_id, position, title, description, state, required,"
                                        + " created_at, updated_at, version)"
                                        + " select id, id, 1, 'late', '', 'open', true, now(6), now(6), 1 from core_ticket"
                                        + " where number = ?",
                                Long.valueOf(ticket.number()));
                Future<Ticket> moving =
                        thread.submit(() -> desk.move(agent, ticket, "to", "resolved", "resolution", "x"));
                assertThatThrownBy(() -> moving.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return moving;
            });
            assertThatThrownBy(() -> moved.get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("Tasks that are required of the ticket are still open.");
        }
        assertThat(work.now(ticket).status()).isEqualTo("new");
    }

    @Test
    void tasksAreForThoseWhoMayReadNotes() {
        Ticket ticket = desk.create(work.requester);
        Task task = add(ticket, "title", "a secret step", "owner", "cleo");
        assertRefused(
                403,
                () -> work.relations.tasks().list(work.requester, ticket.id().toString(), 50, null));
        assertRefused(403, () -> work.relations.taskList().list(work.requester, "me", null, null, null, null));
        assertThat(String.valueOf(work.timeline(work.requester, ticket))).doesNotContain("secret", "task.");
        assertThat(work.relations
                        .taskList()
                        .list(work.other, "me", null, null, null, null)
                        .items())
                .contains(task);
        UUID elsewhere = desk.organization("Elsewhere tasks");
        Caller stranger = TestTickets.caller(
                work.cleo, elsewhere, new Reach(false, Set.of(elsewhere), Set.of(), null), TestTickets.PERMISSIONS);
        assertThat(work.relations
                        .taskList()
                        .list(stranger, "me", null, null, null, null)
                        .items())
                .isEmpty();
        assertRefused(404, () -> work.relations
                .tasks()
                .get(stranger, ticket.id().toString(), task.id().toString()));
        Ticket another = desk.create(agent);
        assertRefused(404, () -> work.relations
                .tasks()
                .get(agent, another.id().toString(), task.id().toString()));
        for (String bad : List.of("nobody", "x".repeat(300))) {
            assertRefused(400, () -> work.relations.taskList().list(agent, bad, null, null, null, null));
        }
        assertRefused(400, () -> work.relations.taskList().list(agent, null, null, null, null, null));
        assertRefused(400, () -> work.relations.taskList().list(agent, "me", null, "closed", null, null));
    }

    @Test
    void hostileFieldsAreRefused() {
        Ticket ticket = desk.create(agent);
        Task task = add(ticket, "title", "x");
        for (Object[] fields : List.of(
                new Object[] {},
                new Object[] {"title", " "},
                new Object[] {"title", "x".repeat(501)},
                new Object[] {"title", "x", "state", "finished"},
                new Object[] {"title", "x", "position", 0},
                new Object[] {"title", "x", "position", "first"},
                new Object[] {"title", "x", "owner", "nobody"},
                new Object[] {"title", "x", "team", List.of("a")},
                new Object[] {"title", "x", "due", "tomorrow"},
                new Object[] {"title", "x", "required", "yes"},
                new Object[] {"title", "x", "id", "1"},
                new Object[] {"title", "x", "unknown", 1})) {
            assertRefused(422, () -> add(ticket, fields));
        }
        assertRefused(422, () -> change(ticket, task, "state", null));
        assertRefused(422, () -> change(ticket, task, "title", null));
        assertThat(change(ticket, task, "description", null, "due", null, "owner", null)
                        .version())
                .isEqualTo(1);
        assertThat(refused(412, () -> work.relations
                                .tasks()
                                .change(
                                        agent,
                                        ticket.id().toString(),
                                        task.id().toString(),
                                        input("title", "y"),
                                        7L,
                                        Origin.API))
                        .code())
                .isEqualTo("request.stale");
    }

    @Test
    void aChecklistBecomesTasks() {
        Caller lead = TestTickets.caller(
                work.cleo,
                Teamwork.HOME,
                Map.of(
                        "checklist:read",
                        new Reach(false, Set.of(Teamwork.HOME), Set.of(), null),
                        "checklist:edit",
                        new Reach(false, Set.of(Teamwork.HOME), Set.of(), null)));
        Checklist list = work.relations
                .checklists()
                .create(
                        lead,
                        input(
                                "name",
                                "New employee",
                                "items",
                                List.of(
                                        Map.of("title", "Account", "required", true),
                                        Map.of("title", "Chair", "description", "With arms"))));
        assertThat(list.organization()).isEqualTo(Teamwork.HOME);
        Caller reading = TestTickets.caller(
                work.bert,
                Teamwork.HOME,
                new Reach(false, Set.of(Teamwork.HOME), Set.of(), null),
                java.util.stream.Stream.concat(
                                TestTickets.PERMISSIONS.stream(), java.util.stream.Stream.of("checklist:read"))
                        .toList());
        Ticket ticket = desk.create(agent);
        add(ticket, "title", "First");
        work.relations
                .checklists()
                .apply(
                        reading,
                        ticket.id().toString(),
                        input("checklist", list.id().toString()),
                        Origin.API);
        assertThat(titles(ticket)).containsExactly("First", "Account", "Chair");
        assertThat(tasks(ticket).get(1).required()).isTrue();
        assertRefused(403, () -> work.relations
                .checklists()
                .create(lead, input("name", "x", "items", List.of(), "organization", null)));
        assertRefused(403, () -> work.relations.checklists().create(agent, input("name", "x", "items", List.of())));
        assertRefused(422, () -> work.relations
                .checklists()
                .create(lead, input("name", "x", "items", List.of(Map.of("name", "x")))));
        assertRefused(422, () -> work.relations.checklists().create(lead, input("name", "x")));
        Checklist changed = work.relations.checklists().change(lead, list.id().toString(), input("items", full()), 1L);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(refused(409, () -> work.relations
                                .checklists()
                                .apply(
                                        reading,
                                        ticket.id().toString(),
                                        input("checklist", list.id().toString()),
                                        Origin.API))
                        .code())
                .isEqualTo("ticket.too_many_tasks");
        assertThat(tasks(ticket)).hasSize(3);
        UUID elsewhere = desk.organization("Elsewhere lists");
        Caller stranger = TestTickets.caller(
                work.bert,
                elsewhere,
                new Reach(false, Set.of(elsewhere), Set.of(), null),
                List.of("checklist:read", "checklist:edit"));
        assertRefused(
                404, () -> work.relations.checklists().get(stranger, list.id().toString()));
        assertRefused(
                404,
                () -> work.relations.checklists().remove(stranger, list.id().toString()));
        work.relations.checklists().remove(lead, list.id().toString());
        assertThat(work.relations.checklists().list(lead, 50, null).items()).isEmpty();
    }

    private static List<Map<String, Object>> full() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int index = 0; index < 200; index++) {
            items.add(Map.of("title", "Item " + index));
        }
        return items;
    }
}
