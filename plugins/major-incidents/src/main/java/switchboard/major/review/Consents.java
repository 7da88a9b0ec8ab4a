package switchboard.major.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.approvals.ApprovalRequest;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;
import switchboard.api.persistence.Transaction;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.incidents.IncidentState;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/** Asks the incident manager for consent to a review, and does what was decided. */
final class Consents {

    private static final String APPROVED = "approved";

    private final Ground ground;
    private final Incidents incidents;
    private final Entries entries;
    private final Publication publication;

    Consents(Ground ground, Incidents incidents, Entries entries, Publication publication) {
        this.ground = ground;
        this.incidents = incidents;
        this.entries = entries;
        this.publication = publication;
    }

    /** The review waits, unchanged, until it is decided. A request that came to nothing is taken back. */
    Review ask(Caller caller, MajorIncident seen, String audience) {
        UUID approver = approver(caller);
        ground.database()
                .read(dsl -> ReviewRows.find(dsl, seen.id()))
                .ifPresent(review -> Publication.requireDraft(seen, review));
        UUID approval = ground.approvals()
                .request(new ApprovalRequest(
                        new Subject(Incidents.SUBJECT, seen.id().toString()),
                        shortened("Review: " + seen.summary()),
                        "",
                        seen.organization(),
                        caller.id(),
                        List.of(new ApprovalRequest.Step(Set.of(approver), 1)),
                        null));
        try {
            return incidents.changing(caller, seen.id(), MajorPermissions.REVIEW, (transaction, incident) -> {
                Review review = Publication.require(transaction, incident);
                Review next = review.in(Review.IN_APPROVAL, audience, approval, caller.id(), ground.now());
                return waiting(transaction, caller, incident, next, Review.IN_APPROVAL);
            });
        } catch (ServiceDeskException refused) {
            ground.approvals().withdraw(approval, refused.detail());
            throw refused;
        }
    }

    private UUID approver(Caller caller) {
        UUID approver = MajorSettings.incidentManager(ground);
        if (approver == null) {
            throw new ConflictException(
                    "majorincident.no_approver",
                    "A review needs consent, and no incident manager is there to give it.");
        }
        if (approver.equals(caller.id())) {
            throw new ConflictException(
                    "majorincident.own_approval",
                    "The incident manager decides, and does not ask: somebody else must.");
        }
        return approver;
    }

    private static String shortened(String title) {
        return title.length() <= 200 ? title : title.substring(0, 199) + "…";
    }

    /** Consent publishes; everything else makes it a draft again. Heard twice, it finds nothing more to do. */
    void decided(Event event) {
        if (!Incidents.SUBJECT.equals(event.data().get("subjectType"))) {
            return;
        }
        UUID id = UUID.fromString(String.valueOf(event.data().get("subjectId")));
        String approval = String.valueOf(event.data().get("approval"));
        String state = String.valueOf(event.data().get("state"));
        UUID incidentManager = MajorSettings.incidentManager(ground);
        ground.database()
                .inTransaction(transaction -> incidents.lock(transaction, id).flatMap(incident -> ReviewRows.find(
                                transaction.dsl(), id)
                        .filter(review -> review.state().equals(Review.IN_APPROVAL))
                        .filter(review -> approval.equals(String.valueOf(review.approval())))
                        .map(review -> decided(transaction, incident, review, state, incidentManager))));
    }

    private Review decided(
            Transaction transaction,
            MajorIncident incident,
            Review review,
            String state,
            @Nullable UUID incidentManager) {
        Caller system = ground.access().system();
        boolean resolved = incident.state().equals(IncidentState.RESOLVED);
        if (state.equals(APPROVED) && resolved) {
            return publication.publish(transaction, system, incident, review, review.audience(), incidentManager);
        }
        Review draft = review.in(Review.DRAFT, Review.INTERNAL, null, null, ground.now());
        return waiting(transaction, system, incident, draft, resolved ? state : "not_resolved");
    }

    private Review waiting(Transaction transaction, Caller caller, MajorIncident incident, Review next, String detail) {
        ReviewRows.update(transaction.dsl(), next);
        entries.add(
                transaction.dsl(),
                incident.id(),
                EntryDraft.internal(EntryKind.REVIEW, detail, null, ground.actor(caller), ground.now()));
        incidents.append(transaction, "review_written", incident, caller, Map.of("version", next.version()));
        return next;
    }
}
