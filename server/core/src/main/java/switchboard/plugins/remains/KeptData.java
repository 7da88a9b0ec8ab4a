package switchboard.plugins.remains;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Data of a plugin that is not installed any more.
 *
 * @param id of the plugin
 * @param version that used it last, null where that is not known
 * @param tables prefixes of its tables
 * @param state kept, or purging where the deletion is not finished
 * @param since when the plugin was uninstalled, null where that is not known
 */
public record KeptData(
        String id,
        @Nullable String version,
        List<String> tables,
        String state,
        @Nullable Instant since) {

    public static KeptData of(Footprint footprint) {
        return new KeptData(
                footprint.plugin(),
                footprint.pluginVersion().isEmpty() ? null : footprint.pluginVersion(),
                footprint.prefixes().stream().sorted().toList(),
                // What was uninstalled before footprints were written carries no mark of it.
                (footprint.state() == Footprint.State.PURGING ? Footprint.State.PURGING : Footprint.State.KEPT)
                        .name()
                        .toLowerCase(Locale.ROOT),
                footprint.version() == 0 ? null : footprint.changedAt());
    }
}
