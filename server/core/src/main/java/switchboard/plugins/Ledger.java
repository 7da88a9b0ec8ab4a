package switchboard.plugins;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.plugins.store.PluginRow;

/** Writes down what becomes of a plugin, and shows it: the row, the journal and the audit log in one transaction. */
final class Ledger {

    private final Mounts mounts;
    private final HostParts parts;

    Ledger(Mounts mounts, HostParts parts) {
        this.mounts = mounts;
        this.parts = parts;
    }

    /** The plugin's row as it stands, or 404. */
    PluginRow row(String id) {
        return mounts.require(id).row();
    }

    /** @param happened told with the plugin's version as it is shown now; null where nothing is told */
    Installed save(PluginRow row, @Nullable String happened, Caller caller) {
        return save(row, happened, mounts.require(row.id()).manifest().version(), caller);
    }

    /** The same, with the version that it happened to. */
    Installed save(PluginRow row, @Nullable String happened, String version, Caller caller) {
        return save(row, happened, Map.of("version", version), caller);
    }

    /** The same, with what is told. */
    Installed save(PluginRow row, @Nullable String happened, Map<String, Object> data, Caller caller) {
        PluginRow saved = parts.store().save(row, work -> {
            if (happened != null) {
                parts.news().tell(work, caller, row.id(), happened, data);
            }
        });
        Installed shown = mounts.change(row.id(), now -> now.with(saved));
        if (shown == null) {
            throw Refusals.notFound();
        }
        return shown;
    }

    /** What a failure says to an administrator. */
    static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
