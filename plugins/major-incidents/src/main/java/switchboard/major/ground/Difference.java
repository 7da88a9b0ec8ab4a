package switchboard.major.ground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a command that lost a race would have made other than it is. */
public final class Difference {

    private final List<Map<String, @Nullable Object>> told = new ArrayList<>();

    public Difference of(String field, boolean given, @Nullable Object yours, @Nullable Object current) {
        if (given && !Objects.equals(yours, current)) {
            Map<String, @Nullable Object> difference = new LinkedHashMap<>();
            difference.put("field", field);
            difference.put("yours", yours);
            difference.put("current", current);
            told.add(difference);
        }
        return this;
    }

    /** Refuses where the client insists on another version. */
    public void require(@Nullable Long expected, long version) {
        if (expected != null && expected != version) {
            throw Refusals.stale(told);
        }
    }
}
