package switchboard.major.overview;

import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.major.actions.Actions;
import switchboard.major.children.Children;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.review.Reviews;
import switchboard.major.timeline.Entries;

/** Puts together what several rooms know of one major incident. */
public final class Overview {

    private static final int LATEST = 20;

    private final Ground ground;
    private final Incidents incidents;
    private final Entries entries;
    private final Actions actions;
    private final Children children;
    private final Reviews reviews;

    public Overview(
            Ground ground, Incidents incidents, Entries entries, Actions actions, Children children, Reviews reviews) {
        this.ground = ground;
        this.incidents = incidents;
        this.entries = entries;
        this.actions = actions;
        this.children = children;
        this.reviews = reviews;
    }

    WholeIncident whole(Caller caller, UUID id) {
        return whole(incidents.find(caller, id, MajorPermissions.READ));
    }

    public WholeIncident whole(MajorIncident incident) {
        UUID id = incident.id();
        return new WholeIncident(
                incident,
                MajorSettings.incidentManager(ground),
                incident.nextUpdateDue() != null && incident.nextUpdateDue().isBefore(ground.now()),
                ground.database().read(dsl -> actions.all(dsl, id)),
                ground.database().read(dsl -> entries.newest(dsl, id, LATEST)),
                ground.database().read(dsl -> children.count(dsl, id)),
                reviews.of(id).orElse(null));
    }
}
