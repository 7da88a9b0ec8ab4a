package switchboard.approvals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;

/**
 * Tells the journal and the people what becomes of a request. What is about a ticket stands in the ticket's history: that
 * it was asked and what came of it for whoever sees the ticket, who decided how for whoever reads its notes.
 */
final class ApprovalJournal {

    static final String REQUESTED = "approval.requested";
    static final String STEP_DECIDED = "approval.step_decided";
    static final String DELEGATED = "approval.delegated";
    static final String DECIDED = "approval.decided";

    private static final String TICKET = "ticket";

    private final ApprovalGround ground;

    ApprovalJournal(ApprovalGround ground) {
        this.ground = ground;
    }

    void requested(Work work, ApprovalRow row, Instant at) {
        append(
                work,
                row,
                REQUESTED,
                Actor.of(row.filedBy()),
                at,
                false,
                data(row, row.state()),
                Map.of("title", row.title()));
    }

    /** A decision of one person. */
    void decided(Work work, ApprovalRow row, Seat seat, Actor by, Decision decision, Instant at) {
        Map<String, Object> data = data(row, row.state());
        data.put("step", row.step());
        data.put("decision", decision.state());
        data.put("approver", seat.approver());
        data.put("decidedBy", Objects.requireNonNull(by.person()));
        append(work, row, STEP_DECIDED, by, at, true, data, comment(decision.reason()));
    }

    void delegated(Work work, ApprovalRow row, UUID from, UUID to, UUID by, @Nullable String reason, Instant at) {
        Map<String, Object> data = data(row, row.state());
        data.put("step", row.step());
        data.put("from", from);
        data.put("to", to);
        append(work, row, DELEGATED, Actor.of(by), at, true, data, comment(reason));
    }

    private static Map<String, Object> comment(@Nullable String reason) {
        return reason == null ? Map.of() : Map.of("comment", reason);
    }

    /** What came of the request as a whole. */
    void ended(Work work, ApprovalRow row, String state, Actor by, Instant at) {
        append(work, row, DECIDED, by, at, false, data(row, state), Map.of("title", row.title()));
        if (row.requester() != null || row.filedBy() != null) {
            tell(
                    work,
                    row,
                    DECIDED,
                    receivers(row.requester(), row.filedBy()),
                    Map.of("outcome", state, state, true),
                    "");
        }
    }

    /** Asks people for their decision. */
    void ask(Work work, ApprovalRow row, Set<UUID> people, int step, @Nullable Instant due) {
        if (!people.isEmpty()) {
            Map<String, Object> values = new LinkedHashMap<>(Map.of("reason", row.description()));
            if (row.requester() != null) {
                values.put("actor", row.requester());
            }
            if (due != null) {
                values.put("deadline", due);
            }
            tell(work, row, REQUESTED, people, values, ":" + step);
        }
    }

    private static Set<UUID> receivers(@Nullable UUID... people) {
        return java.util.Arrays.stream(people)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void tell(
            Work work, ApprovalRow row, String event, Set<UUID> people, Map<String, Object> more, String key) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("title", row.title());
        ground.tell()
                .accept(
                        work,
                        new Notification(
                                event,
                                new Subject("approval", row.id().toString()),
                                row.organization(),
                                people,
                                values,
                                false,
                                "approval:" + row.id() + key));
    }

    private static Map<String, Object> data(ApprovalRow row, String state) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("approval", row.id());
        data.put("state", state);
        data.put("subjectType", row.subject().type());
        data.put("subjectId", row.subject().id());
        return data;
    }

    private void append(
            Work work,
            ApprovalRow row,
            String type,
            Actor by,
            Instant at,
            boolean internal,
            Map<String, Object> data,
            Map<String, Object> text) {
        boolean ofTicket = row.subject().type().equals(TICKET);
        ground.journal()
                .append(
                        work,
                        new JournalEntry(
                                ground.ids().next(),
                                type,
                                new Subject("approval", row.id().toString()),
                                ofTicket ? UUID.fromString(row.subject().id()) : null,
                                by.person(),
                                by.channel(),
                                null,
                                at,
                                internal,
                                ApprovalList.READ,
                                row.organization(),
                                data,
                                text));
    }
}
