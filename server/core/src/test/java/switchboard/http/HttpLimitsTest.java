package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class HttpLimitsTest {

    private static final HttpLimits.Bodies BODIES = HttpLimits.local().bodies();
    private static final HttpFields NONE = HttpFields.build();
    private static final HttpFields JSON = HttpFields.build().put("Content-Type", "application/json");
    private static final HttpFields LINES = HttpFields.build().put("Content-Type", "application/x-ndjson");
    private static final HttpFields CHUNKS = HttpFields.build().put("Transfer-Encoding", "chunked");

    @Test
    void onlyAWriteWithABodyIsLarge() {
        assertThat(BODIES.isLarge("GET", NONE, -1)).isFalse();
        assertThat(BODIES.isLarge("GET", JSON, -1))
                .as("without a body all the same")
                .isFalse();
        assertThat(BODIES.isLarge("POST", NONE, -1)).as("without a body").isFalse();
        assertThat(BODIES.isLarge("POST", JSON, 100)).isFalse();
        assertThat(BODIES.isLarge("POST", JSON, 1_000_000)).isTrue();
        assertThat(BODIES.isLarge("PATCH", NONE, 1_000_000)).isTrue();
        assertThat(BODIES.isLarge("POST", JSON, -1)).as("of a length not told").isTrue();
        assertThat(BODIES.isLarge("POST", CHUNKS, -1)).as("in chunks").isTrue();
        assertThat(BODIES.isLarge("POST", LINES, -1)).as("an import").isFalse();
    }
}
