package switchboard.events;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;
import switchboard.json.Utf8;

/** An entry as it is stored: checked, its data and text as JSON, with its digests. */
record JournalRow(
        JournalEntry entry,
        String data,
        @Nullable String text,
        byte @Nullable [] salt,
        byte @Nullable [] textDigest,
        byte[] digest) {

    private static final int LONGEST_DATA = 200_000;
    private static final int LONGEST_TEXT = 8_000_000;
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,30}\\.[a-z][a-z0-9_]{0,31}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern SUBJECT_ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern PERMISSION = Pattern.compile("[a-z][a-z0-9_]{1,30}:[a-z][a-z0-9_]{1,30}");

    static JournalRow of(JournalEntry entry, Supplier<byte[]> newSalt) {
        require(TYPE, entry.type(), "type");
        require(WORD, entry.subject().type(), "subject type");
        require(SUBJECT_ID, entry.subject().id(), "subject id");
        require(WORD, entry.channel(), "channel");
        require(PERMISSION, entry.permission(), "permission");
        String data = json(entry.data(), LONGEST_DATA, "data");
        if (entry.text().isEmpty()) {
            return new JournalRow(entry, data, null, null, null, EntryDigest.ofEntry(entry, data, null));
        }
        String text = json(entry.text(), LONGEST_TEXT, "text");
        byte[] salt = newSalt.get();
        byte[] textDigest = EntryDigest.ofText(salt, text);
        return new JournalRow(entry, data, text, salt, textDigest, EntryDigest.ofEntry(entry, data, textDigest));
    }

    private static void require(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("The " + what + " of a journal entry must match " + pattern);
        }
    }

    private static String json(Map<String, Object> values, int longest, String what) {
        String json = Json.write(values);
        if (json.length() > longest) {
            throw new IllegalArgumentException("The " + what + " of a journal entry is longer than " + longest);
        }
        if (!Utf8.isEncodable(json)) {
            throw new IllegalArgumentException("The " + what + " of a journal entry holds half a surrogate pair");
        }
        return json;
    }
}
