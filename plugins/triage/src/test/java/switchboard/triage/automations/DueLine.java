package switchboard.triage.automations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.testkit.fakes.FakeTickets;

/**
 * Tickets in memory that are listed as the desk lists them: those due before a time, in the order of it, page by page. A
 * cursor names the time and the id of the last one shown, as the desk's does.
 */
final class DueLine implements TicketService {

    private final FakeTickets tickets;
    private final String due;
    private int pages;

    DueLine(FakeTickets tickets, String due) {
        this.tickets = tickets;
        this.due = due;
    }

    /** How many pages were read since this was asked last. */
    int pages() {
        int read = pages;
        pages = 0;
        return read;
    }

    private String place(Ticket ticket) {
        return tickets.dues(ticket.id()).get(due) + " " + ticket.id();
    }

    @Override
    public Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        pages++;
        Instant before = Instant.parse(parameters.get("due." + due + "Before").getFirst());
        String after = parameters.getOrDefault("cursor", List.of("")).getFirst();
        int limit = Integer.parseInt(parameters.get("limit").getFirst());
        List<Ticket> line = new ArrayList<>();
        for (Ticket ticket : tickets.list(caller, Map.of()).items()) {
            Instant at = tickets.dues(ticket.id()).get(due);
            if (at != null && at.isBefore(before) && place(ticket).compareTo(after) > 0) {
                line.add(ticket);
            }
        }
        line.sort(Comparator.comparing(this::place));
        boolean more = line.size() > limit;
        List<Ticket> shown = more ? line.subList(0, limit) : line;
        return new Page<>(List.copyOf(shown), more ? place(shown.getLast()) : null);
    }

    @Override
    public Optional<Ticket> find(Caller caller, UUID id) {
        return tickets.find(caller, id);
    }

    @Override
    public List<Ticket> find(Caller caller, List<UUID> ids) {
        return tickets.find(caller, ids);
    }

    @Override
    public Ticket create(Caller caller, Map<String, ?> fields, Origin origin) {
        return tickets.create(caller, fields, origin);
    }

    @Override
    public Ticket change(Caller caller, UUID id, Map<String, ?> fields, @Nullable Long ifVersion, Origin origin) {
        return tickets.change(caller, id, fields, ifVersion, origin);
    }

    @Override
    public Ticket transition(Caller caller, UUID id, Map<String, ?> fields, Origin origin) {
        return tickets.transition(caller, id, fields, origin);
    }

    @Override
    public UUID reply(Caller caller, UUID id, String body, Origin origin) {
        return tickets.reply(caller, id, body, origin);
    }

    @Override
    public UUID note(Caller caller, UUID id, String body, Origin origin) {
        return tickets.note(caller, id, body, origin);
    }

    @Override
    public void publishDue(Map<UUID, ? extends Map<String, @Nullable Instant>> dues) {
        tickets.publishDue(dues);
    }

    @Override
    public Map<UUID, Map<String, Instant>> dues(Collection<UUID> ids) {
        return tickets.dues(ids);
    }

    @Override
    public Map<UUID, KeyInformation> information(Caller caller, Collection<UUID> ids) {
        return tickets.information(caller, ids);
    }
}
