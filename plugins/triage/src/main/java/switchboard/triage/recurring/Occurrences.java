package switchboard.triage.recurring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.triage.Ground;
import switchboard.triage.definitions.Definition;

/** The times of a recurring ticket, as the hours of work allow. */
final class Occurrences {

    /** How many closed times in a row are passed over before a schedule counts as one that never comes. */
    private static final int MOST_SKIPPED = 400;

    private final Ground ground;

    Occurrences(Ground ground) {
        this.ground = ground;
    }

    /**
     * One time.
     *
     * @param occurrence when it is by the schedule
     * @param dueAt when the ticket is made
     */
    record Occurrence(Instant occurrence, Instant dueAt) {}

    /** The first after that time of the schedule. */
    Optional<Occurrence> next(Definition definition, Instant after) {
        Map<?, ?> stored = (Map<?, ?>) definition.content().get("schedule");
        Schedule schedule = RecurringShape.schedule(stored);
        String whenClosed = String.valueOf(stored.get("whenClosed"));
        UUID team = team(definition);
        UUID organization = organization(definition);
        Optional<Instant> next = schedule.next(after);
        for (int skipped = 0; next.isPresent() && skipped < MOST_SKIPPED; skipped++) {
            Instant at = next.get();
            if (whenClosed.equals("make") || ground.outside().isOpen(team, organization, at)) {
                return Optional.of(new Occurrence(at, at));
            }
            if (whenClosed.equals("shift")) {
                return Optional.of(new Occurrence(at, ground.outside().nextOpen(team, organization, at)));
            }
            next = schedule.next(at);
        }
        return Optional.empty();
    }

    List<Occurrence> next(Definition definition, Instant after, int count) {
        List<Occurrence> found = new ArrayList<>();
        Instant last = after;
        while (found.size() < count) {
            Occurrence next = next(definition, last).orElse(null);
            if (next == null) {
                break;
            }
            found.add(next);
            last = next.occurrence();
        }
        return found;
    }

    private UUID organization(Definition definition) {
        UUID organization = definition.organization();
        return organization != null
                ? organization
                : ground.users().defaultOrganization().id();
    }

    private static @Nullable UUID team(Definition definition) {
        Map<?, ?> ticket = (Map<?, ?>) definition.content().get("ticket");
        return ticket.get("team") instanceof String team ? UUID.fromString(team) : null;
    }
}
