package switchboard.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.bootstrap.Desk;
import switchboard.config.Configuration;

/**
 * The real server in this JVM, on a fresh schema of a real MariaDB, with the plugins it was started with enabled. Keep one
 * for a test class (a static field closed in {@code @AfterAll}): starting takes a second or two.
 */
public final class RunningDesk implements AutoCloseable {

    /** Of every person that {@link #person} makes. */
    public static final String PASSWORD = "a long enough secret 1";

    /** Of the first administrator. */
    public static final String ADMINISTRATOR = "an administrator's secret 1";

    private final DatabaseSchema schema;
    private final Path folder;
    private final Map<String, String> options;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<String, Client> people = new ConcurrentHashMap<>();
    private Desk desk;

    private RunningDesk(Map<String, String> options, Clock clock, List<Path> archives) {
        this.clock = clock;
        this.schema = DatabaseSchema.create();
        this.folder = newFolder(archives);
        this.options = new HashMap<>(Map.of(
                "http.port",
                "0",
                "data.folder",
                folder.resolve("data").toString(),
                "plugins.folder",
                folder.resolve("plugins").toString(),
                "database.url",
                schema.url(),
                "database.user",
                schema.user(),
                "database.password",
                schema.password(),
                "security.admin-password",
                ADMINISTRATOR,
                // Tests sign in often; the strength of the hash is not what they test.
                "security.argon2.memory",
                "8MiB",
                "security.argon2.iterations",
                "1"));
        this.options.putAll(options);
        this.desk = Desk.open(Configuration.of(this.options), clock);
    }

    /** Starts a desk with these plugin archives, all enabled. */
    public static RunningDesk start(Path... archives) {
        return start(Map.of(), archives);
    }

    /** The same with further keys of the configuration. */
    public static RunningDesk start(Map<String, String> options, Path... archives) {
        return new RunningDesk(options, Clock.systemUTC(), List.of(archives));
    }

    /**
     * Starts a desk that goes by another clock, such as a {@link switchboard.testkit.fakes.FakeClock}, so that a test lets
     * days pass at once. The clock must not go backwards. Whoever is signed in stays so for a year of them.
     */
    public static RunningDesk start(Clock clock, Path... archives) {
        return start(Map.of(), clock, archives);
    }

    /** The same with further keys of the configuration. */
    public static RunningDesk start(Map<String, String> options, Clock clock, Path... archives) {
        Map<String, String> all = new HashMap<>(Map.of("security.token-lifetime", "365d"));
        all.putAll(options);
        return new RunningDesk(all, clock, List.of(archives));
    }

    private static Path newFolder(List<Path> archives) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "desks").toAbsolutePath());
            Path folder = Files.createTempDirectory(parent, "desk-");
            Path plugins = Files.createDirectory(folder.resolve("plugins"));
            for (Path archive : archives) {
                Files.copy(archive, plugins.resolve(archive.getFileName().toString()));
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops the server and starts it again on the same data. */
    public void restart() {
        desk.close();
        desk = Desk.open(Configuration.of(options), clock);
    }

    /** Installs an archive, or upgrades to it, as an administrator does. */
    public Answer install(Path archive) {
        try {
            return administrator().send("POST", "/plugins", "application/zip", Files.readAllBytes(archive));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI address() {
        return desk.address();
    }

    public Path dataFolder() {
        return folder.resolve("data");
    }

    /** The names of all tables of this desk, the core's and those of plugins. */
    public List<String> tables() {
        return schema.tables();
    }

    /** Nobody: no token. */
    public Client anonymous() {
        return new Client(http, address(), "", Map.of());
    }

    public Client administrator() {
        return people.computeIfAbsent("admin", name -> signIn("admin", ADMINISTRATOR));
    }

    /** Signs in and answers a client for that person. */
    public Client signIn(String username, String password) {
        Answer answer = anonymous()
                .post("/auth/tokens", Map.of("username", username, "password", password))
                .expect(201);
        return anonymous().as(answer.field("token"));
    }

    /** A person of the default organization with one role, made at the first call; the username is the role's key. */
    public Client role(String role) {
        return people.computeIfAbsent(role, key -> person(key, Map.of("roles", List.of(key))));
    }

    /** Makes a person and signs in; {@code fields} are those of {@code POST /users}. */
    public Client person(String username, Map<String, ?> fields) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "username", username,
                "displayName", username,
                "email", username + "@example.org",
                "password", PASSWORD));
        body.putAll(fields);
        administrator().post("/users", body).expect(201);
        return signIn(username, PASSWORD);
    }

    /**
     * Makes an organization and answers its id. People get into it by {@code person(name, Map.of("organization", id, …))}; a
     * module is enabled for it alone by {@link #enableFor}.
     */
    public String organization(String name) {
        return administrator()
                .post("/organizations", Map.of("name", name))
                .expect(201)
                .id();
    }

    /** Enables a plugin for these organizations only, by id or name. */
    public void enableFor(String plugin, String... organizations) {
        administrator()
                .patch("/plugins/" + plugin, Map.of("organizations", List.of(organizations)))
                .expect(200);
    }

    /** Enables a plugin for all organizations again. */
    public void enableForAll(String plugin) {
        Map<String, Object> all = new HashMap<>();
        all.put("organizations", null);
        administrator().patch("/plugins/" + plugin, all).expect(200);
    }

    /** Stops the server and drops its data. */
    @Override
    public void close() {
        desk.close();
        http.close();
        schema.drop();
        DatabaseServer.delete(folder);
    }
}
