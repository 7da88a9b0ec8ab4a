package switchboard.triage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.privacy.PersonalData;
import switchboard.triage.accuracy.ClassificationCount;
import switchboard.triage.automations.AutomationJob;
import switchboard.triage.automations.AutomationWatch;
import switchboard.triage.queue.QueueUpkeep;
import switchboard.triage.recurring.RecurringJob;
import switchboard.triage.rules.Retention;
import switchboard.triage.rules.RuleRun;

/** The triage module. */
public final class TriagePlugin implements ServiceDeskPlugin {

    private @Nullable Parts parts;

    /** For the host. */
    public TriagePlugin() {}

    @Override
    public void contribute(Contributions contributions) {
        TriagePermissions.ALL.forEach(contributions::permission);
        TriageSettings.ALL.forEach(contributions::setting);
        contributions
                .migrations(new MigrationSet("db/migration/triage"))
                .personalData(PersonalData.of("triage_classification", "person_id")
                        .exporting("first_category", "category", "day"))
                .notificationTemplate(TriageNotification.TEMPLATE)
                .resources(() -> parts().resources())
                .ticketResources(() -> parts().ticketResources())
                .subscription(RuleRun.subscription(() -> parts().ruleRun()))
                .subscription(AutomationWatch.subscription(() -> parts().automationWatch()))
                .subscription(ClassificationCount.subscription(() -> parts().classificationCount()))
                .subscription(QueueUpkeep.subscription(() -> parts().queueUpkeep()))
                .job(QueueUpkeep.job(() -> parts().queueUpkeep()))
                .job(RecurringJob.job(() -> parts().recurringJob()))
                .job(AutomationJob.job(() -> parts().automationJob()))
                .job(Retention.job(() -> parts().retention()))
                .health(() -> parts().health());
    }

    @Override
    public void start(PluginContext context) {
        parts = Parts.of(Ground.of(context, new DeskOutside(context)));
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "The host starts a plugin before it asks for its parts");
    }
}
