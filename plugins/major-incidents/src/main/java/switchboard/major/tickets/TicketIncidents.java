package switchboard.major.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.major.children.Children;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.incidents.IncidentState;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.review.Review;
import switchboard.major.review.Reviews;
import switchboard.major.tickets.TicketIncident.Learned;
import switchboard.major.tickets.TicketIncident.Told;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.Entry;

/** The major incidents of a ticket, as everybody may know them who sees the ticket. */
public final class TicketIncidents {

    /** A ticket has one at a time; what is longer ago is in the list of all. */
    private static final int MOST = 20;

    private static final int MOST_UPDATES = 20;

    private final Ground ground;
    private final Incidents incidents;
    private final Children children;
    private final Entries entries;
    private final Reviews reviews;

    public TicketIncidents(Ground ground, Incidents incidents, Children children, Entries entries, Reviews reviews) {
        this.ground = ground;
        this.incidents = incidents;
        this.children = children;
        this.entries = entries;
        this.reviews = reviews;
    }

    /** Its own, then those that it is a child of; the newest first. */
    List<TicketIncident> of(Caller caller, UUID ticket) {
        List<TicketIncident> shown = new ArrayList<>();
        for (MajorIncident incident : incidents.ofTicket(ticket, MOST)) {
            if (isShown(caller, incident)) {
                shown.add(shown(incident, "own"));
            }
        }
        for (MajorIncident incident : incidents.byId(children.parents(ticket, MOST))) {
            if (isShown(caller, incident)) {
                shown.add(shown(incident, "child"));
            }
        }
        return shown;
    }

    /** What was none is of no interest but to those who read all of it. */
    private static boolean isShown(Caller caller, MajorIncident incident) {
        return !incident.state().equals(IncidentState.UNDECLARED)
                || Incidents.reaches(caller, MajorPermissions.READ, incident);
    }

    private TicketIncident shown(MajorIncident incident, String relation) {
        List<Entry> updates =
                ground.database().read(dsl -> entries.newestPublicUpdates(dsl, incident.id(), MOST_UPDATES));
        return new TicketIncident(
                incident.id(),
                relation,
                incident.state(),
                incident.summary(),
                incident.declaredAt(),
                incident.nextUpdateDue(),
                incident.resolvedAt(),
                incident.announcement(),
                updates.stream()
                        .filter(update -> update.body() != null)
                        .map(update -> new Told(update.at(), String.valueOf(update.body())))
                        .toList(),
                reviews.of(incident.id())
                        .filter(Review::isForRequesters)
                        .map(review -> new Learned(review.happened(), review.fixed(), review.prevention()))
                        .orElse(null));
    }
}
