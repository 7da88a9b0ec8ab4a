package switchboard.triage.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Criticality;
import switchboard.triage.TriageSettings;

/**
 * The order of the queue as it is set: by priority, then by how critical the service is, then by the time left, then by age.
 * All of it is one instant, by which the desk sorts: centuries for the priority, weeks within them for the service, and
 * within those the time, a millisecond of which is a microsecond there.
 *
 * @param priorities from the most to the least critical; one that is not named comes after them
 * @param services by whose values tickets of one priority are ordered
 */
record QueueOrder(List<String> priorities, Criticality services) {

    /** Grows whenever keys are made in another way, so that those of old are made anew. */
    private static final String LAYOUT = "2";

    private static final Instant ORIGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CENTURY = Duration.ofDays(36_525);
    /** A century of milliseconds takes 36.5 days as microseconds. */
    private static final Duration SLOT = Duration.ofDays(40);
    /** So many hold every service, with those that have a due time and those that have none. */
    private static final int CENTURIES = 3;

    QueueOrder {
        priorities = List.copyOf(priorities);
    }

    static QueueOrder of(Settings settings) {
        return new QueueOrder(TriageSettings.priorities(settings), TriageSettings.criticality(settings));
    }

    /** The place of a ticket in the line. */
    Instant key(Ticket ticket, @Nullable Instant due) {
        int known = priorities.indexOf(ticket.priority());
        long priority = known < 0 ? priorities.size() : known;
        long slot = 2L * services.rank(ticket.fields()) + (due == null ? 1 : 0);
        return ORIGIN.plus(CENTURY.multipliedBy(CENTURIES * priority))
                .plus(SLOT.multipliedBy(slot))
                .plus(small(due == null ? ticket.createdAt() : due));
    }

    private static Duration small(Instant at) {
        Duration since = Duration.between(ORIGIN, at);
        if (since.isNegative()) {
            return Duration.ZERO;
        }
        long millis = Math.min(since.toMillis(), CENTURY.toMillis() - 1);
        return Duration.ofNanos(millis * 1_000);
    }

    /** Another one where another order is set. */
    String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Collection<String> part : List.of(List.of(LAYOUT), priorities, services.words())) {
                sha256.update(String.join("\n", part).getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
