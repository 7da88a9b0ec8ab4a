package switchboard.plugins.services;

import java.util.Set;
import switchboard.api.error.ForbiddenException;
import switchboard.api.notifications.Notification;
import switchboard.notifications.Notifier;
import switchboard.persistence.Work;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.ReservedNames;
import switchboard.plugins.quotas.Quotas;

/** What one plugin tells people: of its own nouns and of the core's, and only so much. */
final class NotificationsOfPlugin {

    private static final String SERVICE = "notifications";

    private final PluginManifest manifest;
    private final Set<String> nouns;
    private final Notifier notifier;
    private final Quotas quotas;

    NotificationsOfPlugin(PluginManifest manifest, Set<String> nouns, Notifier notifier, Quotas quotas) {
        this.manifest = manifest;
        this.nouns = nouns;
        this.notifier = notifier;
        this.quotas = quotas;
    }

    /** @return nothing: so that it can be the whole of a transaction */
    @org.jspecify.annotations.Nullable
    Void notify(Work work, Notification notification) {
        if (!manifest.mayUse(SERVICE)) {
            throw new ForbiddenException(
                    "plugin.undeclared_service",
                    "The module " + manifest.id()
                            + " tells people things, and its manifest does not name notifications under"
                            + " switchboard.services.");
        }
        String noun = notification.event().split("\\.", 2)[0];
        if (!nouns.contains(noun) && !ReservedNames.isNoun(noun)) {
            throw new IllegalArgumentException("The module " + manifest.id() + " tells of " + notification.event()
                    + "; it may tell of the nouns of its permissions, " + nouns + ", and of the core's");
        }
        quotas.requireNotifying(notification.receivers().size());
        notifier.notify(work, notification);
        return null;
    }
}
