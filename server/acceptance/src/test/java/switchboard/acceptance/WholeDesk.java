package switchboard.acceptance;

import switchboard.testkit.RunningDesk;

/** The desk with every bundled plugin, in this JVM. */
final class WholeDesk {

    private WholeDesk() {}

    static RunningDesk start() {
        return RunningDesk.start(Distribution.plugins().toArray(java.nio.file.Path[]::new));
    }
}
