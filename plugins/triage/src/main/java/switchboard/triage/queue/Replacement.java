package switchboard.triage.queue;

import static switchboard.triage.queue.OrderTables.CHANGED_AT;
import static switchboard.triage.queue.OrderTables.CURSOR;
import static switchboard.triage.queue.OrderTables.DIGEST;
import static switchboard.triage.queue.OrderTables.NAME;
import static switchboard.triage.queue.OrderTables.ORDER;
import static switchboard.triage.queue.OrderTables.PLACED;
import static switchboard.triage.queue.OrderTables.VERSION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;

/**
 * Places every open ticket anew where another order is set, some at a time: how far it has come stands in the database, so
 * that it goes on after a stop. What happens to tickets meanwhile places them by the new order anyway.
 */
final class Replacement {

    private static final String QUEUE = "queue";

    private final Ground ground;
    private final Queue queue;

    Replacement(Ground ground, Queue queue) {
        this.ground = ground;
        this.queue = queue;
    }

    /** How far it has come. */
    private record Progress(String digest, @Nullable String cursor, boolean placed) {}

    /** Places so many pages of tickets at most; nothing where all stand as the order says. */
    void run(int mostPages) {
        String digest = QueueOrder.of(ground.settings()).digest();
        Progress progress = read();
        if (progress == null || !progress.digest().equals(digest)) {
            progress = new Progress(digest, null, false);
        }
        for (int pages = 0; pages < mostPages && !progress.placed(); pages++) {
            Page<Ticket> page = page(progress.cursor());
            queue.place(page.items());
            progress = new Progress(digest, page.next(), page.next() == null);
            write(progress);
        }
    }

    /** From the first one on where the place cannot be found any more. */
    private Page<Ticket> page(@Nullable String cursor) {
        try {
            return list(cursor);
        } catch (MalformedException gone) {
            if (cursor == null) {
                throw gone;
            }
            return list(null);
        }
    }

    private Page<Ticket> list(@Nullable String cursor) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("open", List.of("true"));
        parameters.put("sort", List.of("createdAt"));
        parameters.put("limit", List.of(Integer.toString(Queue.MOST_IDS)));
        if (cursor != null) {
            parameters.put("cursor", List.of(cursor));
        }
        return ground.tickets().list(ground.access().system(), parameters);
    }

    private @Nullable Progress read() {
        return ground.database().read(dsl -> dsl.select(DIGEST, CURSOR, PLACED)
                .from(ORDER)
                .where(NAME.eq(QUEUE))
                .fetchOne(row -> new Progress(row.value1(), row.value2(), row.value3())));
    }

    private void write(Progress progress) {
        ground.database().inTransaction(transaction -> transaction
                .dsl()
                .insertInto(ORDER, NAME, DIGEST, CURSOR, PLACED, CHANGED_AT, VERSION)
                .values(
                        QUEUE,
                        progress.digest(),
                        progress.cursor(),
                        progress.placed(),
                        ground.clock().instant(),
                        1L)
                .onDuplicateKeyUpdate()
                .set(DIGEST, progress.digest())
                .set(CURSOR, progress.cursor())
                .set(PLACED, progress.placed())
                .set(CHANGED_AT, ground.clock().instant())
                .set(VERSION, VERSION.plus(1))
                .execute());
    }
}
