package switchboard.http;

import java.time.Duration;

/**
 * How much the edge accepts. Sizes in bytes.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param requests how many requests are worked on at the same time; a small multiple of the database's connections
 * @param streams how many answers are streamed at the same time (events, downloads)
 * @param requestBudget after this long a request is given up with 503
 * @param transferBudget the same for imports, archives and other long bodies
 * @param idleTimeout how long a connection may be silent
 * @param longestUri of path and query as sent
 * @param largestHeaders of all request headers together
 * @param json the largest body of JSON and everything not named otherwise
 * @param imports the largest body of {@code application/x-ndjson}
 * @param archives the largest body of {@code application/zip}
 * @param attachments the largest body of any other media type
 * @param drained how much of an unread body is read away, so that the client gets to read the answer
 * @param compressFrom answers of so many bytes are compressed for those who accept it
 */
public record HttpLimits(
        String host,
        int port,
        int requests,
        int streams,
        Duration requestBudget,
        Duration transferBudget,
        Duration idleTimeout,
        int longestUri,
        int largestHeaders,
        long json,
        long imports,
        long archives,
        long attachments,
        long drained,
        int compressFrom) {

    private static final int KIB = 1024;
    private static final long MIB = 1024 * 1024;

    /** What suits a pool of 20 database connections. */
    public static HttpLimits standard() {
        return new HttpLimits(
                "127.0.0.1",
                0,
                80,
                500,
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                32 * KIB,
                32 * KIB,
                MIB,
                4096 * MIB,
                256 * MIB,
                64 * MIB,
                256 * MIB,
                2 * KIB);
    }

    public HttpLimits at(String newHost, int newPort) {
        return new HttpLimits(
                newHost, newPort, requests, streams, requestBudget, transferBudget, idleTimeout, longestUri,
                largestHeaders, json, imports, archives, attachments, drained, compressFrom);
    }

    public HttpLimits withBounds(int newRequests, int newStreams) {
        return new HttpLimits(
                host, port, newRequests, newStreams, requestBudget, transferBudget, idleTimeout, longestUri,
                largestHeaders, json, imports, archives, attachments, drained, compressFrom);
    }

    public HttpLimits withBudgets(Duration newRequestBudget, Duration newTransferBudget) {
        return new HttpLimits(
                host, port, requests, streams, newRequestBudget, newTransferBudget, idleTimeout, longestUri,
                largestHeaders, json, imports, archives, attachments, drained, compressFrom);
    }

    public HttpLimits withBodies(long newImports, long newArchives, long newAttachments) {
        return new HttpLimits(
                host, port, requests, streams, requestBudget, transferBudget, idleTimeout, longestUri,
                largestHeaders, json, newImports, newArchives, newAttachments, drained, compressFrom);
    }

    /** The largest body of a media type, given as in the header, null where there is none. */
    public long bodyOf(@org.jspecify.annotations.Nullable String mediaType) {
        if (mediaType == null || contains(mediaType, "json") && !contains(mediaType, "ndjson")) {
            return json;
        }
        if (contains(mediaType, "ndjson")) {
            return imports;
        }
        if (contains(mediaType, "application/zip")) {
            return archives;
        }
        return contains(mediaType, "x-www-form-urlencoded") ? json : attachments;
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
