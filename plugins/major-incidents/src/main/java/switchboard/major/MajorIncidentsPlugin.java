package switchboard.major;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.events.EventSubscription;
import switchboard.api.persistence.MigrationSet;
import switchboard.major.children.ToldChildren;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.incidents.ClosingGuard;
import switchboard.major.notices.NoticeTemplates;
import switchboard.major.updates.OverdueUpdates;

/** Major incidents. It holds nothing exclusive, so that two generations of it can serve side by side. */
public final class MajorIncidentsPlugin implements ServiceDeskPlugin {

    private @Nullable Rooms rooms;

    /** For the host. */
    public MajorIncidentsPlugin() {}

    @Override
    public void contribute(Contributions contributions) {
        MajorPermissions.all().forEach(contributions::permission);
        NoticeTemplates.all().forEach(contributions::notificationTemplate);
        PersonalDataOfMajorIncidents.all().forEach(contributions::personalData);
        contributions
                .setting(MajorSettings.INCIDENT_MANAGER)
                .setting(MajorSettings.CADENCE)
                .setting(MajorSettings.PRIORITY)
                .setting(MajorSettings.AFFECTED_USERS_FIELD)
                .setting(MajorSettings.REVIEW_APPROVAL)
                .migrations(new MigrationSet("db/migration/major"))
                .resources(() -> rooms().resources())
                .ticketResources(() -> rooms().ticketResources())
                .ticketGuard(new ClosingGuard(() -> rooms().ground().database()))
                .job(OverdueUpdates.job(() -> rooms().overdueUpdates()))
                .job(ToldChildren.job(() -> rooms().toldChildren()))
                .subscription(ToldChildren.subscription(() -> rooms().toldChildren()))
                .subscription(
                        new EventSubscription("declared", Set.of("majorincident.declared"), events -> rooms().priority()
                                .handle(events)))
                .subscription(new EventSubscription("approvals", Set.of("approval.decided"), events -> rooms().reviews()
                        .decided(events)))
                .searchSource(() -> rooms().searchSource());
    }

    @Override
    public void start(PluginContext given) {
        this.rooms = new Rooms(Ground.of(given));
    }

    private Rooms rooms() {
        return Objects.requireNonNull(rooms, "The host starts the plugin before it asks for its parts.");
    }
}
