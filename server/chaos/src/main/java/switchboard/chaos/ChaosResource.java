package switchboard.chaos;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.MalformedException;

/** Where it is told what to do, and where its requests go wrong. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class ChaosResource {

    private final Misdeeds misdeeds;
    private final Deeds deeds;

    ChaosResource(Misdeeds misdeeds, Deeds deeds) {
        this.misdeeds = misdeeds;
        this.deeds = deeds;
    }

    /** From now on it misbehaves so. */
    @POST
    @Path("modes/{mode}")
    @RequiresPermission(ChaosPlugin.USE)
    public Map<String, String> begin(
            @PathParam("mode") String mode,
            @QueryParam("place") @Nullable String place,
            @QueryParam("threads") @Nullable Integer threads) {
        Mode begun = named(Mode.class, mode);
        misdeeds.begin(begun, place == null ? Place.ALL : named(Place.class, place));
        deeds.begin(begun, threads == null ? 1 : threads);
        return Map.of("mode", mode);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new MalformedException("chaos.unknown", "There is no such mode or place: " + name);
        }
    }

    /** A request like any other. */
    @GET
    @Path("work")
    @RequiresPermission(ChaosPlugin.USE)
    public Response work(@QueryParam("garbage") @Nullable String garbage) {
        misdeeds.strike(Place.REQUEST);
        return switch (misdeeds.at(Place.REQUEST)) {
            case GARBAGE -> garbage(garbage == null ? "status" : garbage);
            case GROW_ANSWER -> Response.ok(new Endless()).build();
            default -> Response.ok(Map.of("work", "done")).build();
        };
    }

    private static Response garbage(String kind) {
        return switch (kind) {
            case "header" ->
                Response.ok("{}").header("X-Broken\r\nX-Injected", "a\r\nb").build();
            case "length" ->
                Response.ok("{}")
                        .header("Content-Length", "1000")
                        .header("Transfer-Encoding", "chunked")
                        .build();
            case "type" -> Response.ok(new Loop()).build();
            case "half" -> Response.ok(half()).build();
            default -> Response.status(new Status()).entity("{}").build();
        };
    }

    private static StreamingOutput half() {
        return out -> {
            out.write("{\"half\":".getBytes(StandardCharsets.UTF_8));
            out.flush();
            throw new IllegalStateException("chaos stops in the middle");
        };
    }

    /** Grows while it is written: what a plugin holds in its own memory nobody could refuse it. */
    public static final class Endless {
        public Iterator<String> getMuch() {
            return Stream.generate(() -> "x".repeat(1_000)).iterator();
        }
    }

    /** Cannot be written as JSON. */
    public static final class Loop {
        public Loop getAgain() {
            return this;
        }
    }

    /** Ends no request. */
    private static final class Status implements Response.StatusType {
        @Override
        public int getStatusCode() {
            return 102;
        }

        @Override
        public Response.Status.Family getFamily() {
            return Response.Status.Family.INFORMATIONAL;
        }

        @Override
        public String getReasonPhrase() {
            return "On and on";
        }
    }
}
