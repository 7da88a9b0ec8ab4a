package switchboard.plugins.registration;

import java.util.List;
import switchboard.notifications.Channels;
import switchboard.notifications.TemplateBook;
import switchboard.plugins.generation.Generation;

/** What a plugin's notifications say, and its ways to reach people. Messages wait while the plugin is absent. */
public final class NotificationRegistration implements Registration {

    private final TemplateBook templates;
    private final Channels channels;

    public NotificationRegistration(TemplateBook templates, Channels channels) {
        this.templates = templates;
        this.channels = channels;
    }

    @Override
    public void prepare(Generation generation) {
        channels.requireFree(generation.id(), generation.notificationChannels());
        templates.set(generation.id(), generation.declaration().notificationTemplates());
    }

    @Override
    public void publish(Generation generation) {
        channels.set(generation.id(), generation.notificationChannels());
    }

    @Override
    public void unpublish(Generation generation) {
        channels.set(generation.id(), List.of());
    }

    @Override
    public void forget(Generation generation) {
        templates.set(generation.id(), List.of());
    }
}
