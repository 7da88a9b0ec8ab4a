package switchboard.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** What the server answered. */
public record Answer(String request, int status, java.net.http.HttpHeaders headers, byte[] body) {

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; fails the test where it is none. */
    public JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (java.io.IOException notJson) {
            throw new AssertionError(request + " answered " + status + " with no JSON: " + text(), notJson);
        }
    }

    /** A top-level text of the body, or an empty string. */
    public String field(String name) {
        return json().path(name).asText("");
    }

    /** The id of the resource in the body. */
    public String id() {
        return field("id");
    }

    /** The code of the problem document. */
    public String code() {
        return field("code");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The ETag, or null where there is none. */
    public @Nullable String entityTag() {
        return header("ETag").orElse(null);
    }

    /** Fails the test unless the status is this one; the failure shows the body. */
    public Answer expect(int expected) {
        Assertions.assertThat(status)
                .as("%s answered %d: %s", request, status, shortened(text()))
                .isEqualTo(expected);
        return this;
    }

    /** Fails the test unless the answer is a sound problem document with this status and code. */
    public Answer expectProblem(int expected, String code) {
        expect(expected);
        Assertions.assertThat(header("Content-Type").orElse("")).as(request).startsWith("application/problem+json");
        Assertions.assertThat(code()).as("%s: %s", request, shortened(text())).isEqualTo(code);
        Assertions.assertThat(json().path("status").asInt()).isEqualTo(expected);
        Assertions.assertThat(field("traceId")).isNotEmpty();
        return this;
    }

    private static String shortened(String text) {
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }
}
