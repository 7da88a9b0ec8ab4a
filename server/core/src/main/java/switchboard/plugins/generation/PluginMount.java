package switchboard.plugins.generation;

import java.io.InterruptedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.UnavailableException;
import switchboard.http.AnswerTooLarge;
import switchboard.http.HttpExchange;
import switchboard.http.JerseyApplication;
import switchboard.http.MountedApplication;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.ToldFailure;
import switchboard.plugins.quotas.Quota;

/** A plugin's REST application as the edge knows it: under a lease, on the plugin's threads, with a deadline. */
final class PluginMount implements MountedApplication {

    private static final Logger LOG = LoggerFactory.getLogger(PluginMount.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,39}");

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
            generation.pool().call(CallKind.REQUEST, target(exchange), exchange::progressed, () -> {
                application.serve(exchange);
                noteFault(exchange.fault());
                return "";
            });
        } catch (ToldFailure answered) {
            LOG.debug("A request to {} failed", generation, answered);
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

    /** What was answered is known to the client; that it was a failure is to be known to the pool. */
    private void noteFault(@Nullable Throwable fault) throws ToldFailure {
        if (fault instanceof AnswerTooLarge) {
            generation.quotas().breached(Quota.ANSWER_SIZE);
        } else if (fault != null) {
            throw new ToldFailure(fault);
        }
    }

    /** Method and first name below the mount, such as {@code GET articles}: ids would make a circuit for each. */
    private String target(HttpExchange exchange) {
        String mount = "/" + generation.manifest().mount() + "/";
        String path = exchange.path() + "/";
        int start = path.indexOf(mount) + mount.length();
        String name = start < path.length() ? path.substring(start, path.indexOf('/', start)) : "";
        return exchange.method() + " " + (NAME.matcher(name).matches() ? name : "*");
    }
}
