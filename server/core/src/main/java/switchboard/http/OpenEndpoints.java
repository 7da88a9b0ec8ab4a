package switchboard.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.http.wire.JettyExchange;
import switchboard.json.Json;

/** Health, which is never gated and needs no token; metrics; the description of the API. */
final class OpenEndpoints {

    private static final String METRICS_PERMISSION = "metrics:read";

    private final Readiness readiness;
    private final BooleanSupplier stopping;
    private final Metrics metrics;
    private final OpenPages pages;
    private final boolean metricsOpen;

    OpenEndpoints(
            Readiness readiness, BooleanSupplier stopping, Metrics metrics, OpenPages pages, boolean metricsOpen) {
        this.metricsOpen = metricsOpen;
        this.readiness = readiness;
        this.stopping = stopping;
        this.metrics = metrics;
        this.pages = pages;
    }

    /** Answers what needs neither a place nor a caller. */
    boolean answer(JettyExchange exchange) throws IOException {
        String path = exchange.path();
        if (!path.startsWith("/health/") && !path.equals("/metrics")) {
            return false;
        }
        switch (path) {
            case "/health/live" -> health(exchange, 200, "live", Optional.empty());
            case "/health/ready" -> ready(exchange);
            case "/metrics" -> {
                if (!metricsOpen && !exchange.isLocal()) {
                    return false;
                }
                metrics(exchange);
            }
            default -> throw new NotFoundException("route.not_found", "There is nothing at this address.");
        }
        return true;
    }

    /** Answers what anybody may ask, but in the caller's view. */
    boolean answerFor(JettyExchange exchange) throws IOException {
        if (exchange.path().equals("/metrics")) {
            requireMetrics(exchange.caller());
            metrics(exchange);
            return true;
        }
        boolean reading = exchange.method().equals("GET") || exchange.method().equals("HEAD");
        Optional<OpenPages.OpenPage> page = reading ? pages.find(exchange.path(), exchange.caller()) : Optional.empty();
        if (page.isPresent()) {
            page(exchange, page.get());
        }
        return page.isPresent();
    }

    private static void requireMetrics(Caller caller) {
        if (caller.anonymous()) {
            throw Router.signInNeeded();
        }
        if (!caller.has(METRICS_PERMISSION)) {
            throw new ForbiddenException("access.forbidden", "This needs the permission " + METRICS_PERMISSION + ".");
        }
    }

    private void ready(JettyExchange exchange) throws IOException {
        Optional<String> problem = stopping.getAsBoolean() ? Optional.of("The server stops.") : readiness.problem();
        health(exchange, problem.isEmpty() ? 200 : 503, problem.isEmpty() ? "ready" : "not_ready", problem);
    }

    private static void health(JettyExchange exchange, int status, String word, Optional<String> problem)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", word);
        problem.ifPresent(text -> body.put("problem", text));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        if (status == 503) {
            headers.put("Retry-After", List.of("1"));
        }
        exchange.respond(status, headers, utf8(Json.write(body)));
    }

    private void metrics(JettyExchange exchange) throws IOException {
        exchange.respond(
                200,
                Map.of("Content-Type", List.of("text/plain; version=0.0.4; charset=utf-8")),
                utf8(metrics.scrape()));
    }

    private static void page(JettyExchange exchange, OpenPages.OpenPage page) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of(page.mediaType()));
        headers.put("ETag", List.of(page.entityTag()));
        headers.put("Cache-Control", List.of("no-cache"));
        headers.put("Vary", List.of("Authorization"));
        if (!page.security().isEmpty()) {
            headers.put("Content-Security-Policy", List.of(page.security()));
        }
        boolean known = page.entityTag().equals(exchange.headers().get("If-None-Match"));
        exchange.respond(known ? 304 : 200, headers, ByteBuffer.wrap(page.content()));
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
