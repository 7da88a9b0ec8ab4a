package switchboard.major.review;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.persistence.Transaction;
import switchboard.major.actions.Actions;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.IncidentChanges;
import switchboard.major.incidents.IncidentState;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.notices.Notices;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/** The publication of a review, by which a major incident ends. */
final class Publication {

    private final Ground ground;
    private final Incidents incidents;
    private final IncidentChanges changes;
    private final Entries entries;
    private final Actions actions;

    Publication(Ground ground, Incidents incidents, IncidentChanges changes, Entries entries, Actions actions) {
        this.ground = ground;
        this.incidents = incidents;
        this.changes = changes;
        this.entries = entries;
        this.actions = actions;
    }

    Review publish(Caller caller, UUID id, String audience) {
        UUID incidentManager = MajorSettings.incidentManager(ground);
        return incidents.changing(caller, id, MajorPermissions.REVIEW, (transaction, incident) -> {
            Review review = require(transaction, incident);
            return publish(transaction, caller, incident, review, audience, incidentManager);
        });
    }

    /** The review, where it can be published as it stands. */
    static Review require(Transaction transaction, MajorIncident incident) {
        Review review = ReviewRows.find(transaction.dsl(), incident.id())
                .orElseThrow(() -> Refusals.notFound("majorincident", "review"));
        requireDraft(incident, review);
        if (!incident.state().equals(IncidentState.RESOLVED)) {
            throw new ConflictException(
                    "majorincident.not_resolved", "A review is published once the major incident is resolved.");
        }
        if (review.happened().isBlank()
                || review.fixed().isBlank()
                || review.prevention().isBlank()) {
            throw new ConflictException(
                    "majorincident.review_incomplete",
                    "A review says what happened, what was fixed and what prevents it.");
        }
        return review;
    }

    static void requireDraft(MajorIncident incident, Review review) {
        if (incident.state().equals(IncidentState.UNDECLARED)) {
            throw Refusals.ended();
        }
        if (!review.state().equals(Review.DRAFT)) {
            throw new ConflictException("majorincident.review_fixed", "The review is " + review.state() + ".");
        }
    }

    Review publish(
            Transaction transaction,
            Caller caller,
            MajorIncident incident,
            Review review,
            String audience,
            @Nullable UUID incidentManager) {
        UUID publisher = review.publishedBy() == null ? ground.actor(caller) : review.publishedBy();
        Review next = review.in(Review.PUBLISHED, audience, review.approval(), publisher, ground.now());
        ReviewRows.update(transaction.dsl(), next);
        String detail = Review.PUBLISHED + " " + audience;
        entries.add(
                transaction.dsl(),
                incident.id(),
                EntryDraft.internal(EntryKind.REVIEW, detail, null, publisher, ground.now()));
        MajorIncident ended = changes.moved(transaction, caller, incident, IncidentState.REVIEWED, null);
        incidents.append(transaction, "reviewed", ended, caller, Map.of("audience", audience));
        Notices.reviewed(transaction, ended.about(), concerned(transaction, ended, incidentManager));
        return next;
    }

    /** Whoever managed, declared, had something to do, or answers for all. */
    private Set<UUID> concerned(Transaction transaction, MajorIncident incident, @Nullable UUID incidentManager) {
        Set<UUID> people = new HashSet<>(List.of(incident.manager(), incident.declaredBy()));
        people.addAll(actions.owners(transaction.dsl(), incident.id()));
        if (incidentManager != null) {
            people.add(incidentManager);
        }
        return people;
    }
}
