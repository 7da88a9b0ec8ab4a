package switchboard.http.idempotency;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import switchboard.http.wire.Answer;
import switchboard.http.wire.AnswerRecorder;

/** Makes the answer to a GET of what was created into the answer of its creation, for one that was never stored. */
public record Replay(String location) implements AnswerRecorder {

    public static final String REPLAYED = "Idempotent-Replayed";

    @Override
    public Answer answered(Answer answer) {
        if (answer.status() >= 500 || answer.status() == 429) {
            return answer;
        }
        Answer base = answer.status() == 200
                ? new Answer(201, answer.headers(), answer.content())
                : new Answer(201, Map.of(), ByteBuffer.allocate(0));
        return base.with("Location", location).with(REPLAYED, "true");
    }

    @Override
    public void lost() {
        // Nothing is held.
    }

    static Answer of(Standing.Answered answered) {
        byte[] body = answered.body();
        ByteBuffer content = ByteBuffer.wrap(body == null ? new byte[0] : body);
        return new Answer(answered.status(), answered.headers(), content).with(REPLAYED, "true");
    }

    /** The headers of a stored answer when it is given again. */
    public static Map<String, List<String>> headers(Standing.Answered answered) {
        return of(answered).headers();
    }
}
