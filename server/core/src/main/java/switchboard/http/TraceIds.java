package switchboard.http;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The id by which a request is found in logs: the caller's, from {@code traceparent} (W3C), or a new one. */
final class TraceIds {

    private static final int LENGTH = 55;
    private static final int START = 3;
    private static final int END = 35;
    private static final HexFormat HEX = HexFormat.of();

    private final RandomGenerator random;

    TraceIds(RandomGenerator random) {
        this.random = random;
    }

    String of(@Nullable String traceparent) {
        if (traceparent != null && isWellFormed(traceparent)) {
            return traceparent.substring(START, END);
        }
        return HEX.toHexDigits(random.nextLong() | 1) + HEX.toHexDigits(random.nextLong());
    }

    private static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || text.charAt(2) != '-' || text.charAt(END) != '-' || text.charAt(52) != '-') {
            return false;
        }
        boolean onlyZeros = true;
        for (int index = START; index < END; index++) {
            char digit = text.charAt(index);
            if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'))) {
                return false;
            }
            onlyZeros &= digit == '0';
        }
        return !onlyZeros;
    }
}
