package switchboard.http.jersey;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** Holds every method to its mark, before the body is read. */
final class PermissionFilter implements ContainerRequestFilter {

    private final ResourceModel model;

    PermissionFilter(ResourceModel model) {
        this.model = model;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        ResourceMethod method = ((ExtendedUriInfo) context.getUriInfo()).getMatchedResourceMethod();
        ResourceModel.Mark mark = method == null ? null : model.markOf(method);
        if (mark != null && mark.anonymous()) {
            return;
        }
        Caller caller = (Caller) context.getSecurityContext().getUserPrincipal();
        if (caller.anonymous()) {
            throw signInNeeded();
        }
        if (mark != null && mark.permission() != null && !caller.has(mark.permission())) {
            throw new ServiceDeskException(
                    Refusal.FORBIDDEN,
                    "access.forbidden",
                    "This needs the permission " + mark.permission() + ".",
                    List.of(),
                    Map.of("permission", mark.permission()),
                    null);
        }
    }

    static ServiceDeskException signInNeeded() {
        return new ServiceDeskException(Refusal.UNAUTHENTICATED, "auth.required", "Sign in first.");
    }
}
