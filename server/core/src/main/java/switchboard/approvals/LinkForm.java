package switchboard.approvals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.json.Json;
import switchboard.json.Utf8;

/** The body of a decision by a link: a form, as a browser sends it, or JSON. It is small, as anybody may send one. */
final class LinkForm {

    /** So much has the longest reason in a form, where each of its bytes takes three. */
    private static final int LARGEST = 64 * 1024;

    private static final int MOST_FIELDS = 10;
    private static final String FORM = "application/x-www-form-urlencoded";

    private LinkForm() {}

    /** @param mediaType as it stands in the header; what is no form is taken for JSON */
    static Map<String, @Nullable Object> read(@Nullable String mediaType, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ServiceDeskException(
                    Refusal.TOO_LARGE, "request.too_large", "The body must have at most " + LARGEST + " bytes.");
        }
        if (mediaType == null || !mediaType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            if (bytes.length == 0) {
                throw new MalformedException("request.bad_json", "The request has no body; a JSON object is expected.");
            }
            return Json.parseObject(bytes);
        }
        if (!Utf8.isValid(bytes, 0, bytes.length)) {
            throw bad();
        }
        return fields(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Map<String, @Nullable Object> fields(String form) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", MOST_FIELDS + 1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            // Browsers send the ends of lines as two characters.
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).replace("\r\n", "\n");
            boolean twice = fields.putIfAbsent(name, value) != null;
            if (twice || fields.size() > MOST_FIELDS) {
                throw bad();
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw bad();
        }
    }

    private static MalformedException bad() {
        return new MalformedException("request.bad_form", "The form cannot be read.");
    }
}
