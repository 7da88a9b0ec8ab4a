package switchboard.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where and how much the server answers.
 *
 * @param host the address to listen on; only this machine unless said otherwise
 * @param port 0 for any free one
 * @param maxConcurrentRequests beyond it a request is answered 503 at once
 * @param requestBudget after which a request is given up; imports and streams have budgets of their own
 * @param maxBodyBytes of a JSON body
 * @param maxImportBytes of an NDJSON body, as sent
 * @param trustedProxies addresses or CIDR blocks whose forwarding headers are believed
 * @param publicUrl under which people reach the server, without a slash at its end; null where nobody has said
 */
public record HttpConfiguration(
        String host,
        int port,
        int maxConcurrentRequests,
        Duration requestBudget,
        long maxBodyBytes,
        long maxImportBytes,
        List<String> trustedProxies,
        @Nullable URI publicUrl) {

    private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f:.]+(/[0-9]{1,3})?");

    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "http.host",
                    "127.0.0.1",
                    "Address to listen on; 0.0.0.0 opens the server to other machines, best behind a proxy with TLS."),
            ConfigurationKey.of("http.port", "8080", "Port to listen on, 0 for any free one."),
            ConfigurationKey.of(
                    "http.max-concurrent-requests",
                    "64",
                    "Requests worked on at once, about four for each connection to the database; four times as many may wait"
                            + " for a second, others get 503."),
            ConfigurationKey.of("http.request-budget", "30s", "Time after which a request is given up."),
            ConfigurationKey.of("http.max-body-bytes", "1MiB", "Largest JSON body."),
            ConfigurationKey.of("http.max-import-bytes", "2GiB", "Largest body of an import, which is streamed."),
            ConfigurationKey.of(
                    "http.trusted-proxies",
                    "",
                    "Comma-separated addresses or CIDR blocks of proxies whose forwarding headers are believed."),
            ConfigurationKey.of(
                    "http.public-url",
                    "",
                    "Address under which people reach the server, such as https://desk.example.org; links in mails"
                            + " begin with it, and without it there are none."));

    public HttpConfiguration {
        Limits.required("http.host", host);
        Limits.between("http.port", port, 0, 65_535);
        Limits.between("http.max-concurrent-requests", maxConcurrentRequests, 1, 10_000);
        Limits.between("http.request-budget", requestBudget, Duration.ofSeconds(1), Duration.ofMinutes(10));
        Limits.between("http.max-body-bytes", maxBodyBytes, 1 << 10, 64 << 20);
        Limits.between("http.max-import-bytes", maxImportBytes, 1 << 20, 1L << 40);
        trustedProxies = List.copyOf(trustedProxies);
        for (String proxy : trustedProxies) {
            if (!NETWORK.matcher(proxy).matches()) {
                throw new IllegalArgumentException(
                        "http.trusted-proxies must be addresses or CIDR blocks, but has \"" + proxy + "\"");
            }
        }
        publicUrl = publicUrl == null ? null : plain(publicUrl);
    }

    private static URI plain(URI url) {
        boolean ofTheWeb = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
        if (!ofTheWeb || !bare || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "http.public-url must be an address such as https://desk.example.org, not \"" + url + "\"");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    static HttpConfiguration from(ConfigurationValues values) {
        return new HttpConfiguration(
                values.text("http.host"),
                values.integer("http.port"),
                values.integer("http.max-concurrent-requests"),
                values.duration("http.request-budget"),
                values.bytes("http.max-body-bytes"),
                values.bytes("http.max-import-bytes"),
                values.list("http.trusted-proxies"),
                values.url("http.public-url"));
    }
}
