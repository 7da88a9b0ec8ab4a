package switchboard.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import switchboard.api.error.UnavailableException;

/** Bounds how many requests are worked on and how many answers are streamed. Whoever comes beyond is refused at once. */
final class Gate {

    private final int requests;
    private final int streams;
    private final Semaphore requestPlaces;
    private final Semaphore streamPlaces;

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
