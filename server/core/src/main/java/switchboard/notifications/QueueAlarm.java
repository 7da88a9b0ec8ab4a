package switchboard.notifications;

import static switchboard.notifications.NotificationTables.DEAD_AT;
import static switchboard.notifications.NotificationTables.EVENT;
import static switchboard.notifications.NotificationTables.ID;
import static switchboard.notifications.NotificationTables.NOTIFICATION;
import static switchboard.notifications.NotificationTables.STATE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.users.User;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.notifications.QueueWatch.Standing;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.users.UserService;

/**
 * Says that something is wrong with the notifications, in the journal and to the administrators: once for each spell of it,
 * however long that lasts, and whichever node looks.
 */
final class QueueAlarm {

    static final String LATE = "notification.late";
    static final String RECOVERED = "notification.recovered";
    static final String DEAD = "notification.dead";

    /** What is said about the notifications themselves is no reason to say it again: that would go on for ever. */
    private static final Set<String> OWN = Set.of(LATE, DEAD);

    /** So long nothing may be late until lateness is over: one that comes and goes is one spell. */
    private static final Duration CALM = Duration.ofMinutes(10);

    /** Likewise for notifications that are given up. */
    private static final Duration NONE_DIED = Duration.ofHours(1);

    private static final int MOST_COUNTED = 1_000;
    private static final int MOST_CHANNELS = 5;

    /**
     * What it stands on.
     *
     * @param inTime the channels that are there and not behind
     */
    record Ground(
            Transactions transactions,
            Journal journal,
            Ids ids,
            Clock clock,
            UserService users,
            Notifier notifier,
            Supplier<List<String>> inTime) {}

    private final Ground ground;

    QueueAlarm(Ground ground) {
        this.ground = ground;
    }

    /** Looks whether a spell of lateness begins or ends. */
    void lateness(Standing standing, boolean late) {
        Instant now = ground.clock().instant();
        Spell spell = find(Spell.LATENESS);
        if (!late) {
            if (spell != null && !spell.seen().plus(CALM).isAfter(now)) {
                end(spell, RECOVERED, now);
            }
        } else if (spell == null) {
            begin(
                    Spell.LATENESS,
                    LATE,
                    Map.of("lagSeconds", standing.lag().toSeconds(), "queued", standing.queued()),
                    Map.of("minutes", standing.lag().toMinutes(), "queued", standing.queued()),
                    now);
        } else {
            ground.transactions().inTransaction(work -> Spell.see(work.dsl(), spell, now));
        }
    }

    /** Looks whether a spell begins or ends in which notifications are given up. */
    void deaths() {
        Instant now = ground.clock().instant();
        Spell spell = find(Spell.DEATHS);
        int died = ground.transactions().read(dsl -> died(dsl, now.minus(NONE_DIED)));
        if (died > 0 && spell == null) {
            begin(Spell.DEATHS, DEAD, Map.of("count", died), Map.of("count", died), now);
        } else if (died == 0 && spell != null) {
            end(spell, null, now);
        }
    }

    private @Nullable Spell find(String trouble) {
        return ground.transactions().read(dsl -> Spell.find(dsl, trouble)).orElse(null);
    }

    /** At most a thousand of them. */
    private static int died(DSLContext dsl, Instant since) {
        return dsl.select(ID)
                .from(NOTIFICATION)
                .where(DEAD_AT.gt(since), STATE.eq(NotificationState.DEAD), EVENT.notIn(OWN))
                .limit(MOST_COUNTED)
                .fetch()
                .size();
    }

    private void begin(
            String trouble, String event, Map<String, Object> data, Map<String, Object> values, Instant now) {
        Set<UUID> administrators =
                ground.users().administrators().stream().map(User::id).collect(Collectors.toSet());
        Set<String> channels =
                ground.inTime().get().stream().limit(MOST_CHANNELS).collect(Collectors.toSet());
        Spell spell = new Spell(trouble, ground.ids().next(), now, now);
        ground.transactions().inTransaction(work -> {
            // Another node that was quicker has the key; then nothing of this is written.
            Spell.begin(work.dsl(), spell);
            journal(work, event, spell, data, now);
            ground.notifier()
                    .notify(
                            work,
                            new Notification(
                                    event,
                                    subject(spell),
                                    null,
                                    administrators,
                                    values,
                                    true,
                                    spell.id().toString(),
                                    channels));
            return null;
        });
    }

    private void end(Spell spell, @Nullable String event, Instant now) {
        ground.transactions().inTransaction(work -> {
            if (Spell.end(work.dsl(), spell) && event != null) {
                long seconds = Duration.between(spell.since(), spell.seen()).toSeconds();
                journal(work, event, spell, Map.of("lateForSeconds", seconds), now);
            }
            return null;
        });
    }

    private void journal(Work work, String type, Spell spell, Map<String, Object> data, Instant now) {
        ground.journal()
                .append(
                        work,
                        new JournalEntry(
                                ground.ids().next(),
                                type,
                                subject(spell),
                                null,
                                null,
                                "system",
                                null,
                                now,
                                false,
                                NotificationAdministration.READ,
                                null,
                                data,
                                Map.of()));
    }

    /** The event that ends a spell has that of its beginning. */
    private static Subject subject(Spell spell) {
        return new Subject("notification_spell", spell.id().toString());
    }
}
