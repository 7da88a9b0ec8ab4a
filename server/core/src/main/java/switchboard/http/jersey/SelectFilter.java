package switchboard.http.jersey;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import org.glassfish.jersey.server.ContainerRequest;
import switchboard.api.http.Page;

/** Applies {@code ?select=} to what a GET answers as JSON: the items of a page, or one record. */
final class SelectFilter implements ContainerResponseFilter {

    private final ObjectMapper mapper;

    SelectFilter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        String query = ((ContainerRequest) request).getRequestUri().getRawQuery();
        if (query == null || !query.contains("select=") || response.getStatus() != 200) {
            return;
        }
        String parameter = request.getUriInfo().getQueryParameters().getFirst("select");
        Object entity = response.getEntity();
        if (parameter == null || !isSelectable(entity)) {
            return;
        }
        Selection selection = Selection.of(entity, parameter);
        selection.check(mapper);
        response.setEntity(selection);
    }

    private static boolean isSelectable(Object entity) {
        return entity instanceof Page || entity instanceof Record;
    }
}
