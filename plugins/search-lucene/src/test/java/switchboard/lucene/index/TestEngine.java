package switchboard.lucene.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import switchboard.testkit.contracts.SearchEngineHandle;

/** The engine as a test holds it. */
public record TestEngine(LuceneEngine engine) implements SearchEngineHandle {

    /** Started, not taken over. */
    public static TestEngine started(Path folder) {
        return new TestEngine(new LuceneEngine(folder, Clock.systemUTC()));
    }

    /** Ready to write. */
    public static TestEngine taken(Path folder) throws IOException {
        TestEngine engine = started(folder);
        engine.takeOver();
        return engine;
    }

    @Override
    public void takeOver() throws IOException {
        engine.takeOver();
    }

    @Override
    public void quiesce() throws IOException {
        engine.quiesce();
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
