package switchboard.knowledge.articles;

import org.jspecify.annotations.Nullable;

/**
 * A field of a command: not given, or given with a value that may be null.
 *
 * @param value null also where nothing is given
 */
record Given<T>(boolean present, @Nullable T value) {

    static <T> Given<T> absent() {
        return new Given<>(false, null);
    }

    static <T> Given<T> of(@Nullable T value) {
        return new Given<>(true, value);
    }

    /** The value where one is given and is not null, else the other. */
    T or(T other) {
        return value == null ? other : value;
    }

    /** The value where one is given, null among them, else the current one. */
    @Nullable
    T orCurrent(@Nullable T current) {
        return present ? value : current;
    }
}
