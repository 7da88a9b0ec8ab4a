package switchboard.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.json.Json;

/** Archives as they arrive: as the body of a request, or from an address that the body names. */
public final class Arrivals {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int LARGEST_ORDER = 16 * 1024;
    private static final int LONGEST_ADDRESS = 2_000;

    private final Uploads uploads;
    private final Downloads downloads;

    public Arrivals(Uploads uploads, Downloads downloads) {
        this.uploads = uploads;
        this.downloads = downloads;
    }

    /**
     * A file of unknown origin; closing deletes it.
     *
     * @param sha256 that it must have, null for any
     */
    record Arrival(Uploads.Upload upload, @Nullable String sha256) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            upload.close();
        }
    }

    /**
     * Takes in what a request brings.
     *
     * @param type the media type of the body: an archive, or a JSON object with {@code url} and {@code sha256}
     * @param sha256 that the archive must have, null for any
     * @throws ServiceDeskException 422 where a sum is none, or the archive cannot be fetched; 413 where it is too large
     */
    Arrival receive(String type, @Nullable String sha256, InputStream body) throws IOException, InterruptedException {
        String expected = sha256 == null ? null : sum("sha256", sha256);
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new Arrival(uploads.receive(body), expected);
        }
        Input order = order(body);
        String address = order.requiredText("url", LONGEST_ADDRESS);
        String ordered = order.requiredText("sha256", 64);
        order.check();
        String told = sum("sha256", ordered);
        if (expected != null && !expected.equals(told)) {
            throw new InvalidInputException("sha256", "not_allowed", "sha256 is given twice, and not the same.");
        }
        return new Arrival(downloads.fetch(address, uploads), told);
    }

    private static Input order(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_ORDER + 1);
        if (bytes.length > LARGEST_ORDER) {
            throw new ServiceDeskException(Refusal.TOO_LARGE, "request.too_large", "The body is larger than 16 KiB.");
        }
        return new Input(Json.parseObject(bytes));
    }

    private static String sum(String field, String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new InvalidInputException(field, "format", field + " must be a SHA-256 of 64 hexadecimal digits.");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
