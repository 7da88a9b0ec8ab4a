package switchboard.plugins.registration;

import java.util.List;
import switchboard.api.search.SearchEngine;
import switchboard.plugins.generation.Generation;
import switchboard.search.SearchProviders;

/**
 * Search sources of a plugin, and the search engine. The engine's new generation answers from the switch on, while the
 * old one goes on writing until it lets go.
 */
public final class SearchRegistration implements Registration {

    private final SearchProviders search;

    public SearchRegistration(SearchProviders search) {
        this.search = search;
    }

    @Override
    public void publish(Generation generation) {
        SearchEngine engine = generation.searchEngine();
        if (engine != null) {
            search.publishEngine(generation.id(), engine);
        }
        search.setSources(generation.id(), generation.searchSources());
    }

    @Override
    public void begin(Generation generation) {
        if (generation.searchEngine() != null) {
            search.startWriting();
        }
    }

    @Override
    public void pause(Generation generation) {
        if (generation.searchEngine() != null) {
            search.stopWriting();
        }
    }

    @Override
    public void unpublish(Generation generation) {
        search.setSources(generation.id(), List.of());
        if (generation.searchEngine() != null) {
            search.publishEngine(generation.id(), null);
        }
    }
}
