package switchboard.http.jersey;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Provider;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;
import switchboard.http.wire.JettyExchange;
import switchboard.http.wire.Target;

/** One built Jersey application: no discovery, no scanning, resources as ready instances, a mapper of its own. */
public final class Served {

    private final ApplicationHandler handler;
    private final long largestAnswer;
    private volatile boolean closed;

    /** Takes some tens of milliseconds. The thread's context class loader is the host's while it builds. */
    public Served(ResourceModel model, Collection<?> instances, ObjectMapper mapper, long largestAnswer) {
        this.largestAnswer = largestAnswer;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Served.class.getClassLoader());
        try {
            RequestProvider requests = new RequestProvider();
            ResourceConfig config = configuration(model, mapper, requests, largestAnswer);
            handler = new ApplicationHandler(config, new Instances(instances));
            requests.handler = handler;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ResourceConfig configuration(
            ResourceModel model, ObjectMapper mapper, Provider<ContainerRequest> requests, long largestAnswer) {
        ResourceConfig config = new ResourceConfig();
        config.addProperties(Map.of(
                ServerProperties.WADL_FEATURE_DISABLE, true,
                ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true,
                ServerProperties.MONITORING_ENABLED, false,
                CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
                CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                CommonProperties.MOXY_JSON_FEATURE_DISABLE, true,
                CommonProperties.JSON_BINDING_FEATURE_DISABLE, true,
                CommonProperties.JSON_PROCESSING_FEATURE_DISABLE, true,
                CommonProperties.PROVIDER_DEFAULT_DISABLE, "DOM,SAX,SOURCE,STREAMSOURCE,RENDEREDIMAGE,DATASOURCE"));
        config.registerResources(java.util.Set.copyOf(model.resources()));
        config.register(new JsonReader(mapper));
        config.register(new JsonWriter(mapper, largestAnswer));
        config.register(new ImportLinesReader());
        config.register(new PermissionFilter(model));
        config.register(new SelectFilter(mapper));
        config.register(new BrokenStreams());
        config.register(new ProblemMapper(model, requests));
        if (model.consumesMultipart()) {
            config.register(MultiPartFeature.class);
            config.register(new Utf8Parts());
        }
        return config;
    }

    /** Answers the exchange, blocking until it is answered; false where nobody answered it. */
    public boolean serve(JettyExchange exchange, String base) throws InterruptedException {
        if (closed) {
            throw new IllegalStateException("The application is closed.");
        }
        ContainerRequest request = new ContainerRequest(
                Target.BASE,
                exchange.target().uri(),
                exchange.method(),
                new CallerContext(exchange),
                new MapPropertiesDelegate(),
                handler.getConfiguration());
        request.setProperty(CallerParameters.EXCHANGE, exchange);
        exchange.headers().forEach(field -> request.headers(field.getName(), field.getValue()));
        if (exchange.hasBody()) {
            request.setEntityStream(exchange.body());
        }
        AnswerWriter writer = new AnswerWriter(exchange, base, largestAnswer);
        request.setWriter(writer);
        handler.handle(request);
        writer.awaitCompletion();
        return exchange.isAnswered();
    }

    /** Lets go of everything the application holds. Requests under way fail. */
    public void close() {
        closed = true;
        handler.getInjectionManager().shutdown();
    }

    /** Gives Jersey the ready instances when it asks for their classes. All injection code stands here. */
    private static final class Instances extends AbstractBinder {
        private final Map<Class<?>, Object> instances = new HashMap<>();

        private Instances(Collection<?> instances) {
            instances.forEach(instance -> this.instances.put(instance.getClass(), instance));
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        protected void configure() {
            instances.forEach((type, instance) -> bind(instance).to((Class) type));
            bind(new CallerParameters()).to(ValueParamProvider.class);
        }
    }

    private static final class RequestProvider implements Provider<ContainerRequest> {
        private volatile @Nullable ApplicationHandler handler;

        @Override
        public ContainerRequest get() {
            ApplicationHandler built = handler;
            if (built == null) {
                throw new IllegalStateException("No request before the application is built.");
            }
            return built.getInjectionManager().getInstance(ContainerRequest.class);
        }
    }
}
