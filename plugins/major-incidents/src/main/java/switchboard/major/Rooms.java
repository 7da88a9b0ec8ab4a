package switchboard.major;

import java.util.List;
import switchboard.major.actions.ActionResource;
import switchboard.major.actions.Actions;
import switchboard.major.children.ChildResource;
import switchboard.major.children.Children;
import switchboard.major.children.ToldChildren;
import switchboard.major.criteria.Criteria;
import switchboard.major.criteria.CriterionResource;
import switchboard.major.ground.Ground;
import switchboard.major.incidents.Declarations;
import switchboard.major.incidents.IncidentChanges;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.TicketPriority;
import switchboard.major.overview.IncidentListResource;
import switchboard.major.overview.IncidentResource;
import switchboard.major.overview.Overview;
import switchboard.major.review.ReviewResource;
import switchboard.major.review.Reviews;
import switchboard.major.search.MajorIncidentSource;
import switchboard.major.tickets.AssessmentResource;
import switchboard.major.tickets.TicketIncidentResource;
import switchboard.major.tickets.TicketIncidents;
import switchboard.major.timeline.Entries;
import switchboard.major.updates.OverdueUpdates;
import switchboard.major.updates.Timeline;
import switchboard.major.updates.TimelineResource;
import switchboard.major.updates.UpdateResource;

/** How the rooms of the module are put together. */
final class Rooms {

    private final Ground ground;
    private final Entries entries;
    private final Incidents incidents;
    private final IncidentChanges changes;
    private final Criteria criteria;
    private final TicketPriority priority;
    private final Declarations declarations;
    private final Actions actions;
    private final Children children;
    private final Reviews reviews;
    private final Overview overview;

    Rooms(Ground ground) {
        this.ground = ground;
        entries = new Entries(ground);
        incidents = new Incidents(ground);
        changes = new IncidentChanges(ground, incidents, entries);
        criteria = new Criteria(ground);
        priority = new TicketPriority(ground, incidents, entries);
        declarations = new Declarations(ground, incidents, criteria, entries, priority);
        actions = new Actions(ground, incidents, entries);
        children = new Children(ground, incidents, entries);
        reviews = new Reviews(ground, incidents, changes, entries, actions);
        overview = new Overview(ground, incidents, entries, actions, children, reviews);
    }

    Ground ground() {
        return ground;
    }

    List<Object> resources() {
        Timeline timeline = new Timeline(ground, incidents, changes, entries);
        return List.of(
                new CriterionResource(criteria, ground.users()),
                new IncidentListResource(incidents, ground.users()),
                new IncidentResource(overview, changes, declarations),
                new TimelineResource(incidents, timeline),
                new UpdateResource(incidents, timeline),
                new ActionResource(ground, incidents, actions),
                new ChildResource(incidents, children),
                new ReviewResource(reviews));
    }

    List<Object> ticketResources() {
        TicketIncidents ofTickets = new TicketIncidents(ground, incidents, children, entries, reviews);
        return List.of(
                new TicketIncidentResource(ground.tickets(), ofTickets, declarations, overview),
                new AssessmentResource(criteria, ground));
    }

    OverdueUpdates overdueUpdates() {
        return new OverdueUpdates(ground, incidents, entries);
    }

    ToldChildren toldChildren() {
        return new ToldChildren(ground, entries);
    }

    TicketPriority priority() {
        return priority;
    }

    Reviews reviews() {
        return reviews;
    }

    MajorIncidentSource searchSource() {
        return new MajorIncidentSource(ground, incidents);
    }
}
