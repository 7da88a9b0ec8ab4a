package switchboard.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.http.wire.JettyExchange;
import switchboard.http.wire.Target;

/**
 * The way of a request, one thought after the other: trace id, limits, open pages, gate and budget, who is asking, who
 * serves it.
 */
final class Edge extends Handler.Abstract {

    static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final HttpLimits limits;
    private final EdgeParts parts;
    private final TraceIds traceIds;
    private final OpenEndpoints open;
    private final Router router;
    private final Visits visits;

    Edge(HttpLimits limits, EdgeParts parts, OpenEndpoints open, Visits visits) {
        this.limits = limits;
        this.parts = parts;
        this.traceIds = new TraceIds(parts.random());
        this.open = open;
        this.router = new Router(parts.core(), parts.mounts(), parts.parents());
        this.visits = visits;
    }

    Set<String> coreRoots() {
        return router.coreRoots();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String traceId = traceIds.of(request.getHeaders().get("traceparent"));
        response.getHeaders().put("X-Trace-Id", traceId).put(NO_SNIFF).put(NO_STORE);
        try (MDC.MDCCloseable trace = MDC.putCloseable("traceId", traceId)) {
            JettyExchange exchange = begin(request, response, callback, traceId);
            if (exchange != null) {
                answer(exchange);
            }
        }
        return true;
    }

    /** An exchange for a request within the limits; the others are refused here. */
    private @Nullable JettyExchange begin(Request request, Response response, Callback callback, String traceId) {
        JettyExchange refused =
                new JettyExchange(request, response, callback, limits, traceId, new Target("/", null, List.of()));
        Problem problem = overLimit(request, traceId);
        if (problem == null) {
            try {
                Target target = Target.of(request.getHttpURI());
                return new JettyExchange(request, response, callback, limits, traceId, target);
            } catch (ServiceDeskException bad) {
                problem = Problems.of(bad, traceId);
            }
        }
        refused.refuse(problem);
        return null;
    }

    private @Nullable Problem overLimit(Request request, String traceId) {
        if (request.getHttpURI().getPathQuery().length() > HttpLimits.LONGEST_URI) {
            return Problems.of(
                    414,
                    "request.uri_too_long",
                    "The URI must have at most " + HttpLimits.LONGEST_URI + " bytes.",
                    traceId);
        }
        int size = 0;
        for (HttpField field : request.getHeaders()) {
            size += field.getName().length()
                    + (field.getValue() == null ? 0 : field.getValue().length())
                    + 4;
        }
        if (size > HttpLimits.LARGEST_HEADERS) {
            return Problems.of(
                    431,
                    "request.headers_too_large",
                    "The headers must have at most " + HttpLimits.LARGEST_HEADERS + " bytes.",
                    traceId);
        }
        return null;
    }

    private void answer(JettyExchange exchange) {
        try {
            if (!open.answer(exchange)) {
                visit(exchange);
            }
        } catch (Throwable failure) {
            exchange.refuse(failure);
        }
        if (!exchange.isAnswered()) {
            exchange.refuse(new IllegalStateException("Nobody answered below " + root(exchange)));
        } else if (exchange.isStreaming()) {
            exchange.refuse(new IOException("The stream was left open"));
        }
    }

    /** The beginning of the path; what follows it may be a secret, and this is for the log. */
    private static String root(JettyExchange exchange) {
        List<String> segments = exchange.target().segments();
        return "/" + String.join("/", segments.subList(0, Math.min(segments.size(), 3)));
    }

    private void visit(JettyExchange exchange) throws Exception {
        Duration budget = budget(exchange);
        Visit visit = visits.enter(exchange, budget);
        try {
            serve(exchange, visit, budget);
        } finally {
            visit.leave();
        }
    }

    private void serve(JettyExchange exchange, Visit visit, Duration budget) throws Exception {
        requireMethod(exchange.method());
        requireReadable(exchange);
        Caller caller = parts.authenticator().authenticate(Bearer.tokenOf(exchange.headers()));
        exchange.identify(caller);
        if (open.answerFor(exchange)) {
            return;
        }
        if (!isLarge(exchange)) {
            keyed(exchange, visit, budget);
            return;
        }
        visits.gate().enterLarge();
        try {
            keyed(exchange, visit, budget);
        } finally {
            visits.gate().leaveLarge();
        }
    }

    private void keyed(JettyExchange exchange, Visit visit, Duration budget) throws Exception {
        parts.idempotency()
                .serve(exchange, budget, () -> router.requireReached(exchange), () -> route(exchange, visit));
    }

    private void route(JettyExchange exchange, Visit visit) throws Exception {
        Router.Route route = router.find(exchange);
        visit.reached(route.mount());
        if (route.application() != parts.core()) {
            // A plugin has bounds of its own: one that answers nobody must not use up the places of everybody.
            visit.leavePlace();
        }
        route.application().serve(exchange);
    }

    private static void requireMethod(String method) {
        if (!METHODS.contains(method)) {
            throw new ServiceDeskException(
                    Refusal.METHOD_NOT_ALLOWED,
                    "request.method_not_allowed",
                    "The method is not known.",
                    List.of(),
                    Map.of("allowed", METHODS.stream().sorted().toList()),
                    null);
        }
    }

    private static void requireReadable(JettyExchange exchange) {
        String encoding = exchange.headers().get(HttpHeader.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ServiceDeskException(
                    Refusal.UNSUPPORTED_MEDIA_TYPE,
                    "request.unsupported_encoding",
                    "A compressed body is not read; send it as it is.");
        }
    }

    private boolean isLarge(JettyExchange exchange) {
        return limits.bodies().isLarge(exchange.method(), exchange.headers(), exchange.announcedLength());
    }

    private Duration budget(JettyExchange exchange) {
        String mediaType = exchange.headers().get(HttpHeader.CONTENT_TYPE);
        return limits.bodies().isTransfer(mediaType) ? limits.transferBudget() : limits.requestBudget();
    }
}
