package switchboard.major.updates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.tickets.Ticket;
import switchboard.major.ground.Ground;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.timeline.Entries.Place;
import switchboard.major.timeline.Entry;
import switchboard.major.timeline.EntryKind;

/** The events of the ticket itself: their types and times, and who acted; what was written stays in the ticket. */
final class TicketEvents {

    /** Whoever reads notes may know that there is one. */
    private static final String READ_NOTES = "note:read";

    private static final int PAGE = 1_000;

    /** A ticket with more events than this is read at its own timeline. */
    private static final int MOST_PAGES = 10;

    private final Ground ground;

    TicketEvents(Ground ground) {
        this.ground = ground;
    }

    /** In order, after a place; nothing where the caller may not see the ticket with its notes. */
    List<Entry> of(Caller caller, MajorIncident incident, @Nullable Place after, int limit) {
        List<Entry> entries = new ArrayList<>();
        boolean more = ground.tickets()
                .find(caller, incident.ticket())
                .filter(ticket -> readsNotes(caller, ticket))
                .isPresent();
        UUID last = null;
        for (int page = 0; more && page < MOST_PAGES && entries.size() < limit; page++) {
            List<Event> events = ground.events().ofTicket(incident.ticket(), last, PAGE);
            events.stream()
                    .map(TicketEvents::entry)
                    .filter(entry -> after == null || TimelinePlace.isAfter(entry, after))
                    .forEach(entries::add);
            more = events.size() == PAGE;
            last = more ? events.getLast().id() : last;
        }
        entries.sort(TimelinePlace.ORDER);
        return entries.subList(0, Math.min(limit, entries.size()));
    }

    private static boolean readsNotes(Caller caller, Ticket ticket) {
        return caller.reach(READ_NOTES).covers(ticket.organization(), ticket.team(), Set.of());
    }

    private static Entry entry(Event event) {
        return new Entry(
                event.id(),
                null,
                EntryKind.TICKET,
                Entry.INTERNAL,
                event.type(),
                null,
                event.actor(),
                null,
                event.at());
    }
}
