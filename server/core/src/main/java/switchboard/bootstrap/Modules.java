package switchboard.bootstrap;

import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.calendars.CalendarRoom;
import switchboard.config.Configuration;
import switchboard.http.Metrics;
import switchboard.http.outbound.OutboundNetwork;
import switchboard.notifications.Notifications;
import switchboard.persistence.Jooq;
import switchboard.persistence.Transactions;
import switchboard.plugins.Arrivals;
import switchboard.plugins.Downloads;
import switchboard.plugins.HostParts;
import switchboard.plugins.PluginHost;
import switchboard.plugins.PluginNews;
import switchboard.plugins.PluginResource;
import switchboard.plugins.Uploads;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.calls.CallLimits;
import switchboard.plugins.calls.Tallies;
import switchboard.plugins.loading.HostView;
import switchboard.plugins.loading.LoaderWatch;
import switchboard.plugins.registration.FieldRegistration;
import switchboard.plugins.registration.GuardRegistration;
import switchboard.plugins.registration.JobRegistration;
import switchboard.plugins.registration.MetricsRegistration;
import switchboard.plugins.registration.NotificationRegistration;
import switchboard.plugins.registration.PermissionRegistration;
import switchboard.plugins.registration.ReachRegistration;
import switchboard.plugins.registration.Registrations;
import switchboard.plugins.registration.SearchRegistration;
import switchboard.plugins.registration.SettingRegistration;
import switchboard.plugins.registration.StrategyRegistration;
import switchboard.plugins.registration.SubscriptionRegistration;
import switchboard.plugins.remains.DataExport;
import switchboard.plugins.remains.Footprints;
import switchboard.plugins.remains.PluginRemains;
import switchboard.plugins.services.HostServices;
import switchboard.plugins.services.JournalOfPlugins;
import switchboard.plugins.signature.TrustedKeys;
import switchboard.plugins.store.ArchiveStore;
import switchboard.plugins.store.PluginStore;
import switchboard.plugins.store.ReachStore;
import switchboard.privacy.PersonalDataRegister;
import switchboard.rotas.RotaRoom;
import switchboard.search.SearchProviders;
import switchboard.search.SearchService;
import switchboard.tickets.TicketRoom;
import switchboard.users.People;

/** The plugin host. */
final class Modules implements AutoCloseable {

    private final Configuration configuration;
    private final Path folder;
    private final OutboundNetwork network;
    private final PluginHost host;
    private final SubscriptionRegistration subscriptions;
    private final Tallies tallies = new Tallies();
    private final LoaderWatch loaders = new LoaderWatch(Cleaner.create());

    /** The rooms whose services plugins are given. */
    record Below(
            Foundation ground,
            Evidence evidence,
            People people,
            CalendarRoom calendars,
            RotaRoom rotas,
            Notifications notifications,
            TicketRoom tickets,
            Teamwork teamwork,
            SearchProviders providers,
            SearchService search,
            Metrics metrics,
            OutboundNetwork network) {}

    Modules(Below below, Configuration configuration, Rooms rooms) {
        Foundation ground = below.ground();
        Evidence evidence = below.evidence();
        this.configuration = configuration;
        this.folder = ground.data().resolve("plugins");
        this.subscriptions = new SubscriptionRegistration(
                evidence.subscriptions(), below.people().moduleReaches());
        this.network = below.network();
        ReachStore reaches =
                new ReachStore(ground.transactions(), below.people().moduleReaches());
        this.host = new PluginHost(new HostParts(
                services(below, network),
                registrations(below, reaches),
                new PluginStore(ground.transactions(), ground.clock()),
                new ArchiveStore(ground.transactions(), ground.clock()),
                reaches,
                references -> ground.transactions()
                        .read(dsl -> below.people().directory().resolveOrganizations(dsl, references)),
                ground.migrations(),
                remains(ground),
                new PluginNews(evidence.journal(), evidence.audit(), ground.ids(), ground.clock()),
                below.people().access().system(),
                folder.resolve("archives"),
                archiveLimits(configuration),
                trustedKeys(configuration),
                CallLimits.DEFAULT.withLongest(configuration.plugins().longestCall()),
                tallies,
                subscriptions::of,
                configuration.plugins().maxDataBytes(),
                new HostView(Modules.class.getClassLoader()),
                loaders,
                configuration.plugins().trial(),
                ground.threads()));
        below.metrics().gauge("plugin.loaders", "Class loaders of plugins, closed ones included", host::loadersAlive);
    }

    private PluginRemains remains(Foundation ground) {
        return new PluginRemains(
                ground.transactions(),
                new Footprints(ground.transactions(), ground.clock()),
                folder.resolve("data"),
                new DataExport(ground.pools().migrationSource(), ground.transactions(), ground.clock()),
                new PersonalDataRegister(ground.transactions(), ground.clock()));
    }

    private HostServices services(Below below, OutboundNetwork network) {
        Foundation ground = below.ground();
        Evidence evidence = below.evidence();
        return new HostServices(
                below.people().access(),
                below.people().directory(),
                below.teamwork().availability(),
                below.tickets().tickets(),
                evidence.reader(),
                below.calendars().calendars(),
                below.rotas().onCall(),
                below.search(),
                evidence.settings()::of,
                evidence.jobs()::queue,
                evidence.jobs()::waiting,
                network::to,
                below.teamwork().assignment().assignments(),
                below.teamwork().approvals()::of,
                () -> new Transactions(ground.dataSource(), Jooq.configuration(), ground.random()),
                new JournalOfPlugins(evidence.journal(), ground.ids(), ground.clock()),
                below.notifications().notifier(),
                below.notifications()::channelNames,
                below.notifications().bounces()::undeliverable,
                ground.clock(),
                folder.resolve("data"));
    }

    private Registrations registrations(Below below, ReachStore reaches) {
        return new Registrations(List.of(
                new ReachRegistration(reaches),
                new PermissionRegistration(below.people().permissions()),
                new SettingRegistration(below.evidence().settings()),
                new SearchRegistration(below.providers()),
                new JobRegistration(below.evidence().jobs()),
                new NotificationRegistration(
                        below.notifications().templates(), below.notifications().channels()),
                new FieldRegistration(below.tickets().fields()),
                new GuardRegistration(below.tickets().guards()),
                new StrategyRegistration(below.teamwork().assignment().strategies()),
                new MetricsRegistration(below.metrics().registry(), tallies, loaders),
                subscriptions));
    }

    private static ArchiveLimits archiveLimits(Configuration configuration) {
        ArchiveLimits standard = ArchiveLimits.DEFAULT;
        return new ArchiveLimits(
                configuration.plugins().maxArchiveBytes(),
                configuration.plugins().maxUnpackedBytes(),
                standard.entries(),
                standard.ratio());
    }

    private static TrustedKeys trustedKeys(Configuration configuration) {
        Map<String, String> names = new HashMap<>();
        configuration.plugins().trustedKeys().forEach((name, key) -> names.put(key, name));
        return new TrustedKeys(names);
    }

    PluginHost host() {
        return host;
    }

    PluginResource resource() {
        Uploads uploads =
                new Uploads(folder.resolve("uploads"), configuration.plugins().maxArchiveBytes());
        return new PluginResource(host, new Arrivals(uploads, new Downloads(network::to)));
    }

    /** Starts what is to be enabled; whatever is broken is listed with its problem. */
    void start() {
        host.start(
                bundled(),
                configuration.plugins().initial(),
                configuration.plugins().safeMode());
        // An embedded database is one node's alone.
        if (!configuration.database().isEmbedded() && !configuration.plugins().safeMode()) {
            host.follow();
        }
    }

    /** Relative to the distribution where there is one, so that the working folder does not matter. */
    private Path bundled() {
        Path given = configuration.plugins().folder();
        String home = System.getProperty("switchboard.home", "");
        return given.isAbsolute() || home.isEmpty() ? given : Path.of(home).resolve(given);
    }

    @Override
    public void close() {
        host.close();
    }
}
