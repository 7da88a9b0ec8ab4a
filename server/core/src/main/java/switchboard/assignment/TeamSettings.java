package switchboard.assignment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a team gives work to its people.
 *
 * @param strategy the name of one, which need not be there at the moment
 * @param tier 1, 1.5, 2 or 3, null where the team is no line of support
 * @param autoAssign whether tickets that reach the team without an assignee are assigned by themselves
 * @param escalatesTo where the team's tickets go when they are escalated and nothing else is said
 * @param maximumOpen how many open tickets one person may have before no more are offered, null for any number
 * @param accepts what may be escalated to the team
 * @param turns how many choices there were; guards the next one
 * @param turnedAt when the last choice was
 */
public record TeamSettings(
        UUID team,
        String strategy,
        @Nullable String tier,
        boolean autoAssign,
        @Nullable UUID escalatesTo,
        @Nullable Integer maximumOpen,
        Accepts accepts,
        @JsonIgnore long turns,
        @JsonIgnore @Nullable Instant turnedAt,
        @JsonIgnore long version) {

    static TeamSettings standard(UUID team) {
        return new TeamSettings(team, Manual.NAME, null, false, null, null, Accepts.ALL, 0, null, 0);
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("strategy", strategy);
        fields.put("tier", tier);
        fields.put("autoAssign", autoAssign);
        fields.put("escalatesTo", escalatesTo == null ? null : escalatesTo.toString());
        fields.put("maximumOpen", maximumOpen);
        fields.put("accepts", accepts.parts());
        return fields;
    }
}
