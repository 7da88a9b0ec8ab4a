package switchboard.http;

import java.util.Optional;

/** Whether requests can be served. Asked by {@code /health/ready}; answers at once, without the database. */
@FunctionalInterface
public interface Readiness {

    /** What stands in the way, empty where nothing does. Told to whoever asks, so without secrets. */
    Optional<String> problem();
}
