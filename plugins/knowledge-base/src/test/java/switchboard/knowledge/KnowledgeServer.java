package switchboard.knowledge;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.access.Caller;
import switchboard.api.access.Permission;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.search.SearchSource;
import switchboard.http.EdgeParts;
import switchboard.http.HttpLimits;
import switchboard.http.HttpServer;
import switchboard.http.Idempotency;
import switchboard.http.JerseyApplication;
import switchboard.http.Metrics;
import switchboard.http.MountDirectory;
import switchboard.http.MountedApplication;
import switchboard.http.OpenPages;
import switchboard.testkit.Client;

/** The plugin, put together from its own contributions, behind the real HTTP server; the token names the caller. */
final class KnowledgeServer implements AutoCloseable {

    final KnowledgeDesk desk = new KnowledgeDesk();
    final List<Permission> permissions = new ArrayList<>();
    private final List<Supplier<? extends SearchSource>> sources = new ArrayList<>();
    final PlainSearch search = new PlainSearch(() -> sources.getFirst().get());
    private final List<Object> resources = new ArrayList<>();
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final KnowledgeBasePlugin plugin = new KnowledgeBasePlugin();
    private final JerseyApplication core = JerseyApplication.of("", List.of());
    private final JerseyApplication knowledge;
    private final Metrics metrics = new Metrics();
    private final HttpServer server;

    KnowledgeServer() {
        List<Supplier<? extends Collection<?>>> suppliers = new ArrayList<>();
        plugin.contribute(contributions(suppliers));
        plugin.start(context());
        suppliers.forEach(supplier -> resources.addAll(supplier.get()));
        knowledge = JerseyApplication.of("knowledge", resources);
        server = new HttpServer(
                HttpLimits.local(),
                new EdgeParts(
                        this::authenticate,
                        core,
                        new OneMount(),
                        (caller, parent, id, writes) -> {},
                        Idempotency.off(),
                        OpenPages.NONE,
                        Optional::empty,
                        metrics,
                        new Random(1)));
        server.start();
    }

    /** A new person of the organization with this role, and whatever more. */
    Client as(java.util.UUID organization, String... roles) {
        Caller caller = desk.caller(organization, roles);
        callers.put(caller.getName(), caller);
        return anonymous().as(caller.getName());
    }

    Client anonymous() {
        return Client.to(URI.create("http://127.0.0.1:" + server.address().getPort()));
    }

    private Caller authenticate(@Nullable String token) {
        if (token == null) {
            return desk.anonymous();
        }
        Caller caller = callers.get(token);
        if (caller == null) {
            throw new ServiceDeskException(Refusal.UNAUTHENTICATED, "auth.bad_token", "The token is not known.");
        }
        return caller;
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(2));
        knowledge.close();
        core.close();
        metrics.close();
        desk.close();
    }

    /** Answers each call of {@link Contributions} with itself and keeps what this test needs. */
    private Contributions contributions(List<Supplier<? extends Collection<?>>> suppliers) {
        return stub(Contributions.class, Map.of(), (name, argument) -> {
            switch (name) {
                case "resources" -> suppliers.add(cast(argument));
                case "searchSource" -> sources.add(cast(argument));
                case "permission" -> permissions.add((Permission) argument);
                default -> {}
            }
        });
    }

    private PluginContext context() {
        Map<String, Object> services = new HashMap<>();
        services.put("database", desk.database());
        services.put("users", desk.users());
        services.put("settings", desk.settings());
        services.put("clock", desk.clock());
        services.put("search", search);
        return stub(PluginContext.class, services, (name, argument) -> {});
    }

    /** A stand-in for an interface of the host: named services, and itself for everything that takes something. */
    private static <T> T stub(Class<T> type, Map<String, Object> services, Called called) {
        return type.cast(java.lang.reflect.Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length == 1) {
                        called.with(method.getName(), arguments[0]);
                        return proxy;
                    }
                    if (services.containsKey(method.getName())) {
                        return services.get(method.getName());
                    }
                    throw new UnsupportedOperationException("The knowledge base did not ask for " + method.getName());
                }));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private interface Called {
        void with(String name, Object argument);
    }

    private final class OneMount implements MountDirectory {

        @Override
        public MountedApplication find(String mount, Caller caller) {
            if (mount.equals("knowledge")) {
                return knowledge;
            }
            throw new switchboard.api.error.NotFoundException("route.not_found", "There is nothing at this address.");
        }

        @Override
        public MountedApplication findBelow(String parent, String mount, Caller caller) {
            return find("", caller);
        }
    }
}
