package switchboard.plugins.generation;

import java.time.Duration;
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
    private final RecentQueries recent = new RecentQueries();

    PluginSearchEngine(Generation generation, SearchEngine engine, LiveGenerations live) {
        this.engine = engine;
        this.pool = generation.pool();
        this.using = new Using<>(generation, live, Generation::searchEngine);
    }

    @Override
    public SearchResult search(SearchQuery query) {
        recent.add(query);
        return using.get(
                CallKind.SEARCH,
                "",
                () -> Answers.result(engine.search(query), query.limit()),
                other -> other.search(query));
    }

    /**
     * Asks this engine what an earlier one was asked last, over and over, before anybody else asks it: the code of a new
     * generation runs slowly until the virtual machine has compiled it. What is found is thrown away.
     *
     * @return how many searches that were
     */
    int practise(PluginSearchEngine earlier, int atMost, Duration noLongerThan) throws Exception {
        List<SearchQuery> queries = earlier.recent.all();
        long end = System.nanoTime() + noLongerThan.toNanos();
        int searches = 0;
        while (!queries.isEmpty() && searches < atMost && System.nanoTime() - end < 0) {
            SearchQuery query = queries.get(searches % queries.size());
            pool.call(CallKind.SEARCH, () -> engine.search(query));
            searches++;
        }
        return searches;
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
