package switchboard.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import switchboard.api.error.MalformedException;

/**
 * Where a list goes on: the key of the last item, bound to the list it came from. It is opaque to clients, and a cursor
 * of another list or order is refused. It grants nothing: permissions are in the query.
 *
 * @param list names the list and its order, for example {@code tickets:-createdAt}
 * @param key the values of the sort columns of the last item
 */
public record Cursor(String list, List<String> key) {

    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 1_000;

    public Cursor {
        key = List.copyOf(key);
    }

    public Cursor(String list, String... key) {
        this(list, List.of(key));
    }

    /** The text to give to the client. */
    public String encode() {
        String text = list + SEPARATOR + String.join(SEPARATOR, key);
        String sealed = checksum(text) + SEPARATOR + text;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor and checks that it belongs to the list and has the number of key values.
     *
     * @throws MalformedException {@code request.bad_cursor} where it does not
     */
    public static Cursor decode(String text, String list, int values) {
        try {
            if (text.length() <= LONGEST) {
                String sealed = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                String[] parts = sealed.split(SEPARATOR, -1);
                if (parts.length == values + 2
                        && parts[1].equals(list)
                        && parts[0].equals(checksum(sealed.substring(parts[0].length() + 1)))) {
                    return new Cursor(list, List.of(parts).subList(2, parts.length));
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, like every other cursor that is none.
        }
        throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
