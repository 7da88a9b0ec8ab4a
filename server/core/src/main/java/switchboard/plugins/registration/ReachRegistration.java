package switchboard.plugins.registration;

import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.ReachStore;

/** What a version brings of which some organizations may know nothing: remembered before it serves. */
public final class ReachRegistration implements Registration {

    private final ReachStore reaches;

    public ReachRegistration(ReachStore reaches) {
        this.reaches = reaches;
    }

    @Override
    public void prepare(Generation generation) {
        reaches.describe(
                generation.id(),
                generation.manifest().mount(),
                generation.declaration().nouns());
    }
}
