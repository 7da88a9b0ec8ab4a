package switchboard.major.updates;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.major.timeline.Entries.Place;
import switchboard.major.timeline.Entry;

/** Where a page of the timeline begins, and how two sources become one page. */
final class TimelinePlace {

    /** Ids as the database orders them: byte by byte. */
    static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::at).thenComparing(entry -> entry.id().toString());

    private static final String LIST = "major-incident-timeline:at";

    private TimelinePlace() {}

    static @Nullable Place of(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> key = Cursor.decode(cursor, LIST, 2).key();
        try {
            return new Place(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    static boolean isAfter(Entry entry, Place place) {
        int order = entry.at().compareTo(place.at());
        return order > 0
                || (order == 0 && entry.id().toString().compareTo(place.id().toString()) > 0);
    }

    /** @param own and the other: each in order, with one more than the limit where it goes on */
    static Page<Entry> page(List<Entry> own, List<Entry> others, int limit) {
        List<Entry> all = new ArrayList<>(own);
        all.addAll(others);
        all.sort(ORDER);
        if (all.size() <= limit) {
            return new Page<>(all, null);
        }
        Entry last = all.get(limit - 1);
        return new Page<>(
                all.subList(0, limit),
                new Cursor(LIST, last.at().toString(), last.id().toString()).encode());
    }
}
