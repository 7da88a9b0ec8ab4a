package switchboard.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import switchboard.api.access.SignedIn;
import switchboard.api.http.Input;

/** What a plugin might mount. */
@Path("items")
public class MountedSample {

    @GET
    @SignedIn
    public Map<String, Object> list(@PathParam("ticket") String ticket) {
        return Map.of("ticket", String.valueOf(ticket));
    }

    @POST
    @SignedIn
    public Response create(Input input) {
        input.check();
        return Response.created(URI.create("items/1")).entity(Map.of("id", "1")).build();
    }
}
