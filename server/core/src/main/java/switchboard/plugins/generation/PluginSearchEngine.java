package switchboard.plugins.generation;

import java.util.List;
import java.util.Map;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallPool;

/**
 * A plugin's engine as search knows it. Searching takes a lease and moves on to the live generation. Writing does neither:
 * while a generation drains it is still the one that writes, and search lets go of it before it is asked to quiesce.
 */
final class PluginSearchEngine implements SearchEngine {

    private final SearchEngine engine;
    private final CallPool pool;
    private final Using<SearchEngine> using;

    PluginSearchEngine(Generation generation, SearchEngine engine, LiveGenerations live) {
        this.engine = engine;
        this.pool = generation.pool();
        this.using = new Using<>(generation, live, Generation::searchEngine);
    }

    @Override
    public SearchResult search(SearchQuery query) {
        return using.get(
                CallKind.SEARCH,
                "",
                () -> Answers.result(engine.search(query), query.limit()),
                other -> other.search(query));
    }

    @Override
    public List<ItemVersion> items(String type, String after, int limit) {
        return write(() -> Answers.items(engine.items(type, after, limit), after, limit));
    }

    @Override
    public Map<String, Long> positions() {
        return write(() -> Answers.positions(engine.positions()));
    }

    @Override
    public boolean outdated() {
        return write(engine::outdated);
    }

    @Override
    public void apply(List<SearchBatch> batches, long position) {
        run(() -> engine.apply(batches, position));
    }

    @Override
    public void commit() {
        run(engine::commit);
    }

    @Override
    public void refresh() {
        run(engine::refresh);
    }

    @Override
    public Rebuild rebuild() {
        Rebuild rebuild = write(() -> Answers.given(engine.rebuild(), "a rebuild"));
        return new Rebuild() {
            @Override
            public void add(SearchBatch batch) {
                run(() -> rebuild.add(batch));
            }

            @Override
            public void publish(long position) {
                run(() -> rebuild.publish(position));
            }

            @Override
            public void close() {
                run(rebuild::close);
            }
        };
    }

    private void run(Runnable work) {
        write(() -> {
            work.run();
            return "";
        });
    }

    private <T> T write(Using.Work<T> work) {
        return Using.unchecked(() -> pool.call(CallKind.INDEXING, work::run));
    }
}
