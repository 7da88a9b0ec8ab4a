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
 * Goes round and round over every open ticket, some pages at a time, and places each where it belongs: for due times that
 * came, changed or went, of which no event tells. How far it has come stands in the database, so that it goes on after a
 * stop. Where another order is set it begins anew, and hurries until every ticket stands as that order says.
 */
final class QueueRound {

    private static final String QUEUE = "queue";

    private final Ground ground;
    private final Queue queue;
    private final QueueUpkeep.Bounds bounds;

    QueueRound(Ground ground, Queue queue, QueueUpkeep.Bounds bounds) {
        this.ground = ground;
        this.queue = queue;
        this.bounds = bounds;
    }

    /**
     * How far it has come.
     *
     * @param cursor the page that is to be read next; null for the first
     * @param placed whether it has been round once by this order
     */
    private record Progress(String digest, @Nullable String cursor, boolean placed) {}

    /** Goes on, at most to the end of the round. */
    void run() {
        String digest = QueueOrder.of(ground.settings()).digest();
        Progress progress = read();
        if (progress == null || !progress.digest().equals(digest)) {
            progress = new Progress(digest, null, false);
        }
        int pages = progress.placed() ? bounds.round() : bounds.anew();
        do {
            Page<Ticket> page = page(progress.cursor());
            queue.place(page.items());
            progress = new Progress(digest, page.next(), progress.placed() || page.next() == null);
            write(progress);
            pages--;
        } while (pages > 0 && progress.cursor() != null);
    }

    /** From the first one on where another version of the desk wrote the place down. */
    private Page<Ticket> page(@Nullable String cursor) {
        try {
            return list(cursor);
        } catch (MalformedException refused) {
            if (cursor == null || !refused.code().equals("request.bad_cursor")) {
                throw refused;
            }
            return list(null);
        }
    }

    private Page<Ticket> list(@Nullable String cursor) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("open", List.of("true"));
        parameters.put("sort", List.of("createdAt"));
        parameters.put("limit", List.of(Integer.toString(bounds.page())));
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
