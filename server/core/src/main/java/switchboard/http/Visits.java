package switchboard.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import switchboard.api.error.UnavailableException;
import switchboard.http.wire.JettyExchange;

/** All exchanges under way: for deadlines and for draining. */
final class Visits {

    private final Gate gate;
    private final Metrics metrics;
    private final Executor threads;
    private final Set<Visit> underWay = ConcurrentHashMap.newKeySet();

    /** @param threads where exchanges that are overdue are given up, which may wait for the database */
    Visits(Gate gate, Metrics metrics, Executor threads) {
        this.gate = gate;
        this.metrics = metrics;
        this.threads = threads;
    }

    Gate gate() {
        return gate;
    }

    /** Lets an exchange in, or refuses it where there are too many. What it waits counts against its budget. */
    Visit enter(JettyExchange exchange, Duration budget) throws InterruptedException {
        long begun = System.nanoTime();
        gate.enter();
        Visit visit = new Visit(this, exchange, begun, budget.toNanos());
        underWay.add(visit);
        exchange.listen(visit);
        return visit;
    }

    void finished(Visit visit, String mount, int status, long nanos) {
        underWay.remove(visit);
        metrics.answered(mount, status, nanos);
    }

    /** Gives up what has taken too long: the client is told, the thread woken. Called about twice a second. */
    void giveUpOverdue() {
        long now = System.nanoTime();
        for (Visit visit : underWay) {
            if (visit.isOverdue(now)) {
                threads.execute(() -> giveUp(visit));
            }
        }
    }

    private static void giveUp(Visit visit) {
        visit.exchange()
                .abandon(new UnavailableException(
                        "server.timeout", "The request took too long and was given up.", Duration.ofSeconds(5)));
        visit.interrupt();
    }

    /** Ends the streams, which would go on for ever. */
    void endStreams() {
        for (Visit visit : underWay) {
            if (visit.isStreaming()) {
                threads.execute(() -> endStream(visit));
            }
        }
    }

    private static void endStream(Visit visit) {
        visit.exchange()
                .abandon(new UnavailableException("server.stopping", "The server stops.", Duration.ofSeconds(5)));
        visit.interrupt();
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }
}
