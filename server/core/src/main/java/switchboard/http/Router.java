package switchboard.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.http.wire.JettyExchange;

/** Finds who serves a path: the core, a plugin under its mount, or a plugin below a ticket, user or organization. */
final class Router {

    private static final Set<String> PARENTS = Set.of("tickets", "users", "organizations");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int PARENT = 2;
    private static final int ID = 3;
    private static final int BELOW = 4;

    private final JerseyApplication core;
    private final Set<String> roots;
    private final Map<String, Set<String>> ownBelow = new HashMap<>();
    private final Map<String, Set<String>> ownBeside = new HashMap<>();
    private final MountDirectory mounts;
    private final ParentCheck parents;

    Router(JerseyApplication core, MountDirectory mounts, ParentCheck parents) {
        this.core = core;
        this.roots = core.roots();
        for (String parent : PARENTS) {
            ownBelow.put(parent, core.below(parent));
            ownBeside.put(parent, core.beside(parent));
        }
        this.mounts = mounts;
        this.parents = parents;
    }

    /** The first segments that belong to the core and no plugin may mount. */
    Set<String> coreRoots() {
        return roots;
    }

    Route find(JettyExchange exchange) {
        List<String> segments = exchange.target().segments();
        if (segments.size() <= PARENT
                || !segments.get(0).equals("api")
                || !segments.get(1).equals("v1")) {
            throw notFound(exchange.caller());
        }
        String first = segments.get(PARENT);
        try {
            if (segments.size() > BELOW && PARENTS.contains(first) && !isOwn(first, segments)) {
                return below(first, segments, exchange.caller(), !READS.contains(exchange.method()));
            }
            return roots.contains(first)
                    ? new Route(first, core)
                    : new Route(first, mounts.find(first, exchange.caller()));
        } catch (NotFoundException unknown) {
            if (exchange.caller().anonymous()) {
                throw signInNeeded();
            }
            throw unknown;
        }
    }

    /** Refuses where the module at this path is not enabled for the caller, as {@link #find} would. */
    void requireReached(JettyExchange exchange) {
        List<String> segments = exchange.target().segments();
        if (segments.size() <= PARENT) {
            return;
        }
        String first = segments.get(PARENT);
        if (segments.size() > BELOW && PARENTS.contains(first) && !isOwn(first, segments)) {
            mounts.requireReached(segments.get(BELOW), exchange.caller());
        } else if (!roots.contains(first)) {
            mounts.requireReached(first, exchange.caller());
        }
    }

    private boolean isOwn(String parent, List<String> segments) {
        String name = segments.get(BELOW);
        return name.isEmpty()
                || ownBelow.get(parent).contains(name)
                || ownBeside.get(parent).contains(segments.get(ID));
    }

    private Route below(String parent, List<String> segments, Caller caller, boolean writes) {
        String mount = segments.get(BELOW);
        MountedApplication application = mounts.findBelow(parent, mount, caller);
        if (caller.anonymous()) {
            throw signInNeeded();
        }
        parents.require(caller, parent, segments.get(ID), writes);
        return new Route(mount, application);
    }

    private static ServiceDeskException notFound(Caller caller) {
        return caller.anonymous()
                ? signInNeeded()
                : new NotFoundException("route.not_found", "There is nothing at this address.");
    }

    static ServiceDeskException signInNeeded() {
        return new ServiceDeskException(Refusal.UNAUTHENTICATED, "auth.required", "Sign in first.");
    }

    /** @param mount for the metrics: a name of the core or of a mounted plugin */
    record Route(String mount, MountedApplication application) {}
}
