package switchboard.servicelevels.clocks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;

/** Reads the histories of tickets, of many at once. */
public final class HistoryReader {

    private static final int TOGETHER = 200;
    private static final int PAGE = 1_000;
    /** A ticket with more events is no ticket any more but a loop. */
    private static final int MOST_PAGES = 20;

    private final Events events;
    private final TicketService tickets;
    private final Access access;
    private final Function<Collection<UUID>, Map<UUID, UUID>> organizationsOf;

    /** @param organizationsOf the organizations of people, by person */
    public HistoryReader(
            Events events,
            TicketService tickets,
            Access access,
            Function<Collection<UUID>, Map<UUID, UUID>> organizationsOf) {
        this.events = events;
        this.tickets = tickets;
        this.access = access;
        this.organizationsOf = organizationsOf;
    }

    /**
     * Null where nothing of the ticket has its place in the journal yet.
     *
     * @param ticket with all its fields, as the desk itself sees it: clocks are the same for everybody
     */
    public @Nullable History read(Ticket ticket) {
        Map<UUID, History> histories = new HashMap<>();
        read(List.of(ticket), (read, history) -> histories.put(read.id(), history));
        return histories.get(ticket.id());
    }

    /**
     * Hands over the history of each of these tickets in no particular order, without those of which nothing has its place
     * in the journal yet. What is read at once is bounded, and handed over before more is read.
     *
     * @param seen with all their fields, as the desk itself sees them
     */
    public void read(List<Ticket> seen, BiConsumer<Ticket, History> each) {
        for (int from = 0; from < seen.size(); from += TOGETHER) {
            Map<UUID, Ticket> some = new HashMap<>();
            seen.subList(from, Math.min(seen.size(), from + TOGETHER)).forEach(ticket -> some.put(ticket.id(), ticket));
            read(some, each);
        }
    }

    private void read(Map<UUID, Ticket> some, BiConsumer<Ticket, History> each) {
        inGroups(
                some.keySet(),
                events::ofTickets,
                (ticket, last) -> events.ofTicket(ticket, last.id(), PAGE),
                stories -> inGroups(
                        stories.keySet(),
                        (ids, limit) -> tickets.fieldHistories(access.system(), ids, limit),
                        (ticket, last) -> tickets.fieldHistory(access.system(), ticket, last, PAGE),
                        changes -> tell(some, stories, changes, each)));
    }

    /** Of those whose changes were read, the last thing to be known. */
    private void tell(
            Map<UUID, Ticket> seen,
            Map<UUID, List<Event>> stories,
            Map<UUID, List<FieldChange>> changes,
            BiConsumer<Ticket, History> each) {
        Set<UUID> requesters = new HashSet<>();
        changes.keySet().forEach(id -> requesters.addAll(Chronicle.requesters(at(seen, id), at(stories, id))));
        Map<UUID, UUID> organizations = organizationsOf.apply(requesters);
        changes.forEach((id, ofTicket) -> {
            Ticket ticket = at(seen, id);
            History history = Chronicle.history(ticket, at(stories, id), ofTicket, organizations);
            if (history != null) {
                each.accept(ticket, history);
            }
        });
    }

    private static <T> T at(Map<UUID, T> known, UUID id) {
        return Objects.requireNonNull(known.get(id));
    }

    /** Until everything of each ticket was read. One of which there is too much to be read with others comes alone. */
    private static <T> void inGroups(
            Collection<UUID> tickets,
            BiFunction<Collection<UUID>, Integer, Map<UUID, List<T>>> together,
            BiFunction<UUID, T, List<T>> further,
            Consumer<Map<UUID, List<T>>> each) {
        Set<UUID> left = new HashSet<>(tickets);
        while (!left.isEmpty()) {
            Map<UUID, List<T>> group = new HashMap<>(together.apply(left, PAGE));
            if (group.size() == 1) {
                group.replaceAll((ticket, first) -> whole(first, last -> further.apply(ticket, last)));
            }
            each.accept(group);
            left.removeAll(group.keySet());
        }
    }

    private static <T> List<T> whole(List<T> first, Function<T, List<T>> after) {
        List<T> all = new ArrayList<>(first);
        for (int pages = 1; all.size() == pages * PAGE && pages < MOST_PAGES; pages++) {
            all.addAll(after.apply(all.getLast()));
        }
        return all;
    }
}
