package switchboard.tickets.tasks;

import static switchboard.tickets.tasks.TaskTables.AUTHOR;
import static switchboard.tickets.tasks.TaskTables.CREATED_AT;
import static switchboard.tickets.tasks.TaskTables.DESCRIPTION;
import static switchboard.tickets.tasks.TaskTables.DUE;
import static switchboard.tickets.tasks.TaskTables.ENDED_AT;
import static switchboard.tickets.tasks.TaskTables.ID;
import static switchboard.tickets.tasks.TaskTables.OWNER;
import static switchboard.tickets.tasks.TaskTables.POSITION;
import static switchboard.tickets.tasks.TaskTables.REQUIRED;
import static switchboard.tickets.tasks.TaskTables.STATE;
import static switchboard.tickets.tasks.TaskTables.TASK;
import static switchboard.tickets.tasks.TaskTables.TEAM;
import static switchboard.tickets.tasks.TaskTables.TICKET;
import static switchboard.tickets.tasks.TaskTables.TITLE;
import static switchboard.tickets.tasks.TaskTables.UPDATED_AT;
import static switchboard.tickets.tasks.TaskTables.VERSION;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;

/** Tasks as rows. Whoever writes them has written the ticket's row before, and so is alone with them. */
final class TaskRows {

    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            TICKET,
            POSITION,
            TITLE,
            DESCRIPTION,
            OWNER,
            TEAM,
            DUE,
            STATE,
            REQUIRED,
            AUTHOR,
            CREATED_AT,
            UPDATED_AT,
            ENDED_AT,
            VERSION);

    private TaskRows() {}

    static SelectJoinStep<Record> select(DSLContext dsl) {
        return dsl.select(COLUMNS).from(TASK);
    }

    static int count(DSLContext dsl, UUID ticket) {
        return dsl.fetchCount(TASK, TICKET.eq(ticket));
    }

    static void insert(DSLContext dsl, Collection<Task> tasks) {
        var insert = dsl.insertInto(TASK).columns(COLUMNS);
        for (Task task : tasks) {
            insert = insert.values(
                    task.id(),
                    task.ticket(),
                    task.position(),
                    task.title(),
                    task.description(),
                    task.owner(),
                    task.team(),
                    task.due(),
                    task.state(),
                    task.required(),
                    task.author(),
                    task.createdAt(),
                    task.updatedAt(),
                    task.endedAt(),
                    task.version());
        }
        insert.execute();
    }

    /** Writes everything but the ticket and the author, where the row still has the version before; returns how many. */
    static int update(DSLContext dsl, Task before, Task after) {
        return dsl.update(TASK)
                .set(POSITION, after.position())
                .set(TITLE, after.title())
                .set(DESCRIPTION, after.description())
                .set(OWNER, after.owner())
                .set(TEAM, after.team())
                .set(DUE, after.due())
                .set(STATE, after.state())
                .set(REQUIRED, after.required())
                .set(UPDATED_AT, after.updatedAt())
                .set(ENDED_AT, after.endedAt())
                .set(VERSION, after.version())
                .where(ID.eq(before.id()), VERSION.eq(before.version()))
                .execute();
    }

    static int delete(DSLContext dsl, Task task) {
        return dsl.deleteFrom(TASK)
                .where(ID.eq(task.id()), VERSION.eq(task.version()))
                .execute();
    }

    /** Makes room, or closes a gap: moves the tasks from one position to another, both included, by so many places. */
    static void shift(DSLContext dsl, UUID ticket, int from, int to, int by) {
        if (from <= to) {
            dsl.update(TASK)
                    .set(POSITION, POSITION.plus(by))
                    .set(VERSION, VERSION.plus(1))
                    .where(TICKET.eq(ticket), POSITION.ge(from), POSITION.le(to))
                    .execute();
        }
    }

    static Task task(Record row) {
        return new Task(
                row.get(ID),
                row.get(TICKET),
                row.get(POSITION),
                row.get(TITLE),
                row.get(DESCRIPTION),
                row.get(OWNER),
                row.get(TEAM),
                row.get(DUE),
                row.get(STATE),
                row.get(REQUIRED),
                row.get(AUTHOR),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(ENDED_AT),
                row.get(VERSION));
    }
}
