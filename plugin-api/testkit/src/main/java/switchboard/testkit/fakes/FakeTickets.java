package switchboard.testkit.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Page;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;

/**
 * Tickets in memory, visible to whoever reaches them with {@code ticket:read}. It knows no workflow, no guards and no
 * validation: whoever depends on those tests on the real server.
 */
public final class FakeTickets implements TicketService {

    /** An entry that was added to a ticket. */
    public record Entry(UUID ticket, boolean internal, String body) {}

    private static final Comparator<FieldChange> IN_ORDER =
            Comparator.comparing(FieldChange::version).thenComparing(FieldChange::name);

    private final FakeClock clock;
    private final Map<UUID, Ticket> tickets = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<UUID, Map<String, Instant>> dues = new LinkedHashMap<>();
    private final Map<UUID, KeyInformation> information = new LinkedHashMap<>();
    private final Map<UUID, List<FieldChange>> fieldChanges = new LinkedHashMap<>();

    public FakeTickets(FakeClock clock) {
        this.clock = clock;
    }

    /** Replies and notes, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized Optional<Ticket> find(Caller caller, UUID id) {
        return Optional.ofNullable(tickets.get(id)).filter(ticket -> sees(caller, ticket));
    }

    @Override
    public synchronized List<Ticket> find(Caller caller, List<UUID> ids) {
        if (ids.size() > 200) {
            throw new IllegalArgumentException("At most 200 ids");
        }
        return tickets.values().stream()
                .filter(ticket -> ids.contains(ticket.id()) && sees(caller, ticket))
                .toList();
    }

    /** Every ticket that the caller sees, oldest first, on one page: this fake knows no filters and no order. */
    @Override
    public synchronized Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        return new Page<>(
                tickets.values().stream().filter(ticket -> sees(caller, ticket)).toList(), null);
    }

    @Override
    public synchronized Ticket create(Caller caller, Map<String, ?> fields, Origin origin) {
        FakeTicket draft = FakeTicket.newOne(caller, origin, tickets.size() + 1, clock.instant());
        return put(draft.with(fields));
    }

    @Override
    public synchronized Ticket change(
            Caller caller, UUID id, Map<String, ?> fields, @Nullable Long ifVersion, Origin origin) {
        Ticket ticket = visible(caller, id);
        if (ifVersion != null && ifVersion != ticket.version()) {
            throw new ConflictException("request.stale", "The ticket was changed meanwhile.");
        }
        return put(FakeTicket.of(ticket, clock.instant()).with(fields));
    }

    @Override
    public synchronized Ticket transition(Caller caller, UUID id, Map<String, ?> fields, Origin origin) {
        Map<String, Object> change = new LinkedHashMap<>(fields);
        change.put("status", String.valueOf(change.remove("to")));
        return put(FakeTicket.of(visible(caller, id), clock.instant()).with(change));
    }

    @Override
    public synchronized UUID reply(Caller caller, UUID id, String body, Origin origin) {
        return entry(visible(caller, id), false, body);
    }

    @Override
    public synchronized UUID note(Caller caller, UUID id, String body, Origin origin) {
        return entry(visible(caller, id), true, body);
    }

    /** From now on that is known about the ticket. */
    public synchronized void inform(UUID ticket, KeyInformation known) {
        information.put(ticket, known);
    }

    @Override
    public synchronized Map<UUID, KeyInformation> information(Caller caller, Collection<UUID> ids) {
        Map<UUID, KeyInformation> known = new LinkedHashMap<>();
        find(caller, List.copyOf(ids))
                .forEach(ticket -> known.put(ticket.id(), information.getOrDefault(ticket.id(), KeyInformation.NONE)));
        return known;
    }

    @Override
    public synchronized void publishDue(Map<UUID, ? extends Map<String, @Nullable Instant>> times) {
        times.forEach((ticket, ofTicket) -> {
            if (tickets.containsKey(ticket)) {
                Map<String, Instant> there = dues.computeIfAbsent(ticket, any -> new TreeMap<>());
                ofTicket.forEach((name, at) -> {
                    if (at == null) {
                        there.remove(name);
                    } else {
                        there.put(name, at);
                    }
                });
            }
        });
    }

    @Override
    public synchronized Map<UUID, Map<String, Instant>> dues(Collection<UUID> ids) {
        Map<UUID, Map<String, Instant>> found = new LinkedHashMap<>();
        ids.stream().filter(dues::containsKey).forEach(id -> found.put(id, dues(id)));
        return found;
    }

    /** What is due of a ticket, by name. */
    public synchronized Map<String, Instant> dues(UUID ticket) {
        return Map.copyOf(dues.getOrDefault(ticket, Map.of()));
    }

    /** Of whatever fields there are, texts too: this fake knows no definitions. */
    @Override
    public synchronized List<FieldChange> fieldHistory(
            Caller caller, UUID ticket, @Nullable FieldChange after, int limit) {
        requireChanges(limit);
        return changes(caller, ticket)
                .filter(change -> after == null || IN_ORDER.compare(change, after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<UUID, List<FieldChange>> fieldHistories(Caller caller, Collection<UUID> ids, int limit) {
        requireChanges(limit);
        return WholeStories.of(ids, id -> changes(caller, id).toList(), limit);
    }

    private Stream<FieldChange> changes(Caller caller, UUID ticket) {
        return find(caller, ticket).stream()
                .flatMap(visible -> fieldChanges.getOrDefault(ticket, List.of()).stream())
                .sorted(IN_ORDER);
    }

    private static void requireChanges(int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit is from 1 to 1000");
        }
    }

    private void keepFields(Ticket before, Ticket after) {
        Set<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        for (String name : names) {
            Object old = before.fields().get(name);
            Object value = after.fields().get(name);
            if (!Objects.equals(old, value)) {
                fieldChanges
                        .computeIfAbsent(after.id(), any -> new ArrayList<>())
                        .add(new FieldChange(after.version(), name, after.updatedAt(), old, value));
            }
        }
    }

    private UUID entry(Ticket ticket, boolean internal, String body) {
        entries.add(new Entry(ticket.id(), internal, body));
        return UUID.randomUUID();
    }

    private Ticket put(FakeTicket draft) {
        Ticket ticket = draft.ticket();
        Ticket before = tickets.put(ticket.id(), ticket);
        if (before != null) {
            keepFields(before, ticket);
        }
        return ticket;
    }

    private Ticket visible(Caller caller, UUID id) {
        return find(caller, id)
                .orElseThrow(() -> new NotFoundException("ticket.not_found", "There is no such ticket."));
    }

    private static boolean sees(Caller caller, Ticket ticket) {
        return caller.reach("ticket:read").covers(ticket.organization(), ticket.team(), Set.of(ticket.requester()));
    }
}
