package switchboard.http.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;

/**
 * What a request asks for, checked: no dot segments, no encoded slashes, percent-encoding that is UTF-8 without NUL.
 *
 * @param path decoded, as sent, with {@code /api/v1}
 * @param query as sent, null where there is none
 * @param segments of the path, still encoded
 */
public record Target(String path, @Nullable String query, List<String> segments) {

    /** Requests are told apart by path only; the host a client names is not to be trusted and not used. */
    public static final URI BASE = URI.create("http://desk/api/v1/");

    /** @throws MalformedException {@code request.bad_uri} */
    public static Target of(HttpURI uri) {
        String raw = uri.getPath();
        String query = uri.getQuery();
        if (raw == null || raw.isEmpty() || raw.charAt(0) != '/') {
            throw badUri();
        }
        String path = raw.indexOf('%') < 0 ? raw : decode(raw);
        if (query != null && query.indexOf('%') >= 0) {
            decode(query);
        }
        return new Target(path, query, split(raw));
    }

    private static List<String> split(String raw) {
        List<String> segments = new ArrayList<>(6);
        int start = 1;
        while (start <= raw.length()) {
            int end = raw.indexOf('/', start);
            int stop = end < 0 ? raw.length() : end;
            String segment = raw.substring(start, stop);
            if (leadsElsewhere(segment)) {
                throw badUri();
            }
            if (!segment.isEmpty() || end < 0) {
                segments.add(segment);
            } else {
                throw badUri();
            }
            start = stop + 1;
        }
        return segments;
    }

    /** A step up or aside, also in disguise: whoever decodes later must not find another path than this one. */
    private static boolean leadsElsewhere(String segment) {
        String plain = segment.indexOf('%') < 0 ? segment : decode(segment);
        return plain.equals(".")
                || plain.equals("..")
                || plain.indexOf('/') >= 0
                || plain.indexOf('\\') >= 0
                || segment.indexOf(';') >= 0;
    }

    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int index = 0; index < bytes.length; index++) {
            byte value = bytes[index];
            if (value == '%') {
                if (index + 2 >= bytes.length) {
                    throw badUri();
                }
                int high = Character.digit(bytes[index + 1], 16);
                int low = Character.digit(bytes[index + 2], 16);
                if (high < 0 || low < 0 || (high == 0 && low == 0)) {
                    throw badUri();
                }
                value = (byte) (high << 4 | low);
                index += 2;
            }
            bytes[length++] = value;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw badUri();
        }
    }

    /** The address as JAX-RS wants it, with characters escaped that clients send although they should not. */
    public URI uri() {
        StringBuilder text = new StringBuilder(64).append("http://desk");
        segments.forEach(segment -> escape(text.append('/'), segment));
        if (query != null) {
            escape(text.append('?'), query);
        }
        try {
            return new URI(text.toString());
        } catch (URISyntaxException bad) {
            throw badUri();
        }
    }

    private static void escape(StringBuilder target, String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character <= ' ' || "\"<>\\^`{|}[]".indexOf(character) >= 0) {
                target.append('%')
                        .append(Character.forDigit(character >> 4 & 15, 16))
                        .append(Character.forDigit(character & 15, 16));
            } else {
                target.append(character);
            }
        }
    }

    private static MalformedException badUri() {
        return new MalformedException("request.bad_uri", "The address of the request is malformed.");
    }
}
