package switchboard.testkit.fakes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.approvals.Approval;
import switchboard.api.approvals.ApprovalRequest;
import switchboard.api.approvals.Approvals;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;

/** Requests in memory. Nobody is asked: a test says what comes of each, and hands the event to the plugin. */
public final class FakeApprovals implements Approvals {

    private final FakeClock clock;
    private final FakeEvents events;
    private final Map<UUID, ApprovalRequest> requests = new LinkedHashMap<>();
    private final Map<UUID, Approval> approvals = new LinkedHashMap<>();

    FakeApprovals(FakeClock clock, FakeEvents events) {
        this.clock = clock;
        this.events = events;
    }

    /** What was asked, by id, in its order. */
    public synchronized Map<UUID, ApprovalRequest> requests() {
        return Map.copyOf(requests);
    }

    /** Ends a request as {@code approved}, {@code rejected} or {@code expired}; answers the event that tells of it. */
    public synchronized Event decide(UUID id, String state) {
        Approval before = approvals.get(id);
        Subject subject = before.subject();
        approvals.put(id, ended(before, state));
        return events.happened(
                "approval.decided",
                new Subject("approval", id.toString()),
                Map.of(
                        "approval", id.toString(),
                        "state", state,
                        "subjectType", subject.type(),
                        "subjectId", subject.id()));
    }

    @Override
    public synchronized UUID request(ApprovalRequest request) {
        UUID id = UUID.randomUUID();
        requests.put(id, request);
        approvals.put(id, new Approval(id, request.subject(), request.title(), "pending", 1, clock.instant(), null));
        return id;
    }

    @Override
    public synchronized Optional<Approval> find(UUID id) {
        return Optional.ofNullable(approvals.get(id));
    }

    @Override
    public synchronized List<Approval> about(Subject subject) {
        List<Approval> found = new ArrayList<>(approvals.values().stream()
                .filter(approval -> approval.subject().equals(subject))
                .toList());
        return List.copyOf(found.reversed());
    }

    @Override
    public synchronized void withdraw(UUID id, String reason) {
        @Nullable Approval before = approvals.get(id);
        if (before != null && before.state().equals("pending")) {
            approvals.put(id, ended(before, "withdrawn"));
        }
    }

    private Approval ended(Approval before, String state) {
        return new Approval(
                before.id(),
                before.subject(),
                before.title(),
                state,
                before.step(),
                before.requestedAt(),
                clock.instant());
    }
}
