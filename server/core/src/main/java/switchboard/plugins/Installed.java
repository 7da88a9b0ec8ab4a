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
 * @param live the generation that serves, null where none does
 */
record Installed(
        PluginRow row,
        PluginManifest manifest,
        @Nullable PluginManifest pending,
        @Nullable Generation live) {

    String id() {
        return row.id();
    }

    boolean wanted() {
        return row.desired() == Desired.ENABLED;
    }

    Installed with(PluginRow newRow) {
        return new Installed(newRow, manifest, pending, live);
    }

    Installed with(PluginManifest newManifest) {
        return new Installed(row, newManifest, pending, live);
    }

    Installed awaiting(@Nullable PluginManifest newPending) {
        return new Installed(row, manifest, newPending, live);
    }

    Installed serving(@Nullable Generation generation) {
        return new Installed(row, manifest, pending, generation);
    }
}
