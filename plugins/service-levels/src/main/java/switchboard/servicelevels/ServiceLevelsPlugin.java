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
import switchboard.servicelevels.tracking.Follower;
import switchboard.servicelevels.tracking.OutcomeGuard;
import switchboard.servicelevels.tracking.Recomputation;

/** Service levels. It holds nothing exclusive, so that two generations of it can serve side by side. */
public final class ServiceLevelsPlugin implements ServiceDeskPlugin {

    private @Nullable Parts parts;

    /** For the host. */
    public ServiceLevelsPlugin() {}

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
                .resources(() -> parts().resources())
                .ticketResources(() -> parts().ticketResources())
                .ticketGuard(new OutcomeGuard(() -> parts().source(), () -> parts().clock()))
                .subscription(Follower.subscription(() -> parts().follower()))
                .job(Recomputation.job(() -> parts().recomputation()))
                .job(AlarmJob.job(() -> parts().alarmJob()));
        OutcomeGuard.fields().forEach(contributions::ticketField);
        AlarmTexts.all().forEach(contributions::notificationTemplate);
    }

    @Override
    public void start(PluginContext context) {
        this.parts = new Parts(context);
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "The host starts the plugin before it asks for its parts.");
    }
}
