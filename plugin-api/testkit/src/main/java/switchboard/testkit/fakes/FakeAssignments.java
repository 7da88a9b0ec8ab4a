package switchboard.testkit.fakes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.assignment.Assignments;
import switchboard.api.error.NotFoundException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** Assigns each ticket to whom a test names beforehand; nobody where it names none. Knows no strategies and no teams. */
public final class FakeAssignments implements Assignments {

    private final FakeTickets tickets;
    private final Map<UUID, UUID> chosen = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    FakeAssignments(FakeTickets tickets) {
        this.tickets = tickets;
    }

    /** That a plugin asked; the strategy is null for that of the team. */
    public record Asked(UUID ticket, @Nullable String strategy) {}

    /** Whoever asks for this ticket is given this person. */
    public synchronized void choose(UUID ticket, UUID person) {
        chosen.put(ticket, person);
    }

    /** What was asked, in its order. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Ticket assign(Caller caller, UUID ticket, @Nullable String strategy, Origin origin) {
        asked.add(new Asked(ticket, strategy));
        UUID person = chosen.get(ticket);
        return person == null
                ? tickets.find(caller, ticket)
                        .orElseThrow(() -> new NotFoundException("ticket.not_found", "There is no such ticket."))
                : tickets.change(caller, ticket, Map.of("assignee", person), null, origin);
    }
}
