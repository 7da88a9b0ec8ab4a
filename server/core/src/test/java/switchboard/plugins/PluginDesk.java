package switchboard.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.access.ModuleReaches;
import switchboard.access.Permissions;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.http.OutboundHttp;
import switchboard.api.search.Search;
import switchboard.api.tickets.TicketService;
import switchboard.api.users.UserDirectory;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.http.EdgeParts;
import switchboard.http.HttpLimits;
import switchboard.http.HttpServer;
import switchboard.http.Idempotency;
import switchboard.http.JerseyApplication;
import switchboard.http.Metrics;
import switchboard.http.OpenPages;
import switchboard.json.Json;
import switchboard.notifications.Notifier;
import switchboard.persistence.Jooq;
import switchboard.persistence.TestDatabase;
import switchboard.persistence.Transactions;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.calls.CallLimits;
import switchboard.plugins.calls.Tallies;
import switchboard.plugins.loading.HostView;
import switchboard.plugins.loading.LoaderWatch;
import switchboard.plugins.registration.PermissionRegistration;
import switchboard.plugins.registration.ReachRegistration;
import switchboard.plugins.registration.Registration;
import switchboard.plugins.registration.Registrations;
import switchboard.plugins.registration.SearchRegistration;
import switchboard.plugins.remains.DataExport;
import switchboard.plugins.remains.Footprints;
import switchboard.plugins.remains.PluginRemains;
import switchboard.plugins.services.HostServices;
import switchboard.plugins.services.JournalOfPlugins;
import switchboard.plugins.signature.TrustedKeys;
import switchboard.plugins.store.ArchiveStore;
import switchboard.plugins.store.PluginStore;
import switchboard.plugins.store.ReachStore;
import switchboard.search.SearchProviders;

/** The plugin host behind the real edge, on a real database; with none of the rooms that plugins could do without. */
final class PluginDesk implements AutoCloseable {

    static final CallLimits CALLS = new CallLimits(
            8, 2, 64, Duration.ofMillis(200), 3, 20, 50, Duration.ofMillis(500), 3, 20, 50, Duration.ofSeconds(5));

    /** A new version is looked at twice a second. */
    static final Duration TRIAL = Duration.ofSeconds(3);

    /** What answers outside, by address; everything else cannot be reached. */
    final Map<String, OutboundHttp.Answer> repository = new java.util.concurrent.ConcurrentHashMap<>();

    private final OutboundHttp outside = (method, address, headers, body, timeout) -> {
        OutboundHttp.Answer answer = repository.get(address.toString());
        if (answer == null) {
            throw new IOException("Nobody is there");
        }
        return answer;
    };

    final TestDatabase database;
    final Permissions permissions = new Permissions();
    final ModuleReaches reaches = new ModuleReaches();
    final SearchProviders search = new SearchProviders();
    final Recorded recorded = new Recorded();
    final Metrics metrics = new Metrics();
    final Path folder;
    final PluginHost host;
    final HttpServer server;
    final HttpClient client;
    private final JerseyApplication core;
    private final boolean ownsDatabase;

    PluginDesk(Path folder) {
        this(folder, TRIAL);
    }

    PluginDesk(Path folder, Duration trial) {
        this(folder, TestDatabase.create(), true, TrustedKeys.NONE, trial);
    }

    /** Another server on the same data, such as one that starts again. */
    PluginDesk(Path folder, TestDatabase database, boolean ownsDatabase) {
        this(folder, database, ownsDatabase, TrustedKeys.NONE, TRIAL);
    }

    /** One that trusts the signatures of some. */
    PluginDesk(Path folder, TestDatabase database, boolean ownsDatabase, TrustedKeys trustedKeys) {
        this(folder, database, ownsDatabase, trustedKeys, TRIAL);
    }

    private PluginDesk(
            Path folder, TestDatabase database, boolean ownsDatabase, TrustedKeys trustedKeys, Duration trial) {
        this.folder = folder;
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        AccessService access = new AccessService();
        Clock clock = database.clock();
        Journal journal = new Journal(new SecureRandom(), () -> {});
        HostServices services = new HostServices(
                access,
                unused(UserDirectory.class),
                unused(switchboard.api.users.Availability.class),
                unused(TicketService.class),
                new NoEvents(),
                unused(switchboard.api.calendars.Calendars.class),
                unused(switchboard.api.rotas.OnCall.class),
                unused(Search.class),
                owner -> unused(switchboard.api.settings.Settings.class),
                owner -> unused(switchboard.api.jobs.JobQueue.class),
                owner -> 0,
                hosts -> unused(switchboard.api.http.OutboundHttp.class),
                unused(switchboard.api.assignment.Assignments.class),
                owner -> unused(switchboard.api.approvals.Approvals.class),
                () -> new Transactions(database.dataSource(), Jooq.configuration(), new Random(1)),
                new JournalOfPlugins(journal, database.ids(), clock),
                new Notifier(database.ids(), clock, () -> {}),
                java.util.Set::of,
                (plugin, channel, address, reason) -> false,
                clock,
                folder.resolve("plugin-data"));
        ReachStore reachStore = new ReachStore(database.transactions(), reaches);
        host = new PluginHost(new HostParts(
                services,
                new Registrations(List.of(
                        new ReachRegistration(reachStore),
                        new PermissionRegistration(permissions),
                        new SearchRegistration(search),
                        recorded)),
                new PluginStore(database.transactions(), clock),
                new ArchiveStore(database.transactions(), clock),
                reachStore,
                this::organizations,
                database.migrations(),
                new PluginRemains(
                        database.transactions(),
                        new Footprints(database.transactions(), clock),
                        folder.resolve("plugin-data"),
                        new DataExport(database.dataSource(), database.transactions(), clock),
                        new switchboard.privacy.PersonalDataRegister(database.transactions(), clock)),
                new PluginNews(journal, new AuditLog(journal, database.ids(), clock), database.ids(), clock),
                access.system(),
                folder.resolve("plugins"),
                ArchiveLimits.DEFAULT,
                trustedKeys,
                CALLS,
                new Tallies(),
                id -> List.of(),
                1 << 30,
                new HostView(PluginHost.class.getClassLoader()),
                new LoaderWatch(Cleaner.create()),
                trial,
                Thread.ofVirtual().factory()));
        Uploads uploads = new Uploads(folder.resolve("uploads"), ArchiveLimits.DEFAULT.bytes());
        core = JerseyApplication.of(
                "", List.of(new PluginResource(host, new Arrivals(uploads, new Downloads(hosts -> outside)))));
        server = new HttpServer(
                HttpLimits.local(),
                new EdgeParts(
                        PluginDesk::caller,
                        core,
                        host,
                        (caller, parent, id, writes) -> {},
                        Idempotency.off(),
                        OpenPages.NONE,
                        Optional::empty,
                        metrics,
                        new Random(1)));
        server.start();
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    }

    private static Caller caller(@Nullable String token) {
        if (token != null && token.startsWith("member-")) {
            return new PluginCaller(Set.of(), UUID.fromString(token.substring("member-".length())));
        }
        return "weak".equals(token) ? new PluginCaller(Set.of("plugin:read")) : new PluginCaller(null);
    }

    /** Organizations by their name or id, out of the table alone. */
    private Map<String, UUID> organizations(Collection<String> references) {
        Map<String, UUID> found = new HashMap<>();
        database.transactions()
                .read(dsl -> dsl.fetch("SELECT id, name FROM core_organization"))
                .forEach(row -> {
                    ByteBuffer bytes = ByteBuffer.wrap(row.get(0, byte[].class));
                    UUID id = new UUID(bytes.getLong(), bytes.getLong());
                    found.put(row.get(1, String.class), id);
                    found.put(id.toString(), id);
                });
        found.keySet().retainAll(references);
        return found;
    }

    @SuppressWarnings("unchecked")
    private static <T> T unused(Class<T> type) {
        return (T) java.lang.reflect.Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("hashCode") ? (Object) 1 : type.getSimpleName();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    void start() {
        host.start(folder.resolve("bundled"), null, false);
    }

    void bundle(String name, byte[] zip) throws IOException {
        Files.createDirectories(folder.resolve("bundled"));
        Files.write(folder.resolve("bundled").resolve(name), zip);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + "/api/v1/" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer admin");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> patch(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    /** As somebody of this organization. */
    HttpResponse<String> getAs(UUID organization, String path) {
        return send(request(path).setHeader("Authorization", "Bearer member-" + organization));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> upload(byte[] zip) {
        return send(request("plugins")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip)));
    }

    /** Installs and enables, and requires both to succeed. */
    void enable(FixturePlugin plugin, String id) {
        require(upload(plugin.zip()), 201);
        require(post("plugins/" + id + "/enable"), 200);
    }

    static HttpResponse<String> require(HttpResponse<String> response, int status) {
        if (response.statusCode() != status) {
            throw new AssertionError(
                    "Answered " + response.statusCode() + " instead of " + status + ": " + response.body());
        }
        return response;
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        return Json.parseObject(response.body());
    }

    Object state(String id) {
        return json(get("plugins/" + id)).get("state");
    }

    @Override
    public void close() {
        host.close();
        client.shutdownNow();
        server.stop(Duration.ofSeconds(2));
        core.close();
        metrics.close();
        if (ownsDatabase) {
            database.close();
        }
    }

    /** Remembers by name which steps the registrations were led through. */
    static final class Recorded implements Registration {

        final Map<String, java.util.List<String>> steps = new HashMap<>();

        private synchronized void add(switchboard.plugins.generation.Generation generation, String step) {
            steps.computeIfAbsent(generation.id(), id -> new java.util.ArrayList<>())
                    .add(step + " " + generation.version());
        }

        synchronized List<String> of(String id) {
            return List.copyOf(steps.getOrDefault(id, List.of()));
        }

        @Override
        public void prepare(switchboard.plugins.generation.Generation generation) {
            add(generation, "prepare");
        }

        @Override
        public void publish(switchboard.plugins.generation.Generation generation) {
            add(generation, "publish");
        }

        @Override
        public void begin(switchboard.plugins.generation.Generation generation) {
            add(generation, "begin");
        }

        @Override
        public void pause(switchboard.plugins.generation.Generation generation) {
            add(generation, "pause");
        }

        @Override
        public void unpublish(switchboard.plugins.generation.Generation generation) {
            add(generation, "unpublish");
        }

        @Override
        public void forget(switchboard.plugins.generation.Generation generation) {
            add(generation, "forget");
        }
    }

    private static final class NoEvents implements Events {
        @Override
        public List<Event> after(long position, int limit) {
            return List.of();
        }

        @Override
        public Map<UUID, List<Event>> ofTickets(Collection<UUID> tickets, int limit) {
            return Map.of();
        }

        @Override
        public List<Event> ofTicket(UUID ticket, @Nullable UUID after, int limit) {
            return List.of();
        }

        @Override
        public long newest() {
            return 0;
        }

        @Override
        public List<UUID> causes(UUID event) {
            return List.of();
        }
    }
}
