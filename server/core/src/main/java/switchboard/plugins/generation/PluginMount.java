package switchboard.plugins.generation;

import java.io.InterruptedIOException;
import switchboard.api.error.UnavailableException;
import switchboard.http.HttpExchange;
import switchboard.http.JerseyApplication;
import switchboard.http.MountedApplication;
import switchboard.plugins.calls.CallKind;

/** A plugin's REST application as the edge knows it: under a lease, on the plugin's threads, with a deadline. */
final class PluginMount implements MountedApplication {

    private final Generation generation;
    private final JerseyApplication application;
    private final Using<MountedApplication> using;

    PluginMount(Generation generation, String place, JerseyApplication application, LiveGenerations live) {
        this.generation = generation;
        this.application = application;
        this.using = new Using<>(generation, live, other -> other.application(place));
    }

    @Override
    public void serve(HttpExchange exchange) throws Exception {
        if (!generation.acquire()) {
            using.counterpart().serve(exchange);
            return;
        }
        try {
            generation.pool().call(CallKind.REQUEST, exchange::progressed, () -> {
                application.serve(exchange);
                return null;
            });
        } catch (UnavailableException late) {
            // Its thread may still be writing; from here on it writes into nothing.
            exchange.abandon(late);
        } catch (InterruptedException stopping) {
            exchange.abandon(new UnavailableException(
                    "server.stopping", "The server is stopping.", java.time.Duration.ofSeconds(2)));
            throw (InterruptedIOException) new InterruptedIOException("given up").initCause(stopping);
        } finally {
            generation.release();
        }
    }
}
