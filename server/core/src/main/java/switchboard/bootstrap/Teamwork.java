package switchboard.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.notifications.Notification;
import switchboard.approvals.ApprovalGround;
import switchboard.approvals.ApprovalLinkResource;
import switchboard.approvals.ApprovalLinks;
import switchboard.approvals.ApprovalResource;
import switchboard.approvals.ApprovalService;
import switchboard.assignment.AssignmentGround;
import switchboard.assignment.AssignmentRoom;
import switchboard.attachments.Attachments;
import switchboard.http.Idempotency;
import switchboard.persistence.Work;
import switchboard.rotas.DeskOnCall;
import switchboard.tickets.TicketRoom;
import switchboard.tickets.approvals.TicketApprovalResource;
import switchboard.tickets.approvals.TicketApprovals;
import switchboard.users.People;
import switchboard.users.availability.Absences;
import switchboard.users.availability.AvailabilityGround;
import switchboard.users.availability.AvailabilityResource;
import switchboard.users.availability.DeskAvailability;
import switchboard.users.availability.PresenceResource;
import switchboard.users.availability.Presences;
import switchboard.users.availability.Skills;

/** Who is there, who works on what, and who agrees: availability, assignment and approvals. */
final class Teamwork {

    private static final String APPROVALS = "approvals";

    private final DeskAvailability availability;
    private final ApprovalService approvals;
    private final ApprovalLinks links;
    private final AssignmentRoom assignment;
    private final List<Object> resources = new ArrayList<>();

    /** @param tell tells people things, as part of a transaction */
    Teamwork(
            Foundation ground,
            Evidence evidence,
            People people,
            DeskOnCall onCall,
            TicketRoom tickets,
            Attachments attachments,
            BiConsumer<Work, Notification> tell) {
        AvailabilityGround attendance = new AvailabilityGround(
                ground.transactions(),
                ground.ids(),
                ground.clock(),
                evidence.journal(),
                evidence.audit(),
                people.accounts(),
                people.directory(),
                Idempotency::completes);
        Absences absences = new Absences(attendance);
        Presences presences = new Presences(attendance);
        availability = new DeskAvailability(attendance, presences);
        ApprovalGround consent = new ApprovalGround(
                ground.transactions(),
                ground.ids(),
                ground.clock(),
                evidence.journal(),
                people.directory(),
                tell,
                Idempotency::completes);
        approvals = new ApprovalService(consent, people.access());
        links = new ApprovalLinks(
                consent,
                new ApprovalLinks.Needs(
                        ground.random(),
                        people.throttle(),
                        ground.configuration().http().publicUrl()));
        assignment = new AssignmentRoom(
                new AssignmentGround(
                        ground.transactions(),
                        ground.ids(),
                        ground.clock(),
                        evidence.journal(),
                        evidence.audit(),
                        tickets.tickets(),
                        tickets.expectations(),
                        attachments,
                        people.directory(),
                        people.teams(),
                        absences,
                        tell,
                        Idempotency::completes,
                        people.access().system()),
                people.moduleReaches(),
                onCall::duties,
                tickets.codes(),
                evidence.settings());
        resources.add(new PresenceResource(presences));
        resources.add(new AvailabilityResource(presences, absences, new Skills(attendance)));
        resources.add(new ApprovalResource(approvals));
        resources.add(new ApprovalLinkResource(links));
        resources.add(new TicketApprovalResource(
                new TicketApprovals(tickets.tickets(), approvals, people.directory(), ground.transactions())));
        resources.addAll(assignment.resources());
    }

    void start(Evidence evidence) {
        assignment.start(evidence.subscriptions(), evidence.jobs());
        evidence.jobs()
                .define(
                        APPROVALS,
                        List.of(
                                new JobDefinition("expire", Duration.ofSeconds(30), payload -> approvals.expire()),
                                new JobDefinition("expired-links", Duration.ofHours(1), payload -> links.sweep())));
    }

    List<Object> resources() {
        return resources;
    }

    DeskAvailability availability() {
        return availability;
    }

    ApprovalService approvals() {
        return approvals;
    }

    ApprovalLinks links() {
        return links;
    }

    AssignmentRoom assignment() {
        return assignment;
    }
}
