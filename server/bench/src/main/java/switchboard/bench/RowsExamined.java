package switchboard.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/**
 * How many rows the database reads for a request: what its handlers have read by key, in order and by position
 * ({@code Handler_read_%} of the whole server), before and after some requests sent one after the other. What the desk
 * reads by itself in as much time (the sequencer, the follower of the index, jobs) is measured just before and taken off;
 * the median of several rounds is what counts.
 */
final class RowsExamined {

    private static final int REQUESTS = 40;
    private static final int ROUNDS = 5;
    private static final long SETTLE_NANOS = 300_000_000L;

    private RowsExamined() {}

    static double of(DataSource source, int port, IntFunction<byte[]> requests) throws SQLException, IOException {
        double[] rounds = new double[ROUNDS];
        try (DatabaseStatus status = new DatabaseStatus(source);
                HttpConnection http = new HttpConnection(port)) {
            int sent = 0;
            for (int round = 0; round < ROUNDS; round++) {
                LockSupport.parkNanos(SETTLE_NANOS);
                long from = System.nanoTime();
                long before = status.rowsRead();
                for (int request = 0; request < REQUESTS; request++) {
                    HttpConnection.Answer answer = http.send(requests.apply(sent++));
                    if (answer.status() >= 300) {
                        throw new IOException("The desk answered " + answer.status() + ": " + answer.text());
                    }
                }
                LockSupport.parkNanos(SETTLE_NANOS);
                long after = status.rowsRead();
                long time = System.nanoTime() - from;
                LockSupport.parkNanos(time);
                double idle = status.rowsRead() - after;
                rounds[round] = (after - before - idle) / REQUESTS;
            }
        }
        Arrays.sort(rounds);
        return Math.max(0, rounds[ROUNDS / 2]);
    }
}
