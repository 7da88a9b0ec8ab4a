package switchboard.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import switchboard.api.access.SignedIn;

/** Takes files as browsers send them. */
@Path("files")
public class MultipartSample {

    @POST
    @Consumes("multipart/form-data")
    @SignedIn
    public List<String> take(List<EntityPart> parts) throws IOException {
        List<String> seen = new ArrayList<>();
        for (EntityPart part : parts) {
            try (InputStream content = part.getContent()) {
                seen.add(part.getName() + "/" + part.getFileName().orElse("-") + "/" + content.readAllBytes().length);
            }
        }
        return seen;
    }
}
