package switchboard.tickets.approvals;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.approvals.ApprovalRequest;
import switchboard.api.error.ForbiddenException;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.tickets.Ticket;
import switchboard.approvals.ApprovalService;
import switchboard.approvals.ApprovalSummary;
import switchboard.approvals.ApprovalView;
import switchboard.persistence.Transactions;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.Tickets;
import switchboard.users.UserService;

/** Asks for consent about a ticket. Neither its requester nor who asks is among those who decide. */
public final class TicketApprovals {

    static final String REQUEST = "approval:request";

    private static final int MOST_STEPS = 20;
    private static final int MOST_APPROVERS = 100;
    private static final int LONGEST_REFERENCE = 254;

    private final Tickets tickets;
    private final ApprovalService approvals;
    private final UserService users;
    private final Transactions transactions;

    public TicketApprovals(Tickets tickets, ApprovalService approvals, UserService users, Transactions transactions) {
        this.tickets = tickets;
        this.approvals = approvals;
        this.users = users;
        this.transactions = transactions;
    }

    /** The requests about a ticket for whoever sees it, newest first: how they stand, and not who decides. */
    List<ApprovalSummary> list(Caller caller, String ticket) {
        return approvals.about(subject(tickets.get(caller, ticket)));
    }

    ApprovalView request(Caller caller, String id, Input input) {
        Ticket ticket = tickets.get(caller, id);
        require(caller, ticket);
        ApprovalRequest request = read(input, ticket);
        return approvals.get(caller, approvals.request(caller, request).toString());
    }

    private static void require(Caller caller, Ticket ticket) {
        if (!TicketAccess.covers(caller, REQUEST, ticket)) {
            throw new ForbiddenException("access.forbidden", "This ticket needs the permission " + REQUEST + ".");
        }
    }

    private ApprovalRequest read(Input input, Ticket ticket) {
        String title = input.requiredText("title", 500);
        String description = input.text("description", 20_000);
        Duration timeout = timeout(input);
        List<Input> given = input.objects("steps", MOST_STEPS);
        if (given == null || given.isEmpty()) {
            input.fail("steps", "required", "must have 1 to " + MOST_STEPS + " elements");
        }
        List<ApprovalRequest.Step> steps = given == null ? List.of() : steps(input, given, ticket);
        input.check();
        return new ApprovalRequest(
                subject(ticket),
                title,
                description == null ? "" : description,
                ticket.organization(),
                ticket.requester(),
                steps,
                timeout);
    }

    private static @Nullable Duration timeout(Input input) {
        String text = input.text("timeout", 50);
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException notADuration) {
            input.fail("timeout", "format", "must be an ISO 8601 duration such as P3D");
            return null;
        }
    }

    private List<ApprovalRequest.Step> steps(Input input, List<Input> given, Ticket ticket) {
        List<List<String>> named = new ArrayList<>();
        List<@Nullable Long> quorums = new ArrayList<>();
        for (Input step : given) {
            List<String> approvers = step.texts("approvers", MOST_APPROVERS, LONGEST_REFERENCE);
            if (approvers == null || approvers.isEmpty()) {
                step.fail("approvers", "required", "must name 1 to " + MOST_APPROVERS + " people");
            }
            named.add(approvers == null ? List.of() : approvers);
            quorums.add(step.number("quorum", 1, MOST_APPROVERS));
            step.noMore();
        }
        Map<String, UUID> people = transactions.read(dsl ->
                users.resolvePeople(dsl, named.stream().flatMap(List::stream).toList()));
        List<ApprovalRequest.Step> steps = new ArrayList<>();
        for (int index = 0; index < named.size(); index++) {
            Set<UUID> approvers = approvers(input, index, named.get(index), people, ticket);
            Long quorum = quorums.get(index);
            if (quorum != null && quorum > approvers.size()) {
                input.fail("steps[" + index + "].quorum", "not_allowed", "is more than are asked");
            } else if (!approvers.isEmpty()) {
                steps.add(new ApprovalRequest.Step(approvers, quorum == null ? approvers.size() : quorum.intValue()));
            }
        }
        return steps;
    }

    private static Set<UUID> approvers(
            Input input, int index, List<String> named, Map<String, UUID> people, Ticket ticket) {
        Set<UUID> approvers = new HashSet<>();
        for (String reference : named) {
            UUID person = people.get(reference);
            if (person == null) {
                input.fail("steps[" + index + "].approvers", "not_found", "names nobody on this desk");
            } else if (person.equals(ticket.requester())) {
                input.fail("steps[" + index + "].approvers", "not_allowed", "names the requester, who never decides");
            } else {
                approvers.add(person);
            }
        }
        return approvers;
    }

    private static Subject subject(Ticket ticket) {
        return new Subject("ticket", ticket.id().toString());
    }
}
