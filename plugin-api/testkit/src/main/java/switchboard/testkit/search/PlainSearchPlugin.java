package switchboard.testkit.search;

import switchboard.api.Contributions;
import switchboard.api.ServiceDeskPlugin;

/** Brings {@link PlainSearchEngine} to a desk of the tests; {@code PluginArchives.plainSearch} makes its archive. */
public final class PlainSearchPlugin implements ServiceDeskPlugin {

    private final PlainSearchEngine engine = new PlainSearchEngine();

    /** For the host. */
    public PlainSearchPlugin() {}

    @Override
    public void contribute(Contributions contributions) {
        contributions.searchEngine(() -> engine);
    }
}
