package switchboard.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.OutboundHttp;
import switchboard.api.http.OutboundHttp.Answer;

/**
 * Fetches archives from repositories: over https only, through the guarded way out, which knows neither loopback nor
 * private addresses and takes at most 10 MiB. Each redirect is a new address and is looked at like the first.
 */
public final class Downloads {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration TIME = Duration.ofSeconds(20);

    private final Function<Set<String>, OutboundHttp> network;

    /** @param network gives a client for certain hosts only */
    public Downloads(Function<Set<String>, OutboundHttp> network) {
        this.network = network;
    }

    /** @throws switchboard.api.error.ServiceDeskException 422 {@code plugin.download_failed} with the reason */
    Uploads.Upload fetch(String url, Uploads uploads) throws IOException, InterruptedException {
        URI address = address(url);
        long end = System.nanoTime() + TIME.toNanos();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Answer answer = get(address, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            String location = answer.headers().get("location");
            if (answer.status() == 200) {
                return uploads.receive(new ByteArrayInputStream(answer.body()));
            }
            if (answer.status() < 300 || answer.status() > 399 || location == null) {
                throw failed("The host " + address.getHost() + " answered " + answer.status() + ".");
            }
            address = address(redirected(address, location));
        }
        throw failed("There are more than " + MOST_REDIRECTS + " redirects.");
    }

    private Answer get(URI address, Duration left) throws InterruptedException {
        String host = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        try {
            return network.apply(Set.of(host))
                    .send(
                            "GET",
                            address,
                            Map.of("Accept", "application/zip, application/octet-stream"),
                            new byte[0],
                            left);
        } catch (IOException unreachable) {
            throw failed("The archive could not be fetched: " + unreachable.getMessage() + ".");
        }
    }

    private static String redirected(URI address, String location) {
        try {
            return address.resolve(new URI(location)).toString();
        } catch (URISyntaxException odd) {
            throw failed("The host " + address.getHost() + " redirects to what is no address.");
        }
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if ("https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException odd) {
            // Refused below, like every other address that is none.
        }
        throw new InvalidInputException("url", "format", "url must be an https address of a host, and lead to such.");
    }

    private static RuntimeException failed(String detail) {
        return Refusals.failed("plugin.download_failed", detail);
    }
}
