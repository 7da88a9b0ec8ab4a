package switchboard.triage;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.testkit.fakes.FakeTickets;

/**
 * Tickets in memory that are listed page by page, in an order that each test gives. A cursor names the place of the last one
 * shown, as the desk's does.
 */
public abstract class ListedTickets implements TicketService {

    protected final FakeTickets tickets;
    private int pages;

    protected ListedTickets(FakeTickets tickets) {
        this.tickets = tickets;
    }

    /** How many pages were read since this was asked last. */
    public int pages() {
        int read = pages;
        pages = 0;
        return read;
    }

    /**
     * A page of the tickets that have a place, in the order of it.
     *
     * @param placeOf where a ticket stands; null for those that are not on the list
     */
    protected Page<Ticket> page(
            Caller caller, Map<String, List<String>> parameters, Function<Ticket, @Nullable String> placeOf) {
        pages++;
        String after = parameters.getOrDefault("cursor", List.of("")).getFirst();
        int limit = Integer.parseInt(parameters.get("limit").getFirst());
        List<Ticket> line = tickets.list(caller, Map.of()).items().stream()
                .filter(ticket -> isBehind(placeOf.apply(ticket), after))
                .sorted(Comparator.comparing(placeOf))
                .toList();
        boolean more = line.size() > limit;
        List<Ticket> shown = more ? line.subList(0, limit) : line;
        return new Page<>(List.copyOf(shown), more ? placeOf.apply(shown.getLast()) : null);
    }

    private static boolean isBehind(@Nullable String place, String after) {
        return place != null && place.compareTo(after) > 0;
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
    public Map<UUID, KeyInformation> information(Caller caller, Collection<UUID> ids) {
        return tickets.information(caller, ids);
    }

    @Override
    public List<FieldChange> fieldHistory(Caller caller, UUID ticket, @Nullable FieldChange after, int limit) {
        return tickets.fieldHistory(caller, ticket, after, limit);
    }

    @Override
    public Map<UUID, List<FieldChange>> fieldHistories(Caller caller, Collection<UUID> ids, int limit) {
        return tickets.fieldHistories(caller, ids, limit);
    }

    @Override
    public void publishDue(Map<UUID, ? extends Map<String, @Nullable Instant>> dues) {
        tickets.publishDue(dues);
    }

    @Override
    public Map<UUID, Map<String, Instant>> dues(Collection<UUID> ids) {
        return tickets.dues(ids);
    }
}
