package switchboard.assignment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of support, from the first upwards. */
final class Tiers {

    /** The first line, which is also where a team stands that has no tier. */
    static final String FIRST = "1";

    static final List<String> ALL = List.of(FIRST, "1.5", "2", "3");

    private Tiers() {}

    /** Whether the second is a higher line than the first; a team without a tier counts as the first line. */
    static boolean rises(@Nullable String from, String to) {
        return ALL.indexOf(to) > ALL.indexOf(from == null ? FIRST : from);
    }
}
