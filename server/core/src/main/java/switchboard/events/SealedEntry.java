package switchboard.events;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An entry with everything that stands in the journal's tables, its link of the chain included: for programs that write a
 * whole journal at once, such as a bench's loader. What a desk does goes through {@link Journal}.
 *
 * @param text as JSON, null where the entry has none
 */
public record SealedEntry(
        JournalEntry entry,
        String data,
        @Nullable String text,
        byte @Nullable [] salt,
        byte @Nullable [] textDigest,
        byte[] digest,
        byte[] link) {

    private static final int SALT_BYTES = 16;

    /**
     * Seals entries that follow each other.
     *
     * @param previous the link before the first of them; no bytes at the beginning of a journal
     */
    public static List<SealedEntry> chain(List<JournalEntry> entries, byte[] previous, RandomGenerator salts) {
        List<SealedEntry> sealed = new ArrayList<>(entries.size());
        byte[] link = previous;
        for (JournalEntry entry : entries) {
            JournalRow row = JournalRow.of(entry, () -> salt(salts));
            link = EntryDigest.chain(link, row.digest());
            sealed.add(
                    new SealedEntry(entry, row.data(), row.text(), row.salt(), row.textDigest(), row.digest(), link));
        }
        return sealed;
    }

    private static byte[] salt(RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
