package switchboard.approvals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.approvals.Approval;
import switchboard.api.approvals.ApprovalRequest;
import switchboard.api.approvals.Approvals;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.http.Page;

/** The one way in to requests for consent. */
public final class ApprovalService {

    private static final int LONGEST_WITHDRAWAL = 1_000;
    private static final int OVERDUE_AT_ONCE = 500;

    private final ApprovalGround ground;
    private final ApprovalRequests requests;
    private final ApprovalDecisions decisions;
    private final ApprovalList list;

    public ApprovalService(ApprovalGround ground, AccessService access) {
        this.ground = ground;
        ApprovalJournal journal = new ApprovalJournal(ground);
        this.requests = new ApprovalRequests(ground, journal);
        this.decisions = new ApprovalDecisions(ground, journal);
        this.list = new ApprovalList(ground, access);
    }

    /** The service as one owner has it: {@code core}, or a plugin, which takes back only what it asked itself. */
    public Approvals of(String owner) {
        return new Approvals() {
            @Override
            public UUID request(ApprovalRequest request) {
                return requests.request(owner, request, null);
            }

            @Override
            public Optional<Approval> find(UUID id) {
                return row(id).map(ApprovalRow::asApproval);
            }

            @Override
            public List<Approval> about(Subject subject) {
                return list.about(subject).stream().map(ApprovalRow::asApproval).toList();
            }

            @Override
            public void withdraw(UUID id, String reason) {
                ApprovalRow row = row(id).orElseThrow(ApprovalList::absent);
                if (!row.owner().equals(owner)) {
                    throw new ForbiddenException("approval.foreign", "Another module asked for this.");
                }
                decisions.withdraw(id, null, cut(reason));
            }
        };
    }

    /** Asks on behalf of a person who is signed in. */
    public UUID request(Caller caller, ApprovalRequest request) {
        return requests.request("core", request, caller.id());
    }

    /** The requests about something for whoever may see that thing, newest first; at most 100. */
    public List<ApprovalSummary> about(Subject subject) {
        return list.about(subject).stream().map(ApprovalSummary::of).toList();
    }

    public Page<ApprovalSummary> list(
            Caller caller, @Nullable String state, boolean waiting, int limit, @Nullable String cursor) {
        return list.list(caller, state, waiting, limit, cursor);
    }

    public ApprovalView get(Caller caller, String id) {
        return list.get(caller, id);
    }

    /** Decides, with {@code decision} and {@code reason}; a rejection needs a reason. */
    public ApprovalView decide(Caller caller, String id, Input input) {
        ApprovalView view = list.get(caller, id);
        decisions.decide(caller, view.id(), Decision.of(input));
        return list.get(caller, id);
    }

    /** Hands the caller's voice to another person, with {@code to} and {@code reason}. */
    public ApprovalView delegate(Caller caller, String id, Input input) {
        ApprovalView view = list.get(caller, id);
        String reference = input.requiredText("to", 254);
        String reason = Decision.reason(input, false);
        input.check();
        UUID to = ground.users()
                .findUser(reference)
                .orElseThrow(() -> new InvalidInputException("to", "not_found", "to names nobody on this desk."))
                .id();
        decisions.delegate(caller, view.id(), to, reason);
        return list.handedOn(view.id());
    }

    /** Takes back what the caller asks for, with {@code reason}. */
    public ApprovalView withdraw(Caller caller, String id, Input input) {
        ApprovalView view = list.get(caller, id);
        String reason = input.requiredText("reason", LONGEST_WITHDRAWAL);
        input.check();
        if (!caller.id().equals(view.requester()) && !caller.id().equals(view.filedBy())) {
            throw new ForbiddenException("access.forbidden", "Only whoever asks takes a request back.");
        }
        if (!decisions.withdraw(view.id(), caller.id(), reason)) {
            throw ApprovalDecisions.decidedAlready();
        }
        return list.get(caller, id);
    }

    /** Ends what has waited too long. To be called now and then, on one node at a time; two harm nothing. */
    public void expire() {
        List<UUID> overdue =
                ground.transactions().read(dsl -> ApprovalRows.overdue(dsl, ground.now(), OVERDUE_AT_ONCE));
        overdue.forEach(decisions::expireIfOverdue);
    }

    private Optional<ApprovalRow> row(UUID id) {
        return ground.transactions().read(dsl -> ApprovalRows.find(dsl, id));
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_WITHDRAWAL ? reason : reason.substring(0, LONGEST_WITHDRAWAL);
    }
}
