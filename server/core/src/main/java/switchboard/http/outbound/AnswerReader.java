package switchboard.http.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import switchboard.api.http.OutboundHttp.Answer;

/** Reads one answer of HTTP/1.1 from a peer that is not to be trusted. */
final class AnswerReader {

    static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final int MOST_INTERIM = 5;

    private final InputStream input;
    private int headRead;

    AnswerReader(InputStream input) {
        this.input = input;
    }

    Answer read(boolean withoutBody) throws IOException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            int status = status(line());
            Map<String, String> headers = headers();
            if (status >= 200) {
                boolean bodiless = withoutBody || status == 204 || status == 304;
                return new Answer(status, headers, bodiless ? new byte[0] : body(headers));
            }
        }
        throw new IOException("The peer answers with interim answers only");
    }

    private static int status(String line) throws IOException {
        if (line.length() >= 12 && line.startsWith("HTTP/1.") && line.charAt(8) == ' ') {
            String digits = line.substring(9, 12);
            if (digits.chars().allMatch(digit -> digit >= '0' && digit <= '9') && digits.charAt(0) != '0') {
                return Integer.parseInt(digits);
            }
        }
        throw new IOException("The peer does not speak HTTP/1.1");
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("The peer sent a malformed header");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0 || ++headRead > LARGEST_HEAD) {
                throw new IOException(next < 0 ? "The peer closed the connection" : "The peer's headers are too large");
            }
            line.append((char) next);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String coding = headers.get("transfer-encoding");
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new IOException("The peer uses an unknown transfer encoding");
            }
            return chunks();
        }
        String length = headers.get("content-length");
        if (length == null) {
            return exactly(input.readNBytes(LARGEST_BODY + 1));
        }
        return take(parse(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            headRead = 0;
            String line = line();
            int end = line.indexOf(';');
            long size = parse((end < 0 ? line : line.substring(0, end)).strip(), 16);
            if (size == 0) {
                headers();
                return body.toByteArray();
            }
            if (body.size() + size > LARGEST_BODY) {
                throw tooLarge();
            }
            body.writeBytes(take(size));
            line();
        }
    }

    private byte[] take(long length) throws IOException {
        if (length > LARGEST_BODY) {
            throw tooLarge();
        }
        byte[] bytes = input.readNBytes((int) length);
        if (bytes.length < length) {
            throw new IOException("The peer closed the connection");
        }
        return bytes;
    }

    private static byte[] exactly(byte[] bytes) throws IOException {
        if (bytes.length > LARGEST_BODY) {
            throw tooLarge();
        }
        return bytes;
    }

    private static long parse(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0 && Character.digit(text.charAt(0), radix) >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new IOException("The peer sent a malformed length");
    }

    private static IOException tooLarge() {
        return new IOException("The answer has more than " + LARGEST_BODY + " bytes");
    }
}
