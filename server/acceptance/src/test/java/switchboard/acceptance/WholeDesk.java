package switchboard.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import switchboard.testkit.RunningDesk;

/** The desk with every bundled plugin, in this JVM. */
final class WholeDesk {

    private WholeDesk() {}

    static RunningDesk start() {
        return start(Map.of());
    }

    /** The desk with some of them. */
    static RunningDesk of(List<String> plugins, Map<String, String> options) {
        return RunningDesk.start(
                options, plugins.stream().map(Distribution::plugin).toArray(Path[]::new));
    }

    /** The same with further keys of the configuration. */
    static RunningDesk start(Map<String, String> options) {
        return RunningDesk.start(options, Distribution.plugins().toArray(Path[]::new));
    }
}
