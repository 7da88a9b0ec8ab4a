package switchboard.triage.automations;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.automations.DuePlaces.Place;

/**
 * Finds the open tickets of which something is due soon, in the order of that time, those that are overdue first. A run
 * reads some pages only, and the next goes on from there, so that those with which an automation is done never keep it
 * from the others.
 *
 * <p>It goes two ways. Ahead it stays at the end of what is due soon: whatever becomes so is found at once, however many
 * are overdue. The other way leads round and round over all of them, for what comes to stand behind: a ticket that is
 * opened again, or due sooner than it was.
 */
final class DueTickets {

    /**
     * How much a run reads for one automation.
     *
     * @param page tickets on a page
     * @param ahead pages ahead, at most
     * @param round pages on the way round, at most
     */
    record Bounds(int page, int ahead, int round) {

        static final Bounds STANDARD = new Bounds(200, 15, 10);
    }

    private final Ground ground;
    private final Timers timers;
    private final DuePlaces places;
    private final Bounds bounds;

    DueTickets(Ground ground, Timers timers, Bounds bounds) {
        this.ground = ground;
        this.timers = timers;
        this.places = new DuePlaces(ground.database());
        this.bounds = bounds;
    }

    /** Hands over those on which the automation has not acted. */
    void forEach(Automation automation, Instant until, Consumer<Ticket> found) {
        Place place = places.of(automation.definition());
        boolean fromTheFirst = place.ahead() == null;
        try {
            place = ahead(automation, until, place, found);
            if (!fromTheFirst) {
                round(automation, until, place, found);
            }
        } catch (MalformedException refused) {
            if (!refused.code().equals("request.bad_cursor")) {
                throw refused;
            }
            // Another version of the desk wrote the place down: what was done is known from the timers.
            places.save(automation.definition(), Place.START);
        }
    }

    /** The last page is read again next time: what becomes due stands at its end. */
    private Place ahead(Automation automation, Instant until, Place from, Consumer<Ticket> found) {
        Place place = from;
        for (int pages = 0; pages < bounds.ahead(); pages++) {
            String next = read(automation, until, place.ahead(), found);
            if (next == null) {
                return place;
            }
            place = saved(automation, new Place(next, place.round()));
        }
        return place;
    }

    private void round(Automation automation, Instant until, Place from, Consumer<Ticket> found) {
        Place place = from;
        for (int pages = 0; pages < bounds.round(); pages++) {
            String next = read(automation, until, place.round(), found);
            place = saved(automation, new Place(place.ahead(), next));
            if (next == null) {
                return;
            }
        }
    }

    private Place saved(Automation automation, Place place) {
        places.save(automation.definition(), place);
        return place;
    }

    /** Hands over one page; the next one, or null. */
    private @Nullable String read(
            Automation automation, Instant until, @Nullable String cursor, Consumer<Ticket> found) {
        Page<Ticket> page = ground.tickets().list(ground.access().system(), query(automation, until, cursor));
        List<UUID> ids = page.items().stream().map(Ticket::id).toList();
        Set<UUID> done = new HashSet<>(
                ids.isEmpty()
                        ? List.of()
                        : timers.watched(automation.definition().id(), ids));
        page.items().stream().filter(ticket -> !done.contains(ticket.id())).forEach(found);
        return page.next();
    }

    private Map<String, List<String>> query(Automation automation, Instant until, @Nullable String cursor) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("open", List.of("true"));
        parameters.put("due." + automation.due() + "Before", List.of(until.toString()));
        parameters.put("sort", List.of("due." + automation.due()));
        parameters.put("limit", List.of(Integer.toString(bounds.page())));
        UUID organization = automation.definition().organization();
        if (organization != null) {
            parameters.put("organization", List.of(organization.toString()));
        }
        if (cursor != null) {
            parameters.put("cursor", List.of(cursor));
        }
        return parameters;
    }
}
