package switchboard.http.jersey;

import jakarta.inject.Provider;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ParamException;
import org.glassfish.jersey.server.model.RuntimeResource;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.http.Problem;
import switchboard.http.Problems;
import switchboard.http.wire.JettyExchange;

/** Turns whatever is thrown into a problem document. */
final class ProblemMapper implements ExceptionMapper<Throwable> {

    private final ResourceModel model;
    private final Provider<ContainerRequest> request;

    ProblemMapper(ResourceModel model, Provider<ContainerRequest> request) {
        this.model = model;
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable failure) {
        ContainerRequest current = request.get();
        JettyExchange exchange = CallerParameters.exchange(current);
        Throwable told = translate(failure, current, exchange);
        exchange.fault(told);
        Problem problem = Problems.of(told, exchange.traceId());
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.body());
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    private Throwable translate(Throwable failure, ContainerRequest current, JettyExchange exchange) {
        if (failure instanceof HeaderValueException) {
            return new MalformedException("request.bad_header", "A header of the request is malformed.");
        }
        if (!(failure instanceof WebApplicationException web)) {
            return failure;
        }
        if (exchange.caller().anonymous() && !hasAnonymousMethods(current)) {
            return PermissionFilter.signInNeeded();
        }
        if (web instanceof ParamException wrong) {
            return parameter(wrong);
        }
        return switch (web.getResponse().getStatus()) {
            case 400 -> new MalformedException("request.malformed", "The request cannot be read.");
            case 404 -> new NotFoundException("route.not_found", "There is nothing at this address.");
            case 405 -> methodNotAllowed(web);
            case 406 ->
                new ServiceDeskException(
                        Refusal.NOT_ACCEPTABLE, "request.not_acceptable", "None of the accepted media types is there.");
            case 415 ->
                new ServiceDeskException(
                        Refusal.UNSUPPORTED_MEDIA_TYPE,
                        "request.unsupported_media_type",
                        "The body has a media type that is not read here.");
            default -> web.getCause() != null ? web.getCause() : web;
        };
    }

    private boolean hasAnonymousMethods(ContainerRequest current) {
        List<RuntimeResource> matched = current.getUriInfo().getMatchedRuntimeResources();
        return !matched.isEmpty()
                && matched.getFirst().getResources().stream()
                        .flatMap(resource -> resource.getResourceMethods().stream())
                        .map(model::markOf)
                        .anyMatch(mark -> mark != null && mark.anonymous());
    }

    private static ServiceDeskException parameter(ParamException wrong) {
        if (wrong instanceof ParamException.PathParamException) {
            return new NotFoundException("route.not_found", "There is nothing at this address.");
        }
        String kind = wrong.getParameterType() == HeaderParam.class ? "header " : "parameter ";
        return new MalformedException(
                "request.bad_parameter", "The " + kind + wrong.getParameterName() + " has no valid value.");
    }

    private static ServiceDeskException methodNotAllowed(WebApplicationException web) {
        List<String> allowed = web instanceof NotAllowedException
                ? web.getResponse().getAllowedMethods().stream().sorted().toList()
                : List.of();
        return new ServiceDeskException(
                Refusal.METHOD_NOT_ALLOWED,
                "request.method_not_allowed",
                "The method is not allowed here.",
                List.of(),
                Map.of("allowed", allowed),
                null);
    }
}
