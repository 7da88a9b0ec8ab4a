package switchboard.testkit.fakes;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.api.http.OutboundHttp;

/** The outside as a test describes it. An address that no test spoke of cannot be reached. */
public final class FakeOutboundHttp implements OutboundHttp {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** A request that was sent. */
    public record Sent(String method, URI address, Map<String, String> headers, byte[] body) {}

    /** What a request comes to from now on, such as {@code GET https://api.example.org/items}. */
    public void answer(String method, String address, int status, String body) {
        answers.put(method + " " + address, new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Answer send(String method, URI address, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException {
        if (timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("At most 60 seconds");
        }
        sent.add(new Sent(method, address, Map.copyOf(headers), body.clone()));
        Answer answer = answers.get(method + " " + address);
        if (answer == null) {
            throw new ConnectException("Nobody answers " + method + " " + address);
        }
        return answer;
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }
}
