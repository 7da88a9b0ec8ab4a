package switchboard.api.events;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin appends to the journal, in the same transaction as its own change.
 *
 * @param type {@code noun.happened}; the noun must be one of the plugin's own
 * @param permission whoever has it, with a reach over the organization, sees the event
 * @param organization the organization the event belongs to, null where only callers with reach over all may see it
 * @param data ids and codes only: the journal is never erased, so personal text must not stand in it
 */
public record EventDraft(
        String type,
        Subject subject,
        @Nullable UUID actor,
        String permission,
        @Nullable UUID organization,
        Map<String, Object> data) {

    public EventDraft {
        data = Map.copyOf(data);
    }
}
