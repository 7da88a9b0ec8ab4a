package switchboard.api.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import switchboard.api.HostService;

/**
 * HTTP to the outside. The host resolves and checks the address (no loopback, link-local or private range unless the
 * administrator allows it, and only the hosts of the plugin's manifest), bounds time and size, and counts calls.
 */
@HostService
public interface OutboundHttp {

    /**
     * Sends a request and reads the whole answer, at most 10 MiB.
     *
     * @param timeout for all of it, at most 60 seconds
     */
    Answer send(String method, URI address, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException;

    /** Status, headers (lower-case names, first value) and body. */
    record Answer(int status, Map<String, String> headers, byte[] body) {}
}
