package switchboard.tickets;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Where a note stands that answers another of its ticket.
 *
 * @param root the note that the thread began with: threads are flat, whatever is answered in them
 * @param inReplyTo the note that is answered
 */
record NoteThread(UUID root, UUID inReplyTo) {

    /** The thread that an answer to a note stands in; a note outside of any begins one by being answered. */
    static NoteThread answering(UUID note, @Nullable UUID root) {
        return new NoteThread(root == null ? note : root, note);
    }

    /** Of a row of notes; null where it answers none. */
    static @Nullable NoteThread of(Record row) {
        UUID root = row.get(TicketTables.NOTE_THREAD);
        UUID inReplyTo = row.get(TicketTables.NOTE_IN_REPLY_TO);
        return root == null || inReplyTo == null ? null : new NoteThread(root, inReplyTo);
    }

    /** What the journal says of it. */
    static Map<String, Object> data(@Nullable NoteThread thread) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (thread != null) {
            data.put("inReplyTo", thread.inReplyTo());
            data.put("thread", thread.root());
        }
        return data;
    }

    /**
     * The threads of notes that are copied, in the order in which they were written. Where a thread goes along without its
     * beginning, the oldest note that goes along begins it; an answer to what stays behind answers that one.
     */
    static final class Copies {

        private final Map<UUID, UUID> roots = new HashMap<>();
        private final Map<UUID, UUID> notes = new HashMap<>();

        /**
         * The thread of one copy.
         *
         * @param of the thread of the note that is copied
         */
        @Nullable
        NoteThread next(UUID note, @Nullable NoteThread of, UUID copy) {
            UUID before = of == null ? note : of.root();
            UUID root = roots.putIfAbsent(before, copy);
            notes.put(note, copy);
            return root == null || of == null ? null : new NoteThread(root, notes.getOrDefault(of.inReplyTo(), root));
        }
    }
}
