package switchboard.tickets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** One form for the same content, so that a line that comes again is known. */
final class Canonical {

    private static final int NAME_BYTES = 20;

    private Canonical() {}

    /** The digest of a JSON object, whatever the order of its fields. */
    static byte[] digest(Map<String, ?> object) {
        return sha256(Json.write(ordered(object)));
    }

    /** A name for something that has none, the same whenever the same is said. */
    static String name(String... parts) {
        byte[] digest = sha256(Json.write(List.of(parts)));
        return "sha256:" + HexFormat.of().formatHex(Arrays.copyOf(digest, NAME_BYTES));
    }

    /** An instant as the database keeps it. */
    static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> ordered = new TreeMap<>();
            map.forEach((name, each) -> ordered.put(String.valueOf(name), ordered(each)));
            return ordered;
        }
        return value instanceof List<?> list
                ? Arrays.asList(list.stream().map(Canonical::ordered).toArray())
                : value;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
