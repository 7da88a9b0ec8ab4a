package switchboard.http.wire;

import org.jspecify.annotations.Nullable;

/** Follows an exchange. Called on any thread. */
public interface ExchangeListener {

    ExchangeListener NONE = new ExchangeListener() {};

    /** A streamed answer is about to begin. May refuse it with a ServiceDeskException. */
    default void streaming(JettyExchange exchange) {}

    /** The answer is complete, or broke off where there is a failure. Called once. */
    default void finished(JettyExchange exchange, int status, @Nullable Throwable failure) {}
}
