package switchboard.testkit.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import switchboard.access.AccessService;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.access.Access;
import switchboard.api.persistence.Database;
import switchboard.testkit.PluginArchives;

/**
 * A host for one generation of a plugin in a unit test. All of it is played but the access predicate, which is the server's
 * own, and the database, which is a real one.
 */
public final class FakeContext implements PluginContext, AutoCloseable {

    /** When the clock begins. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final FakeClock clock = new FakeClock(START);
    private final FakeUsers users = new FakeUsers();
    private final Access access = new AccessService(users::caller);
    private final FakeAvailability availability = new FakeAvailability(clock);
    private final FakeTickets tickets = new FakeTickets(clock);
    private final FakeEvents events = new FakeEvents(clock);
    private final FakeCalendars calendars = new FakeCalendars();
    private final FakeOnCall onCall = new FakeOnCall();
    private final FakeSettings settings = new FakeSettings();
    private final FakeJobs jobs = new FakeJobs();
    private final FakeSearch search = new FakeSearch();
    private final FakeOutboundHttp outboundHttp = new FakeOutboundHttp();
    private final FakeNotifications notifications = new FakeNotifications();
    private final FakeAssignments assignments = new FakeAssignments(tickets);
    private final FakeApprovals approvals = new FakeApprovals(clock, events);
    private final Properties manifest;
    private final PluginDatabase database;
    private final Path folder;

    private FakeContext(ServiceDeskPlugin plugin) {
        this.manifest = PluginArchives.manifest(plugin.getClass());
        this.database = PluginDatabase.open(plugin, events, notifications);
        try {
            Path parent = Files.createDirectories(Path.of("target", "fakes").toAbsolutePath());
            this.folder = Files.createTempDirectory(parent, "data-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** For this plugin: its tables are there, made by its migrations. */
    public static FakeContext of(ServiceDeskPlugin plugin) {
        return new FakeContext(plugin);
    }

    @Override
    public String id() {
        return manifest.getProperty("plugin.id");
    }

    @Override
    public String version() {
        return manifest.getProperty("plugin.version");
    }

    @Override
    public Path dataFolder() {
        return folder;
    }

    @Override
    public FakeClock clock() {
        return clock;
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public FakeUsers users() {
        return users;
    }

    @Override
    public FakeAvailability availability() {
        return availability;
    }

    @Override
    public FakeTickets tickets() {
        return tickets;
    }

    @Override
    public FakeEvents events() {
        return events;
    }

    @Override
    public FakeCalendars calendars() {
        return calendars;
    }

    @Override
    public FakeOnCall onCall() {
        return onCall;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public FakeSettings settings() {
        return settings;
    }

    @Override
    public FakeJobs jobs() {
        return jobs;
    }

    @Override
    public FakeSearch search() {
        return search;
    }

    @Override
    public FakeOutboundHttp outboundHttp() {
        return outboundHttp;
    }

    @Override
    public FakeNotifications notifications() {
        return notifications;
    }

    @Override
    public FakeAssignments assignments() {
        return assignments;
    }

    @Override
    public FakeApprovals approvals() {
        return approvals;
    }

    /** Drops its tables. */
    @Override
    public void close() {
        database.close();
    }
}
