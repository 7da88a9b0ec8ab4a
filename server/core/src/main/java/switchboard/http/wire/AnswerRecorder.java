package switchboard.http.wire;

/** Sees the answer before the client does. Must not throw. */
public interface AnswerRecorder {

    /** The whole answer; what this returns is sent instead. */
    Answer answered(Answer answer);

    /** There will be no whole answer: it is streamed, or was broken off. May be called more than once. */
    void lost();
}
