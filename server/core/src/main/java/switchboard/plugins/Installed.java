package switchboard.plugins;

import org.jspecify.annotations.Nullable;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Desired;

/**
 * One installed plugin at one instant.
 *
 * @param row as it is stored
 * @param manifest of its current version
 * @param pending manifest of the version that waits for consent, null for none
 * @param previous manifest of the version that can be gone back to, null for none
 * @param live the generation that serves, null where none does
 */
record Installed(
        PluginRow row,
        PluginManifest manifest,
        @Nullable PluginManifest pending,
        @Nullable PluginManifest previous,
        @Nullable Generation live) {

    String id() {
        return row.id();
    }

    boolean wanted() {
        return row.desired() == Desired.ENABLED;
    }

    Installed with(PluginRow newRow) {
        return new Installed(newRow, manifest, pending, previous, live);
    }

    /** The version has become the current one, and what was current the one before. */
    Installed switchedTo(PluginManifest newManifest) {
        return new Installed(row, newManifest, null, manifest, live);
    }

    Installed awaiting(@Nullable PluginManifest newPending) {
        return new Installed(row, manifest, newPending, previous, live);
    }

    Installed serving(@Nullable Generation generation) {
        return new Installed(row, manifest, pending, previous, generation);
    }
}
