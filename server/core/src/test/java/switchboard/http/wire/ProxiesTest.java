package switchboard.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request comes from cannot be forged. */
class ProxiesTest {

    private final Proxies proxies = new Proxies(List.of("10.0.0.0/8", "::1"));

    private static HttpFields forwarded(String value) {
        HttpFields.Mutable headers = HttpFields.build();
        if (value != null) {
            headers.put("X-Forwarded-For", value);
        }
        return headers;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            203.0.113.9 | -                              | 203.0.113.9
            203.0.113.9 | 127.0.0.1                      | 203.0.113.9
            10.1.2.3    | -                              | 10.1.2.3
            10.1.2.3    | 198.51.100.7                   | 198.51.100.7
            10.1.2.3    | 127.0.0.1, 198.51.100.7        | 198.51.100.7
            10.1.2.3    | 127.0.0.1, 198.51.100.7, 10.9.9.9 | 198.51.100.7
            10.1.2.3    | nonsense                       | 10.1.2.3
            10.1.2.3    | 198.51.100.7, nonsense         | 10.1.2.3
            [::1]       | 2001:db8::7                    | 2001:db8:0:0:0:0:0:7
            unix-socket | 198.51.100.7                   | unknown
            """)
    void believesTrustedProxiesOnly(String peer, String header, String client) {
        assertThat(proxies.clientOf(peer, forwarded(header)).value()).isEqualTo(client);
    }

    @Test
    void isLocalOnlyWithoutAProxyBetween() {
        assertThat(Proxies.isLocal("127.0.0.1", forwarded(null))).isTrue();
        assertThat(Proxies.isLocal("[::1]", forwarded(null))).isTrue();
        assertThat(Proxies.isLocal("127.0.0.1", forwarded("127.0.0.1"))).isFalse();
        assertThat(Proxies.isLocal("203.0.113.9", forwarded(null))).isFalse();
    }
}
