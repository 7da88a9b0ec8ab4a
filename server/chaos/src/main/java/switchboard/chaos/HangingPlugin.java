package switchboard.chaos;

import switchboard.api.PluginContext;

/** The variant that never starts: name it as {@code plugin.class}. */
public final class HangingPlugin extends ChaosPlugin {

    @Override
    public void start(PluginContext context) {
        Misdeeds forEver = new Misdeeds();
        forEver.begin(Mode.BLOCK, Place.ALL);
        forEver.strike(Place.ALL);
    }
}
