package switchboard.plugins.calls;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Decides when a generation has done enough harm, and says so once. */
final class Troubles {

    private final CallLimits limits;
    private final Consumer<String> quarantine;
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicBoolean told = new AtomicBoolean();

    Troubles(CallLimits limits, Consumer<String> quarantine) {
        this.limits = limits;
        this.quarantine = quarantine;
    }

    void abandoned(int running) {
        if (running >= limits.abandoned()) {
            tell(running + " calls ignore their deadline and hold threads that cannot be taken back.");
        }
    }

    void error(PluginFailure failure) {
        if (errors.incrementAndGet() >= limits.errors()) {
            tell("It failed " + limits.errors() + " times with errors, the last one " + failure.getMessage() + ".");
        }
    }

    private void tell(String reason) {
        if (told.compareAndSet(false, true)) {
            quarantine.accept(reason);
        }
    }
}
