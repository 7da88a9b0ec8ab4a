package switchboard.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.api.access.SignedIn;
import switchboard.api.error.UnavailableException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.persistence.Transactions;

/** Creates things, in ways that a test chooses. */
@Path("things")
public class KeyedSample {

    final AtomicInteger created = new AtomicInteger();
    final Semaphore entered = new Semaphore(0);
    volatile CountDownLatch release = new CountDownLatch(0);
    volatile boolean dies;
    private final Transactions transactions;

    KeyedSample(Transactions transactions) {
        this.transactions = transactions;
    }

    public record Thing(String id, String title) {}

    @POST
    @SignedIn
    public Response create(Input input) throws InterruptedException {
        String title = input.requiredText("title", 100);
        input.check();
        entered.release();
        release.await(20, TimeUnit.SECONDS);
        if (title.equals("busy")) {
            throw new UnavailableException("thing.busy", "Busy.", java.time.Duration.ofSeconds(1));
        }
        String id = transactions.inTransaction(work -> {
            String made = "thing-" + (created.get() + 1);
            Idempotency.completes(work, "/api/v1/things/" + made);
            work.afterCommit(created::incrementAndGet);
            return made;
        });
        if (dies) {
            throw new IllegalStateException("The server dies between commit and answer");
        }
        return Response.created(URI.create("things/" + id))
                .entity(new Thing(id, title))
                .header("ETag", EntityTag.of(1))
                .build();
    }

    @GET
    @Path("{id}")
    @SignedIn
    public Thing read(@PathParam("id") String id) {
        return new Thing(id, "read");
    }

    @POST
    @Path("raw")
    @Consumes("application/octet-stream")
    @SignedIn
    public Map<String, Object> raw(InputStream body) throws IOException {
        created.incrementAndGet();
        return Map.of("size", body.transferTo(java.io.OutputStream.nullOutputStream()));
    }
}
