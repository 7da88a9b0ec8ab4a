package switchboard.users;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of this room's lists. */
final class Parameters {

    private static final int LONGEST_PREFIX = 2_000;

    private Parameters() {}

    /** The id in a path; what is no id names nothing. */
    static UUID id(String text, Supplier<? extends RuntimeException> nothing) {
        return References.id(text).orElseThrow(nothing);
    }

    /** Whether a list by name runs backwards. */
    static boolean byName(@Nullable String sort) {
        if (sort == null || sort.equals("name")) {
            return false;
        }
        if (sort.equals("-name")) {
            return true;
        }
        throw Refusals.badSort("name, -name");
    }

    static @Nullable String prefix(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_PREFIX) {
            throw Refusals.badFilter("q may have at most " + LONGEST_PREFIX + " characters.");
        }
        return text;
    }

    static @Nullable Boolean flag(@Nullable String text, String name) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusals.badFilter(name + " must be true or false.");
        };
    }
}
