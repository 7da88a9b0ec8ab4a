package switchboard.http.wire;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import switchboard.http.Problem;

/** A whole answer. Header names are as they were given, in any case. */
public record Answer(int status, Map<String, List<String>> headers, ByteBuffer content) {

    static Answer of(Problem problem) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of(Problem.MEDIA_TYPE));
        problem.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Answer(problem.status(), headers, ByteBuffer.wrap(problem.body()));
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new Answer(status, more, content);
    }
}
