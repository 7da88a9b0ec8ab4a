package switchboard.http.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.OutboundHttp;

/**
 * One request at a time over one connection of its own, to a checked address. Redirects are answers like others: whoever
 * follows one sends a new request, which is checked anew.
 */
final class OutboundClient implements OutboundHttp {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_HEADERS = 100;
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "expect");
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final PermittedHosts hosts;
    private final Connector connector;
    private final ScheduledExecutorService deadlines;

    OutboundClient(PermittedHosts hosts, Connector connector, ScheduledExecutorService deadlines) {
        this.hosts = hosts;
        this.connector = connector;
        this.deadlines = deadlines;
    }

    @Override
    public Answer send(String method, URI address, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        PermittedHosts.Destination destination = hosts.require(address);
        byte[] head = head(method, destination, headers, body.length);
        long deadline = System.nanoTime() + (timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST).toNanos();
        try (Socket socket = connector.connect(destination)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IOException("The time for the request is over");
            }
            Future<?> alarm = deadlines.schedule(() -> abort(socket), left, TimeUnit.NANOSECONDS);
            try {
                return exchange(socket, head, body, method);
            } catch (IOException broken) {
                throw System.nanoTime() - deadline >= 0
                        ? new IOException("The time for the request is over", broken)
                        : broken;
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private static Answer exchange(Socket socket, byte[] head, byte[] body, String method) throws IOException {
        OutputStream output = socket.getOutputStream();
        output.write(head);
        output.write(body);
        output.flush();
        return new AnswerReader(new BufferedInputStream(socket.getInputStream())).read(method.equals("HEAD"));
    }

    /** Resets the connection: closing it in order could wait for the very peer that is too slow. */
    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // It is gone, as it should be.
        }
    }

    private static byte[] head(
            String method, PermittedHosts.Destination destination, Map<String, String> headers, int length) {
        if (!isToken(method) || headers.size() > MOST_HEADERS) {
            throw new InvalidInputException("method", "format", "method must be a name, with at most 100 headers.");
        }
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(destination.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(destination.authority())
                .append("\r\nConnection: close\r\n");
        if (length > 0 || method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        headers.forEach((name, value) -> head.append(header(name, value)));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String header(String name, String value) {
        boolean clean =
                value.chars().allMatch(character -> character == '\t' || (character >= ' ' && character != 0x7F));
        if (!isToken(name) || !clean || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidInputException("headers", "not_allowed", "The header " + name + " cannot be set.");
        }
        return name + ": " + value + "\r\n";
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= 100
                && text.chars()
                        .allMatch(character -> character < 0x80
                                && (Character.isLetterOrDigit(character) || TOKEN_MARKS.indexOf(character) >= 0));
    }
}
