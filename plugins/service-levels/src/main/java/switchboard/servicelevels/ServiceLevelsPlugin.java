package switchboard.servicelevels;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.privacy.PersonalData;
import switchboard.servicelevels.alarms.AlarmJob;
import switchboard.servicelevels.alarms.AlarmTexts;
import switchboard.servicelevels.simulations.SimulationWork;
import switchboard.servicelevels.tracking.Follower;
import switchboard.servicelevels.tracking.OutcomeGuard;
import switchboard.servicelevels.tracking.Recomputation;

/** Service levels. It holds nothing exclusive, so that two generations of it can serve side by side. */
public final class ServiceLevelsPlugin implements ServiceDeskPlugin {

    private final SimulationWork.Pace pace;
    private @Nullable Parts parts;

    /** For the host. */
    public ServiceLevelsPlugin() {
        this(SimulationWork.Pace.USUAL);
    }

    /** At another pace, for tests. */
    ServiceLevelsPlugin(SimulationWork.Pace pace) {
        this.pace = pace;
    }

    @Override
    public void contribute(Contributions contributions) {
        contributions
                .permission(ServiceLevelPermissions.READ)
                .permission(ServiceLevelPermissions.ACKNOWLEDGE)
                .permission(ServiceLevelPermissions.EDIT)
                .migrations(new MigrationSet("db/migration/service-levels"))
                .personalData(PersonalData.of("sla_alarm", "acknowledged_by")
                        .exporting("ticket_id", "level", "acknowledged_at"))
                .personalData(PersonalData.of("sla_alarm_receiver", "user_id").deletingRows())
                .personalData(PersonalData.of("sla_simulation", "asked_by")
                        .exporting("created_at", "closed_from", "closed_to"))
                .resources(() -> parts().resources())
                .ticketResources(() -> parts().ticketResources())
                .ticketGuard(new OutcomeGuard(() -> parts().source(), () -> parts().clock()))
                .subscription(Follower.subscription(() -> parts().follower()))
                .job(Recomputation.job(() -> parts().recomputation()))
                .job(AlarmJob.job(() -> parts().alarmJob()));
        SimulationWork.jobs(() -> parts().simulationWork()).forEach(contributions::job);
        OutcomeGuard.fields().forEach(contributions::ticketField);
        AlarmTexts.all().forEach(contributions::notificationTemplate);
    }

    @Override
    public void start(PluginContext context) {
        this.parts = new Parts(context, pace);
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "The host starts the plugin before it asks for its parts.");
    }
}
