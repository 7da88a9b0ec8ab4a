package switchboard.testkit.fakes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import switchboard.api.access.Caller;
import switchboard.api.search.Search;
import switchboard.api.search.SearchResult;

/** Answers what a test puts into its mouth, and remembers what was asked. */
public final class FakeSearch implements Search {

    private final List<Request> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<SearchResult> answer = new AtomicReference<>(new SearchResult(List.of(), null));

    /** From now on. */
    public void answer(SearchResult result) {
        answer.set(result);
    }

    @Override
    public SearchResult find(Caller caller, Request request) {
        asked.add(request);
        return answer.get();
    }

    public List<Request> asked() {
        return List.copyOf(asked);
    }
}
