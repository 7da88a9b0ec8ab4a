package switchboard.servicelevels;

import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.servicelevels.simulations.SimulationWork;

/** The module itself, but that simulations work through two tickets at a time and queue up again after each two. */
public final class SmallPages implements ServiceDeskPlugin {

    private final ServiceLevelsPlugin plugin = new ServiceLevelsPlugin(new SimulationWork.Pace(2, 1));

    @Override
    public void contribute(Contributions contributions) {
        plugin.contribute(contributions);
    }

    @Override
    public void start(PluginContext context) {
        plugin.start(context);
    }
}
