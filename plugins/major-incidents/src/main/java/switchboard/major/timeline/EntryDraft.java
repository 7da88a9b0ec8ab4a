package switchboard.major.timeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry that is to be added. */
public record EntryDraft(
        String kind,
        String visibility,
        @Nullable String detail,
        @Nullable String body,
        @Nullable UUID author,
        @Nullable UUID event,
        Instant at) {

    /** What the module writes down as it happens. */
    public static EntryDraft internal(
            String kind, @Nullable String detail, @Nullable String body, @Nullable UUID author, Instant at) {
        return new EntryDraft(kind, Entry.INTERNAL, detail, body, author, null, at);
    }
}
