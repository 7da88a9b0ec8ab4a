package switchboard.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import switchboard.api.access.Anonymous;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.access.SignedIn;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.ImportLine;
import switchboard.api.http.ImportLines;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** A tiny resource with one method for each way of answering. */
@Path("tickets")
public class SampleResource {

    final Semaphore entered = new Semaphore(0);
    final CountDownLatch release = new CountDownLatch(1);
    final AtomicInteger created = new AtomicInteger();
    final AtomicReference<Throwable> seen = new AtomicReference<>();
    final CountDownLatch ended = new CountDownLatch(1);

    public record Ticket(String id, String title, long version) {}

    public record Draft(String title, Integer weight) {}

    @GET
    @RequiresPermission("ticket:read")
    public Page<Ticket> list(@QueryParam("limit") String limit, @QueryParam("q") String q) {
        int count = Limit.of(limit);
        List<Ticket> tickets = new ArrayList<>();
        for (int number = 0; number < Math.min(count, 3); number++) {
            tickets.add(new Ticket("t" + number, q == null ? "Title" : q, number));
        }
        return new Page<>(tickets, null);
    }

    @GET
    @Path("{id}")
    @RequiresPermission("ticket:read")
    public Response read(@PathParam("id") UUID id, @Context Caller caller) {
        return Response.ok(new Ticket(id.toString(), caller.getName(), 7))
                .header("ETag", EntityTag.of(7))
                .build();
    }

    @POST
    @RequiresPermission("ticket:create")
    public Response create(Input input) {
        String title = input.requiredText("title", 20);
        input.check();
        int number = created.incrementAndGet();
        return Response.created(URI.create("tickets/" + new UUID(0, number)))
                .entity(new Ticket("t" + number, title, 1))
                .header("ETag", EntityTag.of(1))
                .build();
    }

    @POST
    @Path("records")
    @SignedIn
    public Draft record(Draft draft) {
        return draft;
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RequiresPermission("ticket:change")
    public Map<String, Object> change(@PathParam("id") String id, Input input) {
        String title = input.text("title", 20);
        input.check();
        return Map.of("id", id, "title", String.valueOf(title));
    }

    @POST
    @Path("import")
    @Consumes("application/x-ndjson")
    @RequiresPermission("ticket:import")
    public List<String> load(ImportLines lines) throws IOException {
        List<String> report = new ArrayList<>();
        for (List<ImportLine> some = lines.next(2); !some.isEmpty(); some = lines.next(2)) {
            some.forEach(line -> report.add(line.number() + ":"
                    + (line.error() == null
                            ? line.input().names()
                            : line.error().code())));
        }
        return report;
    }

    @POST
    @Path("raw")
    @Consumes("*/*")
    @SignedIn
    public Map<String, Object> raw(InputStream body) throws IOException {
        long size = 0;
        byte[] buffer = new byte[8192];
        try {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                size += count;
            }
        } catch (IOException failure) {
            seen.set(failure);
            ended.countDown();
            throw failure;
        }
        return Map.of("size", size);
    }

    @GET
    @Path("open")
    @Anonymous
    public Map<String, Object> open(@Context Caller caller) {
        return Map.of("name", caller.getName());
    }

    @POST
    @Path("open")
    @Consumes("application/json")
    @Anonymous
    public Map<String, Object> openPost(Input input) {
        return Map.of("names", input.names());
    }

    @GET
    @Path("failures/{kind}")
    @SignedIn
    public Response fail(@PathParam("kind") String kind) throws Exception {
        switch (kind) {
            case "bug" -> throw new IllegalStateException("secret detail");
            case "checked" -> throw new Exception("secret detail");
            case "conflict" -> throw new ConflictException("ticket.conflict", "It conflicts.");
            case "busy" -> throw new UnavailableException("thing.busy", "Busy.", Duration.ofMillis(1500));
            case "wrapped" -> throw new RuntimeException(new ConflictException("ticket.conflict", "It conflicts."));
            case "members" ->
                throw new ServiceDeskException(
                        switchboard.api.error.Refusal.CONFLICT,
                        "ticket.illegal_transition",
                        "No.",
                        List.of(),
                        Map.of("allowed", List.of("closed")),
                        null);
            case "unwritable" -> {
                return Response.ok(new Object() {
                            public String getName() {
                                throw new IllegalStateException("secret detail");
                            }
                        })
                        .build();
            }
            case "error" -> throw new StackOverflowError();
            default -> throw new jakarta.ws.rs.WebApplicationException(418);
        }
    }

    @GET
    @Path("slow")
    @SignedIn
    public Map<String, Object> slow() throws InterruptedException {
        entered.release();
        try {
            boolean released = release.await(20, TimeUnit.SECONDS);
            return Map.of("released", released);
        } catch (InterruptedException interrupted) {
            seen.set(interrupted);
            ended.countDown();
            throw interrupted;
        }
    }

    @GET
    @Path("large")
    @SignedIn
    public Map<String, Object> large() {
        return Map.of("text", "text ".repeat(20_000));
    }

    @GET
    @Path("stream")
    @SignedIn
    public Response stream() {
        StreamingOutput events = output -> {
            try {
                for (int number = 0; number < 1_000_000; number++) {
                    output.write(("data: " + number + "\n\n").getBytes(StandardCharsets.UTF_8));
                    output.flush();
                    entered.release();
                    if (release.await(50, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException | IOException failure) {
                seen.set(failure);
                ended.countDown();
                throw new IOException(failure);
            }
        };
        return Response.ok(events, "text/event-stream").build();
    }

    @GET
    @Path("broken-stream")
    @SignedIn
    public Response brokenStream() {
        StreamingOutput half = output -> {
            output.write(new byte[100_000]);
            throw new IllegalStateException("half way");
        };
        return Response.ok(half, "application/octet-stream").build();
    }
}
