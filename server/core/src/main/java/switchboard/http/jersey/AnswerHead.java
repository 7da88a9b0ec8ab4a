package switchboard.http.jersey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks at status and headers of an answer before they go to the wire, where what is wrong would harm the connection. */
final class AnswerHead {

    private static final int FIRST_FINAL = 200;
    private static final int LAST = 599;
    private static final int MOST = 100;
    private static final int LONGEST = 8 * 1024;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /** They speak of the connection, which is the server's own. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "proxy-connection");

    private AnswerHead() {}

    /**
     * The headers as they may be sent.
     *
     * @throws IllegalStateException where status or headers are none: a bug of the resource
     */
    static Map<String, List<String>> checked(int status, Map<String, List<String>> headers) {
        if (status < FIRST_FINAL || status > LAST) {
            throw new IllegalStateException("It answered with the status " + status + ", which ends no request");
        }
        if (headers.size() > MOST) {
            throw new IllegalStateException("It answered with " + headers.size() + " headers");
        }
        Map<String, List<String>> sent = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (!isToken(name) || values.isEmpty() || !values.stream().allMatch(AnswerHead::isValue)) {
                throw new IllegalStateException("It answered with a header that is none: " + shown(name));
            }
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                sent.put(name, values);
            }
        });
        return sent;
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(character -> character < 0x80
                                && (Character.isLetterOrDigit(character) || TOKEN_MARKS.indexOf(character) >= 0));
    }

    private static boolean isValue(String value) {
        return value.length() <= LONGEST
                && value.chars().allMatch(character -> character == '\t' || (character >= ' ' && character != 0x7F));
    }

    private static String shown(String name) {
        String shown = name.length() <= 100 ? name : name.substring(0, 100) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
