package switchboard.servicelevels.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.servicelevels.policies.Content;
import switchboard.servicelevels.policies.Policy;
import switchboard.servicelevels.policies.PolicyBook;
import switchboard.servicelevels.policies.PolicyFields;
import switchboard.servicelevels.policies.PolicyService;

/** What a policy would have made of the last closed tickets, had it held all along. Writes nothing. */
public final class Simulation {

    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final int PAGE = 100;

    private final PolicyService policies;
    private final PolicyFields fields;
    private final TicketService tickets;
    private final WholeTickets whole;
    private final ClockSource source;
    private final Outcomes outcomes;
    private final Clock clock;

    public Simulation(
            PolicyService policies,
            PolicyFields fields,
            TicketService tickets,
            WholeTickets whole,
            ClockSource source,
            Outcomes outcomes,
            Clock clock) {
        this.policies = policies;
        this.fields = fields;
        this.tickets = tickets;
        this.whole = whole;
        this.source = source;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param tickets how many closed tickets were looked at
     * @param targets how many would have been met and breached, by target
     * @param items each ticket that it fits, the last closed first
     */
    @Schema(name = "ServiceLevelSimulation")
    public record Result(int tickets, Map<String, Tally> targets, List<Item> items) {}

    /** How many. */
    @Schema(name = "ServiceLevelTally")
    public record Tally(int met, int breached) {

        Tally with(boolean kept) {
            return new Tally(met + (kept ? 1 : 0), breached + (kept ? 0 : 1));
        }
    }

    /**
     * One ticket and one target.
     *
     * @param stored whether it was met in truth, as stored at closing; null where nothing was agreed then
     */
    @Schema(name = "SimulatedServiceLevel")
    public record Item(
            UUID ticket,
            String number,
            String target,
            boolean met,
            long elapsedMinutes,
            long targetMinutes,
            @Nullable Boolean stored) {}

    Result run(Caller caller, String id, Input input) {
        Policy policy = policies.get(caller, id);
        Long wanted = input.number("tickets", 1, MOST);
        Content content = fields.content(input, policy.versions().getLast().content());
        input.check();
        Policy always = new Policy(
                policy.id(),
                policy.name(),
                policy.kind(),
                policy.organization(),
                policy.ordinal(),
                List.of(new Policy.Version(policy.versions().getLast().number(), Instant.EPOCH, content)),
                policy.createdAt(),
                policy.updatedAt(),
                policy.version());
        PolicyBook book = new PolicyBook(List.of(always));
        List<Item> items = new ArrayList<>();
        Map<String, Tally> targets = new TreeMap<>();
        List<Ticket> closed = closed(caller, wanted == null ? USUAL : wanted.intValue());
        Map<UUID, List<Outcome>> stored =
                outcomes.of(closed.stream().map(Ticket::id).toList());
        Map<UUID, List<Outcome>> proposed = source.outcomes(closed, clock.instant(), book);
        for (Ticket ticket : closed) {
            for (Item item : items(
                    ticket,
                    proposed.getOrDefault(ticket.id(), List.of()),
                    stored.getOrDefault(ticket.id(), List.of()))) {
                items.add(item);
                targets.merge(
                        item.target(), new Tally(0, 0).with(item.met()), (before, one) -> before.with(item.met()));
            }
        }
        return new Result(closed.size(), targets, items);
    }

    private static List<Item> items(Ticket ticket, List<Outcome> proposed, List<Outcome> stored) {
        return proposed.stream()
                .map(outcome -> new Item(
                        ticket.id(),
                        ticket.number(),
                        outcome.target(),
                        outcome.met(),
                        outcome.elapsedMinutes(),
                        outcome.targetMinutes(),
                        stored.stream()
                                .filter(before -> before.kind().equals(outcome.kind())
                                        && before.target().equals(outcome.target()))
                                .map(Outcome::met)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private List<Ticket> closed(Caller caller, int most) {
        List<Ticket> closed = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, List<String>> parameters = new TreeMap<>(Map.of(
                    "status",
                    List.of("closed"),
                    "sort",
                    List.of("-updatedAt"),
                    "limit",
                    List.of(Integer.toString(Math.min(PAGE, most - closed.size())))));
            if (cursor != null) {
                parameters.put("cursor", List.of(cursor));
            }
            Page<Ticket> page = tickets.list(caller, parameters);
            closed.addAll(whole.of(page.items()));
            cursor = page.next();
        } while (cursor != null && closed.size() < most);
        return closed;
    }
}
