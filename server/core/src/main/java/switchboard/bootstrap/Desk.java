package switchboard.bootstrap;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.Ticket;
import switchboard.assignment.TeamUse;
import switchboard.attachments.AttachmentRules;
import switchboard.attachments.AttachmentScanner;
import switchboard.attachments.Attachments;
import switchboard.attachments.BlobSweep;
import switchboard.attachments.FolderBlobStore;
import switchboard.audit.AuditReader;
import switchboard.audit.AuditResource;
import switchboard.calendars.CalendarRoom;
import switchboard.config.Configuration;
import switchboard.config.Secret;
import switchboard.events.EventResource;
import switchboard.events.EventStream;
import switchboard.events.LiveEvents;
import switchboard.events.Subscriptions;
import switchboard.http.EdgeParts;
import switchboard.http.HttpLimits;
import switchboard.http.HttpServer;
import switchboard.http.Idempotency;
import switchboard.http.JerseyApplication;
import switchboard.http.Metrics;
import switchboard.http.ParentCheck;
import switchboard.http.idempotency.KeyStore;
import switchboard.http.idempotency.Nodes;
import switchboard.http.openapi.OpenApiDocuments;
import switchboard.http.outbound.OutboundNetwork;
import switchboard.notifications.Notifications;
import switchboard.persistence.ConnectionPool;
import switchboard.plugins.store.ReachUse;
import switchboard.privacy.ErasureResource;
import switchboard.privacy.Erasures;
import switchboard.privacy.PersonExport;
import switchboard.privacy.PersonalDataRegister;
import switchboard.privacy.PersonalDataResource;
import switchboard.rotas.RotaRoom;
import switchboard.search.LanguageDetector;
import switchboard.search.SearchComparer;
import switchboard.search.SearchFollower;
import switchboard.search.SearchProviders;
import switchboard.search.SearchResource;
import switchboard.search.SearchService;
import switchboard.settings.SettingResource;
import switchboard.tickets.ConfirmationRules;
import switchboard.tickets.TicketProbe;
import switchboard.tickets.TicketRoom;
import switchboard.tickets.TicketUse;
import switchboard.tickets.TicketVisibility;
import switchboard.tickets.news.TicketNews;
import switchboard.tickets.pins.PinGround;
import switchboard.tickets.pins.PinRules;
import switchboard.users.People;
import switchboard.webhooks.WebhookRoom;

/** The whole house: opened from the ground up, closed the other way round. */
public final class Desk implements AutoCloseable {

    private static final String CORE = Foundation.CORE;
    private static final String TICKETS = "tickets";
    private static final int EVENT_STREAMS = 200;
    private static final int EVENT_STREAMS_OF_ONE = 10;
    private static final Duration ANSWERS_KEPT = Duration.ofHours(24);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Rooms rooms;
    private final Configuration configuration;
    private final Foundation ground;
    private final Evidence evidence;
    private final People people;
    private final @Nullable Secret firstPassword;
    private final Metrics metrics;
    private final KeyStore keys;
    private final Nodes nodes;
    private final SearchProviders providers = new SearchProviders();
    private final SearchService search;
    private final SearchFollower follower;
    private final CalendarRoom calendars;
    private final RotaRoom rotas;
    private final OutboundNetwork network;
    private final Notifications notifications;
    private final WebhookRoom webhooks;
    private final TicketRoom tickets;
    private final Teamwork teamwork;
    private final Modules modules;
    private final Erasures erasures;
    private final HttpServer http;

    private Desk(Configuration configuration, Clock clock, Rooms rooms) {
        this.rooms = rooms;
        this.configuration = configuration;
        ground = Foundation.lay(configuration, clock, rooms);
        evidence = new Evidence(ground, rooms);
        people = new People(new People.Ground(
                ground.transactions(),
                ground.ids(),
                ground.clock(),
                ground.random(),
                evidence.journal(),
                evidence.audit(),
                configuration.security(),
                List.of(new TicketUse(), new TeamUse(), new ReachUse())));
        firstPassword = people.firstAdministrator()
                .ensure(configuration.security().adminPassword(), ground.data())
                .orElse(null);
        metrics = rooms.add(new Metrics());
        ground.pools().byName().forEach(this::measure);
        keys = new KeyStore(ground.transactions(), ground.clock(), ground.ids(), ground.node(), ANSWERS_KEPT);
        nodes = new Nodes(ground.transactions(), ground.clock(), ground.node());
        LanguageDetector languages = new LanguageDetector();
        search = new SearchService(providers, languages, people.moduleReaches());
        follower = rooms.add(new SearchFollower(
                providers,
                evidence.reader(),
                evidence.newest(),
                languages,
                ground.clock(),
                ground.backgroundThreads()));
        FolderBlobStore blobs = new FolderBlobStore(configuration.attachments().folder(), ground.ids()::next);
        calendars = CalendarRoom.open(new CalendarRoom.Needs(
                ground.transactions(), ground.ids(), ground.clock(), evidence.journal(), evidence.audit(), people));
        rotas = RotaRoom.open(new RotaRoom.Needs(
                ground.transactions(),
                ground.ids(),
                ground.clock(),
                evidence.journal(),
                evidence.audit(),
                people,
                calendars.calendars()));
        network = rooms.add(OutboundNetwork.system(configuration.outbound().allowedAddresses()));
        notifications = rooms.add(openNotifications());
        notifications.measure(metrics);
        Attachments attachments = new Attachments(
                blobs, AttachmentRules.standard(configuration.attachments().maxBytes()), AttachmentScanner.NONE);
        tickets = openTickets(attachments);
        teamwork = new Teamwork(
                ground, evidence, people, rotas.onCall(), tickets, attachments, notifications.notifier()::notify);
        providers.setSources(CORE, List.of(tickets.searchSource()));
        webhooks = rooms.add(openWebhooks());
        modules = rooms.add(new Modules(
                new Modules.Below(
                        ground,
                        evidence,
                        people,
                        calendars,
                        rotas,
                        notifications,
                        tickets,
                        teamwork,
                        providers,
                        search,
                        metrics,
                        network),
                configuration,
                rooms));
        erasures = new Erasures(
                ground.transactions(),
                people.erased(),
                new PersonalDataRegister(ground.transactions(), ground.clock()),
                evidence.journal(),
                evidence.jobs(),
                tickets.fields()::current,
                ground.ids(),
                ground.clock());
        http = rooms.add(openHttp());
        start(blobs);
    }

    /**
     * Opens the desk and answers once it is ready.
     *
     * @throws switchboard.persistence.DatabaseStartException where the database cannot be used
     * @throws switchboard.persistence.MigrationFailed where its schema cannot be brought up to date
     */
    public static Desk open(Configuration configuration) {
        return open(configuration, Clock.systemUTC());
    }

    /** The same by another clock, for tests and simulations. It must not go backwards while the desk is open. */
    public static Desk open(Configuration configuration, Clock clock) {
        Rooms rooms = new Rooms();
        try {
            return new Desk(configuration, clock, rooms);
        } catch (RuntimeException | Error failure) {
            // What was opened so far, the embedded database above all, must not outlive a start that failed.
            rooms.close();
            throw failure;
        }
    }

    private void measure(String name, ConnectionPool pool) {
        metrics.gauge("database.connections.active", "Connections lent out", "pool", name, pool::active);
        metrics.gauge(
                "database.connections.waiting", "Threads that wait for a connection", "pool", name, pool::waiting);
        metrics.gauge("database.connections.open", "Connections, lent out or idle", "pool", name, pool::open);
        metrics.gauge("database.connections.limit", "Connections at most", "pool", name, pool::size);
    }

    private Notifications openNotifications() {
        return new Notifications(new Notifications.Needs(
                ground.transactions(),
                ground.ids(),
                ground.clock(),
                ground.leases(),
                ground.backgroundThreads(),
                evidence.journal(),
                evidence.audit(),
                evidence.deliveries(),
                evidence.settings(),
                people.access(),
                people.directory(),
                people.callers(),
                this::seenTickets,
                this::valuesOfMessage,
                calendars.calendars()::ofPerson));
    }

    private Map<String, Object> valuesOfMessage(String channel, String event, Subject subject, UUID receiver) {
        return teamwork.links().values(channel, event, subject, receiver);
    }

    private WebhookRoom openWebhooks() {
        return new WebhookRoom(new WebhookRoom.Needs(
                ground.transactions(),
                ground.ids(),
                ground.clock(),
                ground.leases(),
                ground.backgroundThreads(),
                evidence.journal(),
                evidence.audit(),
                evidence.reader(),
                eventStream(),
                evidence.deliveries(),
                evidence.secrets(),
                network::to,
                people.access(),
                people.directory(),
                people.callers(),
                tickets.tickets(),
                notifications.notifier()));
    }

    private EventStream eventStream() {
        return new EventStream(
                ground.transactions(), new TicketVisibility(people.access(), people.moduleReaches(), tickets.fields()));
    }

    private TicketNews ticketNews() {
        Caller system = people.access().system();
        return new TicketNews(
                ground.transactions(),
                notifications.notifier(),
                new TicketNews.Needs(
                        ids -> tickets.tickets().find(system, ids),
                        tickets.entries()::published,
                        evidence.reader()::channels));
    }

    private Set<UUID> seenTickets(Caller caller, Collection<UUID> ids) {
        return tickets.tickets().find(caller, List.copyOf(ids)).stream()
                .map(Ticket::id)
                .collect(Collectors.toSet());
    }

    private TicketRoom openTickets(Attachments attachments) {
        List<SettingDefinition<?>> settings = new ArrayList<>(PinRules.SETTINGS);
        settings.add(ConfirmationRules.DAYS);
        evidence.settings().define(TICKETS, settings);
        return TicketRoom.open(new TicketRoom.Needs(
                ground.transactions(),
                ground.ids(),
                ground.clock(),
                evidence.journal(),
                evidence.audit(),
                notifications.notifier(),
                evidence::awaitPositions,
                people.access(),
                people.moduleReaches(),
                people.directory(),
                attachments,
                this::findTickets,
                people.reaches(),
                confirmation(),
                pins(),
                Idempotency::completes));
    }

    private ConfirmationRules confirmation() {
        Settings settings = evidence.settings().of(TICKETS);
        return new ConfirmationRules(
                organization -> calendars.calendars().ofTeam(null, organization),
                () -> settings.get(ConfirmationRules.DAYS));
    }

    private PinGround.Needs pins() {
        return new PinGround.Needs(
                ground.random(),
                people.hasher(),
                people.throttle(),
                PinRules.of(evidence.settings().of(TICKETS)));
    }

    private List<UUID> findTickets(Caller caller, String text) {
        return search.findIds(caller, "ticket", text, switchboard.tickets.TicketTextSearch.MOST).stream()
                .map(UUID::fromString)
                .toList();
    }

    private HttpServer openHttp() {
        JerseyApplication core = rooms.add(JerseyApplication.of("", coreResources()));
        return new HttpServer(
                HttpLimits.of(configuration),
                new EdgeParts(
                        people.authenticator(),
                        core,
                        modules.host(),
                        parents(),
                        new Idempotency(keys),
                        new OpenApiDocuments(new ModuleDocuments(modules.host()), Desk.class.getClassLoader()),
                        rooms.add(new Pulse(ground, evidence.sequencer())),
                        metrics,
                        ground.random()));
    }

    private List<Object> coreResources() {
        EventStream events = eventStream();
        LiveEvents live = new LiveEvents(events, evidence.newest(), EVENT_STREAMS, EVENT_STREAMS_OF_ONE);
        SearchComparer comparer = new SearchComparer(providers, follower, ground.clock());
        List<Object> resources =
                new ArrayList<>(people.resources(List.of(new TicketProbe(tickets.codes())), modules.host()));
        resources.addAll(calendars.resources());
        resources.addAll(rotas.resources());
        resources.addAll(tickets.resources());
        resources.addAll(teamwork.resources());
        resources.addAll(notifications.resources());
        resources.addAll(webhooks.resources());
        resources.add(new EventResource(events, live, people.authenticator()::authenticate));
        resources.add(new AuditResource(new AuditReader(ground.transactions())));
        resources.add(new SettingResource(evidence.settings()));
        resources.add(new SearchResource(search, follower, comparer));
        resources.add(modules.resource());
        resources.add(new PersonalDataResource(
                ground.transactions(),
                people.erased(),
                new PersonExport(
                        ground.transactions(),
                        new PersonalDataRegister(ground.transactions(), ground.clock()),
                        ground.clock())));
        resources.add(new ErasureResource(erasures));
        return resources;
    }

    private ParentCheck parents() {
        return (caller, parent, id, writes) -> {
            switch (parent) {
                case "tickets" -> tickets.parentCheck().require(caller, parent, id, writes);
                case "users" -> people.accounts().get(caller, idOf(parent, id));
                default -> people.organizations().get(caller, idOf(parent, id));
            }
        };
    }

    private static UUID idOf(String parent, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException(
                    parent.substring(0, parent.length() - 1) + ".not_found", "There is no such thing.");
        }
    }

    private void start(FolderBlobStore blobs) {
        if (configuration.database().isEmbedded()) {
            nodes.alone();
        }
        nodes.beat();
        rooms.add(new Heartbeat(nodes));
        evidence.start();
        follower.start();
        new Housekeeping(
                        people,
                        keys,
                        nodes,
                        new BlobSweep(ground.transactions(), blobs, ground.clock()),
                        tickets.relations().bulk(),
                        evidence.deliveries(),
                        notifications,
                        webhooks,
                        ground.clock())
                .define(evidence.jobs());
        tickets.relations().follow(evidence.subscriptions());
        evidence.jobs()
                .define(
                        TICKETS,
                        List.of(tickets.unconfirmed().job(), tickets.pins().job()));
        erasures.start();
        teamwork.start(evidence);
        modules.start();
        notifications.start();
        webhooks.start();
        evidence.subscriptions()
                .register(TicketNews.CONSUMER, TicketNews.TYPES, ticketNews(), Subscriptions.Start.NEWEST);
        http.start();
    }

    /** Where it answers. */
    public URI address() {
        InetSocketAddress address = http.address();
        String host = address.getHostString();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /** The administrator's password, where this start has made one. */
    Optional<String> firstPassword() {
        return Optional.ofNullable(firstPassword).map(Secret::reveal);
    }

    @Override
    public void close() {
        http.stop(DRAIN);
        rooms.close();
    }
}
