package switchboard.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import switchboard.access.AccessService;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.settings.Settings;
import switchboard.audit.AuditLog;
import switchboard.events.Deliveries;
import switchboard.events.HeldLease;
import switchboard.events.Journal;
import switchboard.http.Metrics;
import switchboard.persistence.Ids;
import switchboard.persistence.Leases;
import switchboard.persistence.Transactions;
import switchboard.settings.SettingsService;
import switchboard.users.Callers;
import switchboard.users.UserService;

/** The room, wired. */
public final class Notifications implements AutoCloseable {

    private static final Duration LEASE = Duration.ofSeconds(6);

    private final TemplateBook templates = new TemplateBook();
    private final Deliveries deliveries;
    private final Channels channels;
    private final KnownChannels known;
    private final Set<String> lanes = ConcurrentHashMap.newKeySet();
    private final ChannelDelivery.Ground ground;
    private final PlannerThread planner;
    private final Notifier notifier;
    private final Bounces bounces;
    private final Settings settings;
    private final QueueWatch watch;
    private final NotificationSweep sweep;
    private final List<Object> resources;

    /**
     * What the room needs of others.
     *
     * @param sight which tickets somebody sees; asked when something is delivered, never while the room is opened
     * @param ofMessages values of messages alone; asked likewise
     * @param hours by whose calendar a person works
     * @param threads virtual in production
     */
    public record Needs(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Leases leases,
            ThreadFactory threads,
            Journal journal,
            AuditLog audit,
            Deliveries deliveries,
            SettingsService settings,
            AccessService access,
            UserService users,
            Callers callers,
            TicketSight sight,
            MessageValues ofMessages,
            Function<UUID, BusinessCalendar> hours) {}

    public Notifications(Needs needs) {
        Transactions transactions = needs.transactions();
        UserService users = needs.users();
        needs.settings().define(Pace.OWNER, Pace.SETTINGS);
        settings = needs.settings().of(Pace.OWNER);
        deliveries = needs.deliveries();
        channels = new Channels(this::present);
        known = new KnownChannels(transactions, needs.clock());
        Visibility visibility = new Visibility(needs.sight());
        DeadAddresses dead = new DeadAddresses(transactions, needs.ids(), needs.clock());
        bounces = new Bounces(transactions, users, channels, known, dead, needs.audit());
        Renderer renderer = new Renderer(new Texts(transactions, users, templates), users);
        ground = new ChannelDelivery.Ground(
                transactions,
                users,
                needs.callers(),
                visibility,
                channels,
                needs.ofMessages(),
                renderer,
                new Digests(transactions, visibility, renderer),
                dead,
                needs.clock());
        Planning planning = new Planning(transactions, users, channels, known, needs.hours(), settings);
        planner = new PlannerThread(
                new Planner(transactions, planning, deliveries, needs.journal(), needs.ids(), needs.clock()),
                new HeldLease(needs.leases(), "notifications", LEASE),
                needs.threads());
        notifier = new Notifier(needs.ids(), needs.clock(), planner::wake);
        QueueAlarm alarm = new QueueAlarm(new QueueAlarm.Ground(
                transactions, needs.journal(), needs.ids(), needs.clock(), users, notifier, this::inTime));
        watch = new QueueWatch(transactions, deliveries, settings, needs.clock(), alarm);
        sweep = new NotificationSweep(transactions, deliveries, needs.clock());
        NotificationAdministration administration = new NotificationAdministration(
                transactions, needs.access(), needs.audit(), needs.clock(), planner::wake);
        resources = List.of(
                new NotificationResource(
                        administration, new Inbox(transactions, users, visibility, renderer, needs.clock())),
                new DeadAddressResource(administration, bounces),
                new PreferenceResource(new PreferenceEditing(transactions, templates, known)),
                new TemplateResource(
                        new TemplateEditing(transactions, templates, users, renderer, needs.audit(), needs.clock())));
    }

    /** Registers what is measured. */
    public void measure(Metrics metrics) {
        watch.register(metrics);
    }

    QueueWatch watch() {
        return watch;
    }

    /** Begins to plan; to be called once plugins with channels had the time to appear. */
    public void start() {
        planner.start();
    }

    /** Work of one node, now and then. */
    public List<JobDefinition> jobs() {
        return List.of(
                new JobDefinition("notification-watch", Duration.ofMinutes(1), payload -> watch.look()),
                new JobDefinition("old-notifications", Duration.ofHours(1), payload -> {
                    known.seen(channels.byName().keySet());
                    sweep.run();
                }));
    }

    /** What goes by a channel is delivered where the channel is; elsewhere, and while it is away, it waits. */
    private synchronized void present(Set<String> names) {
        known.seen(names);
        for (String name : names) {
            if (lanes.add(name)) {
                deliveries.register(Planner.KIND + name, new ChannelDelivery(name, ground));
            }
        }
        lanes.removeIf(name -> {
            boolean gone = !names.contains(name);
            if (gone) {
                deliveries.remove(Planner.KIND + name);
            }
            return gone;
        });
    }

    /** The channels that are there and not behind, in the order of their names. */
    private List<String> inTime() {
        Duration limit = settings.get(Pace.WARN_AFTER);
        return channels.byName().keySet().stream()
                .filter(name -> deliveries.backlog(Planner.KIND + name).lag().compareTo(limit) <= 0)
                .sorted()
                .toList();
    }

    /** The names of the channels that there are, or were of late. */
    public Set<String> channelNames() {
        return known.names();
    }

    /** Addresses that turn out to be dead later. */
    public Bounces bounces() {
        return bounces;
    }

    public Notifier notifier() {
        return notifier;
    }

    public TemplateBook templates() {
        return templates;
    }

    public Channels channels() {
        return channels;
    }

    /** What answers under {@code /api/v1}. */
    public List<Object> resources() {
        return resources;
    }

    @Override
    public void close() {
        planner.close();
    }
}
