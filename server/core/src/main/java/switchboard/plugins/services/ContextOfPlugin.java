package switchboard.plugins.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import switchboard.api.PluginContext;
import switchboard.api.access.Access;
import switchboard.api.approvals.Approvals;
import switchboard.api.assignment.Assignments;
import switchboard.api.calendars.Calendars;
import switchboard.api.error.ForbiddenException;
import switchboard.api.events.Events;
import switchboard.api.http.OutboundHttp;
import switchboard.api.jobs.JobQueue;
import switchboard.api.notifications.Notifications;
import switchboard.api.persistence.Database;
import switchboard.api.rotas.OnCall;
import switchboard.api.search.Search;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.TicketService;
import switchboard.api.users.Availability;
import switchboard.api.users.UserDirectory;
import switchboard.persistence.Transactions;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.quotas.Quotas;
import switchboard.plugins.sql.TableGuard;

/** The context of one generation. A service that its manifest does not name is refused when it is asked for. */
public final class ContextOfPlugin implements PluginContext {

    private final PluginManifest manifest;
    private final HostServices host;
    private final Database database;
    private final JobQueue jobs;
    private final OutboundHttp outboundHttp;
    private final Notifications notifications;
    private final Path dataFolder;

    /** @param nouns of the plugin's permissions: its events may have these and no others */
    public ContextOfPlugin(PluginManifest manifest, Set<String> nouns, HostServices host, Quotas quotas) {
        this.manifest = manifest;
        this.host = host;
        Transactions transactions = host.transactions().get();
        NotificationsOfPlugin told = new NotificationsOfPlugin(manifest, nouns, host.notifier(), quotas);
        this.notifications = new PermittedNotifications(manifest.id(), told, host, transactions);
        this.database = new GuardedDatabase(
                manifest.id(), nouns, transactions, new TableGuard(manifest.tables()), host.journal(), told, quotas);
        this.jobs = new QuotaJobQueue(host.jobs().apply(manifest.id()), quotas, () -> host.waitingJobs()
                .applyAsLong(manifest.id()));
        this.outboundHttp = new QuotaOutboundHttp(host.outboundHttp().apply(manifest.hosts()), quotas);
        this.dataFolder = host.folders().resolve(manifest.id());
    }

    @Override
    public String id() {
        return manifest.id();
    }

    @Override
    public String version() {
        return manifest.version();
    }

    @Override
    public Path dataFolder() {
        try {
            return Files.createDirectories(dataFolder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Clock clock() {
        return host.clock();
    }

    @Override
    public Access access() {
        return permitted("access:check", new PermittedAccess(manifest, host.access()));
    }

    @Override
    public UserDirectory users() {
        return permitted("users", host.users());
    }

    @Override
    public Availability availability() {
        return permitted("availability:read", new PermittedAvailability(manifest, host.availability()));
    }

    @Override
    public TicketService tickets() {
        return permitted("tickets:read", new PermittedTickets(manifest, host.tickets()));
    }

    @Override
    public Events events() {
        return permitted("events", host.events());
    }

    @Override
    public Calendars calendars() {
        return permitted("calendars", host.calendars());
    }

    @Override
    public OnCall onCall() {
        return permitted("rotas", host.onCall());
    }

    @Override
    public Database database() {
        return permitted("database", database);
    }

    @Override
    public Settings settings() {
        return permitted("settings", host.settings().apply(manifest.settingsOwner()));
    }

    @Override
    public JobQueue jobs() {
        return permitted("jobs", jobs);
    }

    @Override
    public Search search() {
        return permitted("search:find", (caller, request) -> host.search()
                .find(HostCallers.require(manifest.id(), caller), request));
    }

    @Override
    public OutboundHttp outboundHttp() {
        return permitted("http", outboundHttp);
    }

    @Override
    public Notifications notifications() {
        // One that brings a channel says so of its addresses; whether it may tell people anything is asked when it
        // does.
        return permitted("notifications:channel", notifications);
    }

    @Override
    public Assignments assignments() {
        return permitted("assignments", (caller, ticket, strategy, origin) -> host.assignments()
                .assign(HostCallers.require(manifest.id(), caller), ticket, strategy, origin));
    }

    @Override
    public Approvals approvals() {
        return permitted("approvals", host.approvals().apply(manifest.id()));
    }

    private <T> T permitted(String service, T implementation) {
        if (!manifest.mayUse(service)) {
            throw new ForbiddenException(
                    "plugin.undeclared_service",
                    "The module " + id() + " uses the service " + service.split(":", 2)[0]
                            + ", which its manifest does not name under switchboard.services.");
        }
        return implementation;
    }
}
