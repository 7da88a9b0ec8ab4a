package switchboard.lucene;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.lucene.index.LuceneEngine;

/** Brings the search engine. It reads from {@code start} on and writes between {@code takeOver} and {@code quiesce}. */
public final class SearchLucenePlugin implements ServiceDeskPlugin {

    private volatile @Nullable LuceneEngine engine;

    @Override
    public void contribute(Contributions contributions) {
        contributions.searchEngine(this::engine).health(this::problem);
    }

    private LuceneEngine engine() {
        LuceneEngine started = engine;
        if (started == null) {
            throw new IllegalStateException("The search engine is not started.");
        }
        return started;
    }

    private String problem() {
        LuceneEngine started = engine;
        return started == null ? "" : started.problem();
    }

    @Override
    public void start(PluginContext context) {
        withOwnLoader(() -> engine = new LuceneEngine(context.dataFolder(), context.clock()));
    }

    @Override
    public void takeOver() throws IOException {
        withOwnLoader(() -> engine().takeOver());
    }

    @Override
    public void quiesce() throws IOException {
        engine().quiesce();
    }

    @Override
    public void stop() throws IOException {
        LuceneEngine started = engine;
        engine = null;
        if (started != null) {
            started.close();
        }
    }

    private interface Work<F extends Exception> {
        void run() throws F;
    }

    /** Lucene finds its codecs through the thread's context loader; the plugin's own has them. */
    private static <F extends Exception> void withOwnLoader(Work<F> work) throws F {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SearchLucenePlugin.class.getClassLoader());
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
