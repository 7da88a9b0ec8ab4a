package switchboard.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.events.TicketHistory;

/** The history of a ticket as the caller may see it, read from the journal. */
public final class TicketTimeline {

    private static final String LIST = "timeline";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final TicketGround ground;
    private final PositionWait awaitPositions;

    TicketTimeline(TicketGround ground, PositionWait awaitPositions) {
        this.ground = ground;
        this.awaitPositions = awaitPositions;
    }

    /**
     * One entry.
     *
     * @param position where it stands among all events of the desk; null only while the desk cannot give out positions
     * @param actor who did it, null for the desk itself
     * @param visibility {@code public} or {@code internal}
     * @param body what was written: a reply, a note, the comment of a move
     * @param inReplyTo the note that a note answers
     * @param thread the note that its thread began with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            UUID id,
            @Nullable Long position,
            String type,
            Instant at,
            @Nullable Subject actor,
            String channel,
            String visibility,
            @Nullable String body,
            @Nullable String comment,
            @Nullable String resolution,
            @Nullable String inReplyTo,
            @Nullable String thread,
            @Nullable List<Map<String, @Nullable Object>> changes,
            @Nullable Map<String, @Nullable Object> details) {}

    /** A page of the history, oldest first. Notes stand in it only for those who may read them. */
    public Page<Entry> read(Caller caller, String ticket, int limit, @Nullable String cursor) {
        UUID after = cursor == null
                ? null
                : Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst());
        Ticket found = ground.finder().require(caller, ticket);
        boolean internalToo = ground.access().permits(caller, TicketAccess.READ_NOTES, found);
        List<TicketHistory.Entry> entries = entries(caller, found, after, internalToo, limit + 1);
        if (entries.stream().anyMatch(entry -> entry.position() == null) && positionsAreThere()) {
            entries = entries(caller, found, after, internalToo, limit + 1);
        }
        boolean more = entries.size() > limit;
        List<TicketHistory.Entry> shown = more ? entries.subList(0, limit) : entries;
        String next = more ? new Cursor(LIST, shown.getLast().id().toString()).encode() : null;
        return new Page<>(shown.stream().map(entry -> entry(caller, entry)).toList(), next);
    }

    /** Right after a write the sequencer needs a moment. */
    private boolean positionsAreThere() {
        try {
            return awaitPositions.await(LONGEST_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("server.interrupted", "The request was given up.", Duration.ofSeconds(1));
        }
    }

    private List<TicketHistory.Entry> entries(
            Caller caller, Ticket ticket, @Nullable UUID after, boolean internalToo, int limit) {
        return ground.transactions()
                .read(dsl -> TicketHistory.of(
                        dsl,
                        ticket.id(),
                        after,
                        internalToo,
                        (type, data) -> ground.access().otherEndReached(caller, type, data),
                        limit));
    }

    private Entry entry(Caller caller, TicketHistory.Entry entry) {
        Map<String, @Nullable Object> data = ground.modules().shown(caller, entry.data());
        String comment = text(entry, "comment");
        String resolution = text(entry, "resolution");
        String body = text(entry, "body");
        return new Entry(
                entry.id(),
                entry.position(),
                entry.type(),
                entry.at(),
                entry.actor() == null ? null : new Subject("user", entry.actor().toString()),
                entry.channel(),
                entry.internal() ? "internal" : "public",
                body != null ? body : comment != null ? comment : resolution,
                comment,
                resolution,
                ofThread(entry, "inReplyTo"),
                ofThread(entry, "thread"),
                changes(data, entry),
                details(data, entry));
    }

    private static @Nullable String text(TicketHistory.Entry entry, String name) {
        return entry.text().get(name) instanceof String text ? text : null;
    }

    private static @Nullable String ofThread(TicketHistory.Entry entry, String name) {
        Object note = entry.type().equals(TicketJournal.NOTED) ? entry.data().get(name) : null;
        return note == null ? null : note.toString();
    }

    private static @Nullable List<Map<String, @Nullable Object>> changes(
            Map<String, @Nullable Object> data, TicketHistory.Entry entry) {
        if (!(data.get("changes") instanceof List<?> lines)) {
            return null;
        }
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (Object line : lines) {
            if (line instanceof Map<?, ?> values) {
                Map<?, ?> words =
                        entry.text().get("change:" + values.get("field")) instanceof Map<?, ?> apart ? apart : values;
                Map<String, @Nullable Object> change = new LinkedHashMap<>();
                change.put("field", values.get("field"));
                change.put("before", words.get("before"));
                change.put("after", words.get("after"));
                changes.add(change);
            }
        }
        return changes;
    }

    private static @Nullable Map<String, @Nullable Object> details(
            Map<String, @Nullable Object> data, TicketHistory.Entry entry) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(data);
        details.remove("changes");
        if (entry.type().equals(TicketJournal.NOTED)) {
            details.remove("inReplyTo");
            details.remove("thread");
        }
        if (entry.text().get("fileName") instanceof String name) {
            details.put("fileName", name);
        }
        return details.isEmpty() ? null : details;
    }
}
