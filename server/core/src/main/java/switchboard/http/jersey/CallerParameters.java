package switchboard.http.jersey;

import java.util.function.Function;
import org.glassfish.jersey.model.Parameter.Source;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;
import switchboard.access.ClientAddress;
import switchboard.api.access.Caller;
import switchboard.http.HttpExchange;
import switchboard.http.wire.JettyExchange;

/** Gives Caller, ClientAddress and HttpExchange to resource methods as {@code @Context}, without the injector. */
final class CallerParameters implements ValueParamProvider {

    /** The property under which a request carries its exchange. */
    static final String EXCHANGE = "switchboard.exchange";

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (parameter.getSource() != Source.CONTEXT) {
            return null;
        }
        if (parameter.getRawType() == Caller.class) {
            return request -> exchange(request).caller();
        }
        if (parameter.getRawType() == ClientAddress.class) {
            return request -> exchange(request).client();
        }
        return parameter.getRawType() == HttpExchange.class ? CallerParameters::exchange : null;
    }

    static JettyExchange exchange(ContainerRequest request) {
        return (JettyExchange) request.getProperty(EXCHANGE);
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
