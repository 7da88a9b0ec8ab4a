package switchboard.http;

import org.jspecify.annotations.Nullable;
import switchboard.http.wire.JettyExchange;

/** The exchange that the running thread serves, also on the threads of a plugin. */
final class CurrentExchange {

    private static final ScopedValue<JettyExchange> CURRENT = ScopedValue.newInstance();

    private CurrentExchange() {}

    static void run(JettyExchange exchange, Serving serving) throws Exception {
        ScopedValue.where(CURRENT, exchange).call(() -> {
            serving.run();
            return null;
        });
    }

    static @Nullable JettyExchange get() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    interface Serving {
        void run() throws Exception;
    }
}
