package switchboard.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import switchboard.api.error.UnavailableException;

/**
 * Bounds how many requests are worked on and how many answers are streamed. Some that come beyond wait for a moment, in the
 * order in which they came, so that a short halt of the server is a delay and no failure; the others are refused at once. Of
 * those with a large body only a few are worked on together, as each may take many times its size of the heap.
 */
final class Gate {

    /** So many may wait for each that is worked on. */
    private static final int WAITING = 4;

    private static final int LARGE = 6;
    private static final Duration LARGE_WAIT = Duration.ofSeconds(5);

    private final Duration wait;
    private final int requests;
    private final int streams;
    private final Semaphore requestPlaces;
    private final Semaphore waitingPlaces;
    private final Semaphore streamPlaces;
    private final Semaphore largePlaces = new Semaphore(LARGE, true);

    /** @param wait for how long a request may wait for a place */
    Gate(int requests, int streams, Duration wait) {
        this.wait = wait;
        this.requests = requests;
        this.streams = streams;
        this.requestPlaces = new Semaphore(requests, true);
        this.waitingPlaces = new Semaphore(waiting());
        this.streamPlaces = new Semaphore(streams);
    }

    /** Takes a place, after waiting a little where none is free; give it back with {@link #leave}. */
    void enter() throws InterruptedException {
        // Of the two ways to try, only this one keeps behind those who wait already.
        if (requestPlaces.tryAcquire(0, TimeUnit.SECONDS)) {
            return;
        }
        if (!waitingPlaces.tryAcquire()) {
            throw overloaded();
        }
        try {
            if (!requestPlaces.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw overloaded();
            }
        } finally {
            waitingPlaces.release();
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

    private int waiting() {
        return WAITING * requests;
    }

    /** The most that are here at the same time, worked on or waiting. */
    int most() {
        return requests + waiting() + streams;
    }

    int requestsWaiting() {
        return waiting() - waitingPlaces.availablePermits();
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
