package switchboard.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import switchboard.api.notifications.Notification;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/**
 * The way into the notifications. They are written in the transaction of what they tell of, with two statements however
 * many receivers there are, and planned and sent after it has committed.
 */
public final class Notifier {

    private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9_]{0,30}\\.[a-z][a-z0-9_]{0,31}");
    private static final Pattern SUBJECT_TYPE = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern SUBJECT_ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final int LONGEST_KEY = 200;

    private final Ids ids;
    private final Clock clock;
    private final Runnable wake;

    /** @param wake called after each commit that told something; quick */
    public Notifier(Ids ids, Clock clock, Runnable wake) {
        this.ids = ids;
        this.clock = clock;
        this.wake = wake;
    }

    /**
     * Tells people something as part of the transaction. Whoever was told of the event under the same {@code once} key
     * before is not told again. A notification about a ticket reaches only those who may see the ticket when it is
     * delivered; what stands in its values is not looked at, so nothing of an internal note may ever stand there.
     *
     * @throws IllegalArgumentException where it is malformed or too large: a bug of the caller, nothing is written
     */
    public void notify(Work work, Notification notification) {
        check(notification);
        String values = Values.write(notification.values());
        if (notification.receivers().isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID content = ids.next();
        NotificationRows.insertContent(work.dsl(), content, values, now);
        List<NotificationRows.New> rows = new ArrayList<>();
        for (UUID receiver : notification.receivers()) {
            rows.add(new NotificationRows.New(ids.next(), receiver));
        }
        NotificationRows.insert(work.dsl(), notification, content, rows, now);
        work.afterCommit(wake);
    }

    private static void check(Notification notification) {
        require(EVENT, notification.event(), "event");
        require(SUBJECT_TYPE, notification.subject().type(), "subject type");
        require(SUBJECT_ID, notification.subject().id(), "subject id");
        notification.channels().forEach(channel -> require(Channels.NAME, channel, "channel"));
        String once = notification.once();
        if (once != null && (once.isEmpty() || once.length() > LONGEST_KEY)) {
            throw new IllegalArgumentException("The key of a notification has 1 to " + LONGEST_KEY + " characters");
        }
    }

    private static void require(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("The " + what + " of a notification must match " + pattern);
        }
    }
}
