package switchboard.config;

import java.time.Duration;

/** Refusals that name the key, for the constructors of the records. */
final class Limits {

    private Limits() {}

    static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be from " + least + " to " + most + ", but is " + value);
        }
    }

    static void between(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " must be from " + least + " to " + most + ", but is " + value);
        }
    }

    static void required(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " must not be empty");
        }
    }
}
