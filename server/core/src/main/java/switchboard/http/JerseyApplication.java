package switchboard.http;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.MDC;
import switchboard.http.jersey.ResourceModel;
import switchboard.http.jersey.Served;
import switchboard.http.wire.JettyExchange;
import switchboard.json.Json;
import switchboard.persistence.Completion;

/**
 * JAX-RS resources under a prefix of {@code /api/v1}, as an application of their own: their own mapper, nothing shared
 * with other applications, nothing left behind once closed. Serves on whatever thread calls it.
 */
public final class JerseyApplication implements MountedApplication, AutoCloseable {

    private final ResourceModel model;
    private final Served served;
    private final int depth;

    private JerseyApplication(String prefix, Collection<?> resources, long largestAnswer) {
        this.model = new ResourceModel(prefix, resources);
        this.served = new Served(model, resources, Json.mapper(), largestAnswer);
        this.depth = prefix.isEmpty() ? 0 : prefix.split("/").length;
    }

    /**
     * Builds an application.
     *
     * @param prefix what stands before the {@code @Path} of each resource, relative to {@code /api/v1}: empty for the
     *     core, {@code knowledge} for a mount, {@code tickets/{ticket}/knowledge} below tickets
     * @param resources ready instances, at most one of each class
     * @throws IllegalArgumentException where a method carries no permission mark
     */
    public static JerseyApplication of(String prefix, Collection<?> resources) {
        return of(prefix, resources, Long.MAX_VALUE);
    }

    /**
     * The same with a bound on what is gathered in memory of one answer; streamed answers know none.
     *
     * @param largestAnswer in bytes
     */
    public static JerseyApplication of(String prefix, Collection<?> resources, long largestAnswer) {
        return new JerseyApplication(prefix, resources, largestAnswer);
    }

    @Override
    public void serve(HttpExchange exchange) throws Exception {
        JettyExchange jetty = JettyExchange.of(exchange);
        try (MDC.MDCCloseable trace = MDC.putCloseable("traceId", exchange.traceId())) {
            String base = base(jetty.target().segments());
            if (jetty.recorder() instanceof Completion.Listener claim) {
                Completion.during(claim, () -> served.serve(jetty, base));
            } else {
                served.serve(jetty, base);
            }
        }
    }

    /** {@code /api/v1/} and as many segments of the path as the prefix has. */
    private String base(List<String> segments) {
        int end = Math.min(segments.size(), 2 + depth);
        return "/" + String.join("/", segments.subList(0, end)) + "/";
    }

    /** The first segments of all paths, such as {@code tickets}. */
    Set<String> roots() {
        Set<String> roots = new TreeSet<>();
        model.paths().forEach(path -> roots.add(path.split("/", 2)[0]));
        return roots;
    }

    /** The literal third segments below a root, such as {@code notes} of {@code tickets/{id}/notes}. */
    Set<String> below(String root) {
        Set<String> names = new TreeSet<>();
        for (String path : model.paths()) {
            String[] segments = path.split("/");
            if (segments.length > 2 && segments[0].equals(root) && segments[1].startsWith("{")) {
                names.add(segments[2]);
            }
        }
        return names;
    }

    /** The literal second segments below a root, such as {@code import} of {@code tickets/import}. */
    Set<String> beside(String root) {
        Set<String> names = new TreeSet<>();
        for (String path : model.paths()) {
            String[] segments = path.split("/");
            if (segments.length > 1 && segments[0].equals(root) && !segments[1].startsWith("{")) {
                names.add(segments[1]);
            }
        }
        return names;
    }

    @Override
    public void close() {
        served.close();
    }
}
