package switchboard.notifications;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.notifications.Notification;
import switchboard.api.notifications.NotificationChannel;
import switchboard.audit.AuditLog;
import switchboard.config.Argon2Configuration;
import switchboard.config.SecurityConfiguration;
import switchboard.events.Deliveries;
import switchboard.events.Journal;
import switchboard.persistence.Leases;
import switchboard.persistence.TestDatabase;
import switchboard.secrets.SecretBox;
import switchboard.settings.SettingRecord;
import switchboard.settings.SettingsService;
import switchboard.users.People;

/** The room of the notifications on a database of its own, with people, as many nodes as a test wants, and a channel each. */
final class TestNotifications implements AutoCloseable {

    static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    final TestDatabase database = TestDatabase.create();
    final AccessService access = new AccessService();
    final Caller system = access.system();
    final People people;
    final SettingsService settings;
    /** Tickets that nobody may see. */
    final Set<UUID> hidden = ConcurrentHashMap.newKeySet();

    final Map<UUID, BusinessCalendar> calendars = new ConcurrentHashMap<>();
    /** What messages alone carry; nothing unless a test says so. */
    volatile MessageValues ofMessages = MessageValues.NONE;

    final List<NotificationChannel.Message> sent = new CopyOnWriteArrayList<>();
    final Journal journal = new Journal(new Random(1), () -> {});
    final AuditLog audit = new AuditLog(journal, database.ids(), database.clock());
    private final List<Node> nodes = new ArrayList<>();

    /** One node: its own outbox and planner on the common database. */
    record Node(Notifications notifications, Deliveries deliveries) {}

    TestNotifications() {
        people = new People(new People.Ground(
                database.transactions(),
                database.ids(),
                database.clock(),
                new Random(7),
                journal,
                audit,
                new SecurityConfiguration(
                        Duration.ofHours(12), new Argon2Configuration(1 << 20, 1, 1, 2), false, null)));
        settings = new SettingsService(
                database.transactions(),
                new SettingRecord(audit, journal, database.ids(), database.clock()),
                new SecretBox(new byte[32], new SecureRandom()),
                database.clock());
    }

    /** A node with these channels, which plans and delivers. */
    Node node(NotificationChannel... channels) {
        Node node = quietNode();
        node.deliveries().start();
        node.notifications().channels().set("smtp", List.of(channels));
        node.notifications().start();
        return node;
    }

    /** A node without a channel that does nothing by itself. */
    Node quietNode() {
        Deliveries deliveries = new Deliveries(
                database.transactions(),
                database.ids(),
                database.clock(),
                Thread.ofVirtual().factory());
        Notifications notifications = new Notifications(new Notifications.Needs(
                database.transactions(),
                database.ids(),
                database.clock(),
                new Leases(database.transactions(), database.ids().next()),
                Thread.ofVirtual().factory(),
                journal,
                audit,
                deliveries,
                settings,
                access,
                people.directory(),
                people.callers(),
                (caller, tickets) -> {
                    Set<UUID> seen = new HashSet<>(tickets);
                    seen.removeAll(hidden);
                    return seen;
                },
                (channel, event, subject, receiver) -> ofMessages.of(channel, event, subject, receiver),
                person -> calendars.getOrDefault(person, BusinessCalendar.always(person, "always"))));
        Node node = new Node(notifications, deliveries);
        nodes.add(node);
        return node;
    }

    /** E-mail that arrives at once. */
    NotificationChannel arriving() {
        return new Email(sent::add);
    }

    interface Delivering {
        void deliver(NotificationChannel.Message message) throws Exception;
    }

    /** The channel {@code email}. */
    record Email(Delivering delivering) implements NotificationChannel {

        @Override
        public String name() {
            return "email";
        }

        @Override
        public @Nullable String address(Receiver receiver) {
            return receiver.addresses().get("email");
        }

        @Override
        public void deliver(Message message) throws Exception {
            delivering.deliver(message);
        }
    }

    /** The channel {@code sms}, which reaches those whose number it knows. */
    record Sms(Map<UUID, String> numbers, Delivering delivering) implements NotificationChannel {

        @Override
        public String name() {
            return "sms";
        }

        @Override
        public @Nullable String address(Receiver receiver) {
            return numbers.get(receiver.user());
        }

        @Override
        public void deliver(Message message) throws Exception {
            delivering.deliver(message);
        }
    }

    UUID user(String username, String locale, String zone, String... roles) {
        Map<String, Object> values = new HashMap<>();
        values.put("username", username);
        values.put("displayName", username);
        values.put("email", username + "@desk.example");
        values.put("locale", locale);
        values.put("timeZone", zone);
        values.put("roles", List.of(roles));
        return people.accounts().create(system, new Input(values)).id();
    }

    Caller caller(UUID person) {
        return people.callers().of(List.of(person)).get(person);
    }

    void tell(Node node, Notification notification) {
        database.transactions().inTransaction(work -> {
            node.notifications().notifier().notify(work, notification);
            return null;
        });
    }

    static Notification about(UUID ticket, String event, UUID receiver, boolean urgent, Map<String, Object> values) {
        return new Notification(
                event, new Subject("ticket", ticket.toString()), null, Set.of(receiver), values, urgent, null);
    }

    void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }

    int count(String state) {
        return database.transactions()
                .read(dsl -> dsl.fetchCount(NotificationTables.NOTIFICATION, NotificationTables.STATE.eq(state)));
    }

    void awaitState(String state, int count) {
        await(() -> count(state) == count);
    }

    Instant now() {
        return database.clock().instant();
    }

    @Override
    public void close() {
        nodes.forEach(node -> {
            node.notifications().close();
            node.deliveries().close();
        });
        database.close();
    }
}
