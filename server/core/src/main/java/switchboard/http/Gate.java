package switchboard.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import switchboard.api.error.UnavailableException;

/**
 * Bounds how many requests are worked on and how many answers are streamed. Whoever comes beyond is refused at once. Of
 * those with a large body only a few are worked on together, as each may take many times its size of the heap.
 */
final class Gate {

    private static final int LARGE = 6;
    private static final Duration LARGE_WAIT = Duration.ofSeconds(5);

    private final int requests;
    private final int streams;
    private final Semaphore requestPlaces;
    private final Semaphore streamPlaces;
    private final Semaphore largePlaces = new Semaphore(LARGE, true);

    Gate(int requests, int streams) {
        this.requests = requests;
        this.streams = streams;
        this.requestPlaces = new Semaphore(requests);
        this.streamPlaces = new Semaphore(streams);
    }

    /** Takes a place; give it back with {@link #leave}. */
    void enter() {
        if (!requestPlaces.tryAcquire()) {
            throw overloaded();
        }
    }

    void leave() {
        requestPlaces.release();
    }

    /** Waits a little for a place among those with a large body; give it back with {@link #leaveLarge}. */
    void enterLarge() throws InterruptedException {
        if (!largePlaces.tryAcquire(LARGE_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
            throw overloaded();
        }
    }

    void leaveLarge() {
        largePlaces.release();
    }

    void enterStream() {
        if (!streamPlaces.tryAcquire()) {
            throw overloaded();
        }
    }

    void leaveStream() {
        streamPlaces.release();
    }

    int requestsUnderWay() {
        return requests - requestPlaces.availablePermits();
    }

    int streamsUnderWay() {
        return streams - streamPlaces.availablePermits();
    }

    private static UnavailableException overloaded() {
        return new UnavailableException(
                "server.overloaded", "The server has more to do than it can; try again.", Duration.ofSeconds(1));
    }
}
