package switchboard.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import switchboard.config.Configuration;
import switchboard.http.wire.Proxies;

/**
 * How much the edge accepts, and from whom. Sizes in bytes.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param requests how many requests are worked on at the same time; a small multiple of the database's connections
 * @param streams how many answers are streamed at the same time (events, downloads)
 * @param requestBudget after this long a request is given up with 503
 * @param transferBudget the same for imports, archives and other long bodies
 * @param idleTimeout how long a connection may be silent
 * @param bodies the largest bodies
 * @param proxies whose forwarding headers are believed
 * @param metricsOpen whether everybody may read the metrics
 */
public record HttpLimits(
        String host,
        int port,
        int requests,
        int streams,
        Duration requestBudget,
        Duration transferBudget,
        Duration idleTimeout,
        Bodies bodies,
        Proxies proxies,
        boolean metricsOpen) {

    /** The longest path and query as sent. A query text of 2,000 characters has up to 24,000 bytes when encoded. */
    public static final int LONGEST_URI = 32 * 1024;

    /** All headers of a request together. */
    public static final int LARGEST_HEADERS = 32 * 1024;

    /** So much of an unread body is read away, so that the client gets to read its answer. */
    public static final long DRAINED = 256L * 1024 * 1024;

    /** Texts of so many bytes are compressed for those who accept it. */
    public static final int COMPRESSED_FROM = 2 * 1024;

    private static final int STREAMS = 500;
    private static final Duration TRANSFER = Duration.ofMinutes(30);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long MIB = 1024 * 1024;

    /** As configured. */
    public static HttpLimits of(Configuration configuration) {
        return new HttpLimits(
                configuration.http().host(),
                configuration.http().port(),
                configuration.http().maxConcurrentRequests(),
                STREAMS,
                configuration.http().requestBudget(),
                TRANSFER,
                IDLE,
                new Bodies(
                        configuration.http().maxBodyBytes(),
                        configuration.http().maxImportBytes(),
                        configuration.plugins().maxArchiveBytes(),
                        configuration.attachments().maxBytes()),
                new Proxies(configuration.http().trustedProxies()),
                configuration.security().metricsOpen());
    }

    /** Any free port on this machine, and limits as they are shipped; for tests. */
    public static HttpLimits local() {
        return new HttpLimits(
                "127.0.0.1",
                0,
                64,
                STREAMS,
                Duration.ofSeconds(30),
                TRANSFER,
                IDLE,
                new Bodies(MIB, 2048 * MIB, 100 * MIB, 25 * MIB),
                new Proxies(List.of()),
                false);
    }

    /** The same on another port. */
    public HttpLimits at(int newPort) {
        return new HttpLimits(
                host,
                newPort,
                requests,
                streams,
                requestBudget,
                transferBudget,
                idleTimeout,
                bodies,
                proxies,
                metricsOpen);
    }

    /** The same with other bounds on what goes on at the same time. */
    public HttpLimits withPlaces(int newRequests, int newStreams) {
        return new HttpLimits(
                host,
                port,
                newRequests,
                newStreams,
                requestBudget,
                transferBudget,
                idleTimeout,
                bodies,
                proxies,
                metricsOpen);
    }

    /** The same with another budget and another idle time-out. */
    public HttpLimits withTimes(Duration newBudget, Duration newIdleTimeout) {
        return new HttpLimits(
                host, port, requests, streams, newBudget, transferBudget, newIdleTimeout, bodies, proxies, metricsOpen);
    }

    /** The same with other proxies. */
    public HttpLimits behind(Proxies newProxies) {
        return new HttpLimits(
                host,
                port,
                requests,
                streams,
                requestBudget,
                transferBudget,
                idleTimeout,
                bodies,
                newProxies,
                metricsOpen);
    }

    /**
     * The largest body by media type.
     *
     * @param json of JSON, forms and bodies without a media type
     * @param imports of {@code application/x-ndjson}
     * @param archives of {@code application/zip}
     * @param others of everything else: attachments; multipart may have a little more around them
     */
    public record Bodies(long json, long imports, long archives, long others) {

        private static final long MULTIPART_FRAME = 64 * 1024;
        private static final long LARGE = 64 * 1024;
        private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");

        /** The bound for a media type as it stands in the header, null where there is none. */
        public long of(@Nullable String mediaType) {
            if (mediaType == null || contains(mediaType, "x-www-form-urlencoded")) {
                return json;
            }
            if (contains(mediaType, "ndjson")) {
                return imports;
            }
            if (contains(mediaType, "json")) {
                return json;
            }
            if (contains(mediaType, "application/zip")) {
                return Math.max(archives, others);
            }
            return contains(mediaType, "multipart/") ? others + MULTIPART_FRAME : others;
        }

        /** Whether such a body takes longer than others do. */
        public boolean isTransfer(@Nullable String mediaType) {
            return mediaType != null && of(mediaType) > json;
        }

        /**
         * Whether a request has, or may have, a large body that stands in the heap as a whole, as JSON does.
         *
         * @param length as announced, negative where it is not: in chunks, in HTTP/2, or as there is no body
         */
        boolean isLarge(String method, HttpFields headers, long length) {
            String mediaType = headers.get(HttpHeader.CONTENT_TYPE);
            boolean unannounced = length < 0 && (mediaType != null || headers.contains(HttpHeader.TRANSFER_ENCODING));
            return WRITES.contains(method) && !isTransfer(mediaType) && (unannounced || length > LARGE);
        }

        private static boolean contains(String mediaType, String part) {
            int last = mediaType.length() - part.length();
            for (int start = 0; start <= last; start++) {
                if (mediaType.regionMatches(true, start, part, 0, part.length())) {
                    return true;
                }
            }
            return false;
        }
    }
}
