package switchboard.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchSource;
import switchboard.events.NewestPosition;

/**
 * One step of keeping the index right, of about a page of work: a page of a rebuild, a page of a type being filled, and
 * a batch of the journal. A source that fails pauses alone; whatever the engine throws is for the caller.
 */
final class IndexWork {

    /** Under this name the engine's own failures are counted; no source type is called so. */
    static final String ENGINE = "(engine)";

    /** Tells that the data of the plugin in the subject was deleted, while none of its sources was there to say so. */
    private static final String PURGED = "plugin.purged";

    private static final Logger LOG = LoggerFactory.getLogger(IndexWork.class);
    private static final int TRIES_IN_REBUILD = 3;

    private final SearchProviders providers;
    private final Events events;
    private final NewestPosition newest;
    private final SourceReader reader;
    private final Pauses pauses;

    IndexWork(SearchProviders providers, Events events, NewestPosition newest, SourceReader reader, Pauses pauses) {
        this.providers = providers;
        this.events = events;
        this.newest = newest;
        this.reader = reader;
        this.pauses = pauses;
    }

    /** Answers whether there may be more to do at once. */
    boolean step(IndexSession session) {
        Map<String, SearchSource> sources = providers.sources();
        if (sources.isEmpty() || pauses.pausing(ENGINE)) {
            return false;
        }
        boolean progressed = rebuild(session, sources);
        progressed |= fill(session, sources);
        progressed |= follow(session, sources);
        pauses.succeeded(ENGINE);
        return progressed;
    }

    /** What the engine did not make durable is done again. */
    boolean afterFailure(IndexSession session) {
        try {
            session.close();
            session.forgetProgress();
        } catch (RuntimeException failure) {
            LOG.warn("The search engine does not say where its index stands", failure);
        }
        return false;
    }

    private boolean rebuild(IndexSession session, Map<String, SearchSource> sources) {
        IndexRebuild running = session.rebuild();
        if (running != null && !running.types().stream().allMatch(type -> sound(type, sources))) {
            // Begun again rather than mended: a type half in it must not pass for complete.
            session.close();
            running = null;
        }
        if (running == null && needed(session)) {
            running = begin(session, sources);
        }
        return running != null && step(session, running, sources);
    }

    private boolean sound(String type, Map<String, SearchSource> sources) {
        Pauses.Failure failure = pauses.failure(type);
        return sources.containsKey(type) && (failure == null || failure.times() < TRIES_IN_REBUILD);
    }

    private boolean needed(IndexSession session) {
        return session.positions().isEmpty() || session.engine().outdated() || restored(session);
    }

    /** Whether the database is older than the index. Only a restored one is, so it is asked once in a session. */
    private boolean restored(IndexSession session) {
        if (session.comparedWithJournal()) {
            return session.ahead();
        }
        long newest = events.newest();
        session.comparedWithJournal(session.positions().values().stream().anyMatch(position -> position > newest));
        return session.ahead();
    }

    private @Nullable IndexRebuild begin(IndexSession session, Map<String, SearchSource> sources) {
        Set<String> types = new TreeSet<>(sources.keySet());
        types.removeIf(pauses::pausing);
        if (types.isEmpty()) {
            return null;
        }
        LOG.info("Making the search index anew: {}", types);
        IndexRebuild rebuild = new IndexRebuild(session.engine().rebuild(), reader, types, events.newest());
        session.rebuild(rebuild);
        return rebuild;
    }

    private boolean step(IndexSession session, IndexRebuild running, Map<String, SearchSource> sources) {
        String type = running.reading();
        if (pauses.pausing(type)) {
            return false;
        }
        long published;
        try {
            published = running.step(sources, events);
        } catch (SourceFailure failure) {
            noteFailure(failure.type(), failure.getCause());
            return false;
        }
        pauses.succeeded(type);
        if (published >= 0) {
            LOG.info("The new search index answers: {} items, journal position {}", running.done(), published);
            running.close();
            session.rebuilt(running.types(), published);
        }
        return true;
    }

    /** Types that the index does not hold. While a whole index is being made there is no need. */
    private boolean fill(IndexSession session, Map<String, SearchSource> sources) {
        session.fillings().keySet().retainAll(sources.keySet());
        if (session.rebuild() != null || session.positions().isEmpty()) {
            return false;
        }
        boolean progressed = false;
        for (SearchSource source : sources.values()) {
            if (!session.positions().containsKey(source.type()) && !pauses.pausing(source.type())) {
                progressed |= fill(session, source);
            }
        }
        return progressed;
    }

    private boolean fill(IndexSession session, SearchSource source) {
        TypeFilling filling =
                session.fillings().computeIfAbsent(source.type(), type -> new TypeFilling(events.newest()));
        List<SearchBatch> changes;
        try {
            changes = filling.next(source, session.engine(), reader);
        } catch (SourceFailure failure) {
            noteFailure(failure.type(), failure.getCause());
            session.fillings().remove(source.type());
            return false;
        }
        providers.apply(session, changes, -1);
        if (filling.finished()) {
            SearchBatch complete = new SearchBatch(source.type(), List.of(), List.of());
            providers.apply(session, List.of(complete), filling.head());
            session.positions().put(source.type(), filling.head());
            session.fillings().remove(source.type());
        }
        pauses.succeeded(source.type());
        return true;
    }

    private boolean follow(IndexSession session, Map<String, SearchSource> sources) {
        if (session.ahead()) {
            return false;
        }
        Map<String, Long> standing = new TreeMap<>(session.positions());
        standing.keySet().retainAll(sources.keySet());
        standing.keySet().removeIf(pauses::pausing);
        if (standing.isEmpty()) {
            return false;
        }
        long from = standing.values().stream().mapToLong(Long::longValue).min().getAsLong();
        if (from >= newest.value()) {
            return false;
        }
        // Types that stand further on join at their own position, so that all are followed together from there.
        long join = standing.values().stream()
                .mapToLong(Long::longValue)
                .filter(position -> position > from)
                .min()
                .orElse(Long.MAX_VALUE);
        List<Event> page = events.after(from, SourceReader.PAGE).stream()
                .filter(event -> event.position() <= join)
                .toList();
        if (page.isEmpty()) {
            return false;
        }
        standing.values().removeIf(position -> position != from);
        follow(session, standing.keySet(), sources, page);
        return true;
    }

    private void follow(IndexSession session, Set<String> types, Map<String, SearchSource> sources, List<Event> page) {
        List<SearchBatch> changes = new ArrayList<>();
        List<String> followed = new ArrayList<>();
        for (String type : types) {
            if (wasPurged(type, page)) {
                // What the index still holds of it is compared with what is there now.
                session.positions().remove(type);
                continue;
            }
            try {
                changes.addAll(reader.touched(sources.get(type), page));
                changes.add(new SearchBatch(type, List.of(), List.of()));
                followed.add(type);
            } catch (SourceFailure failure) {
                noteFailure(type, failure.getCause());
            }
        }
        if (followed.isEmpty()) {
            return;
        }
        long position = page.getLast().position();
        providers.apply(session, changes, position);
        followed.forEach(type -> {
            session.positions().put(type, position);
            pauses.succeeded(type);
        });
    }

    private boolean wasPurged(String type, List<Event> page) {
        return page.stream()
                .anyMatch(event -> event.type().equals(PURGED)
                        && providers.owns(event.subject().id(), type));
    }

    private void noteFailure(String type, Throwable cause) {
        int times = pauses.failed(type, cause);
        LOG.warn("The search source {} failed (try {}); its items are indexed later", type, times, cause);
    }
}
