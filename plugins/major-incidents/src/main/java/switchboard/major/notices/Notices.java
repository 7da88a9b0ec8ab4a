package switchboard.major.notices;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.persistence.Transaction;

/**
 * Tells people of a major incident in the transaction of what happened. What is told is about the ticket: whoever may not
 * see that is not told.
 */
public final class Notices {

    static final String DECLARED = "majorincident.declared";
    static final String ASSIGNED = "majorincident.assigned";
    static final String UPDATE_MISSED = "majorincident.update_missed";
    static final String ACTION_ASSIGNED = "majorincident.action_assigned";
    static final String REVIEWED = "majorincident.reviewed";

    private Notices() {}

    /**
     * Which major incident it is about.
     *
     * @param summary what it is called
     */
    public record About(UUID incident, UUID ticket, UUID organization, String summary) {}

    /** @param incidentManager null for nobody */
    public static void declared(Transaction transaction, About about, UUID manager, @Nullable UUID incidentManager) {
        tell(transaction, DECLARED, about, people(manager, incidentManager), Map.of("manager", manager), null);
    }

    /** There is another manager. */
    public static void assigned(Transaction transaction, About about, UUID manager) {
        tell(transaction, ASSIGNED, about, Set.of(manager), Map.of(), null);
    }

    /** @param missed how many since the last update; each is told of once */
    public static void updateMissed(
            Transaction transaction,
            About about,
            UUID manager,
            @Nullable UUID incidentManager,
            @Nullable Instant due,
            long missed) {
        Map<String, Object> values = new HashMap<>(Map.of("missed", missed));
        if (due != null) {
            values.put("due", due);
        }
        String once = about.incident() + " " + due + " " + missed;
        tell(transaction, UPDATE_MISSED, about, people(manager, incidentManager), values, once);
    }

    /** Somebody has something to do. */
    public static void actionAssigned(
            Transaction transaction, About about, UUID owner, String title, @Nullable Instant due) {
        Map<String, Object> values = new HashMap<>(Map.of("action", title));
        if (due != null) {
            values.put("due", due);
        }
        tell(transaction, ACTION_ASSIGNED, about, Set.of(owner), values, null);
    }

    /** The review is there to be read. */
    public static void reviewed(Transaction transaction, About about, Set<UUID> receivers) {
        tell(transaction, REVIEWED, about, receivers, Map.of(), null);
    }

    private static Set<UUID> people(UUID one, @Nullable UUID other) {
        Set<UUID> people = new HashSet<>(Set.of(one));
        if (other != null) {
            people.add(other);
        }
        return people;
    }

    /** All but a review is urgent: a major incident keeps nobody's hours. */
    private static void tell(
            Transaction transaction,
            String event,
            About about,
            Set<UUID> receivers,
            Map<String, Object> values,
            @Nullable String once) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("summary", about.summary());
        transaction.notify(new Notification(
                event,
                new Subject("ticket", about.ticket().toString()),
                about.organization(),
                receivers,
                all,
                !event.equals(REVIEWED),
                once));
    }
}
