package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpLimitsTest {

    private static final HttpLimits.Bodies BODIES = HttpLimits.local().bodies();
    private static final String JSON = "application/json";

    @Test
    void onlyABodyCanBeLarge() {
        assertThat(BODIES.isLarge(null, -1)).as("a GET").isFalse();
        assertThat(BODIES.isLarge(JSON, 100)).isFalse();
        assertThat(BODIES.isLarge(JSON, 1_000_000)).isTrue();
        assertThat(BODIES.isLarge(JSON, -1)).as("in chunks").isTrue();
        assertThat(BODIES.isLarge("application/x-ndjson", -1)).as("an import").isFalse();
    }
}
