package switchboard.notifications;

import java.time.Clock;
import switchboard.persistence.Ids;

/** The room, wired. */
public final class Notifications {

    private final TemplateBook templates = new TemplateBook();
    private final Channels channels = new Channels();
    private final Notifier notifier;

    /** What the room needs of others. */
    public record Needs(Ids ids, Clock clock) {}

    public Notifications(Needs needs) {
        notifier = new Notifier(needs.ids(), needs.clock(), () -> {});
    }

    public Notifier notifier() {
        return notifier;
    }

    public TemplateBook templates() {
        return templates;
    }

    public Channels channels() {
        return channels;
    }
}
