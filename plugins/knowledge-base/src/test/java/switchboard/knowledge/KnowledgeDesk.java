package switchboard.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.access.CallerRecord;
import switchboard.api.access.Caller;
import switchboard.api.access.Permission;
import switchboard.api.access.Reach;
import switchboard.api.access.Scope;
import switchboard.api.events.EventDraft;
import switchboard.api.notifications.Notification;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;
import switchboard.knowledge.articles.ArticleIds;
import switchboard.knowledge.articles.ArticleService;
import switchboard.persistence.ConnectionPool;
import switchboard.persistence.Jooq;
import switchboard.persistence.Migrations;
import switchboard.persistence.Transactions;

/** The knowledge base on a real database, with everything else of the desk played by plain objects. */
public final class KnowledgeDesk implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** Two organizations, the first being the default. */
    public static final UUID HOME = new UUID(0x10000, 1);

    public static final UUID OTHER = new UUID(0x10000, 2);

    private final ConnectionPool pool = TestMariaDb.newSchema();
    private final Transactions transactions = new Transactions(pool.dataSource(), Jooq.configuration(), new Random(1));
    private final Database database = new PlainDatabase();
    private final List<EventDraft> events = new ArrayList<>();
    private final FakeUsers users = new FakeUsers();
    private final Map<String, Object> settings = new HashMap<>();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ArticleIds ids = new ArticleIds(clock, new Random(7));
    private long people;

    public KnowledgeDesk() {
        new Migrations(pool.migrationSource())
                .run("knowledge", "db/migration/knowledge", KnowledgeDesk.class.getClassLoader());
    }

    public Database database() {
        return database;
    }

    public FakeUsers users() {
        return users;
    }

    public Clock clock() {
        return clock;
    }

    public ArticleIds ids() {
        return ids;
    }

    public ArticleService articles() {
        return new ArticleService(database, users, settings(), clock, ids);
    }

    public Settings settings() {
        return new Settings() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T get(SettingDefinition<T> setting) {
                return (T) settings.getOrDefault(setting.name(), setting.defaultValue());
            }
        };
    }

    public void set(String setting, Object value) {
        settings.put(setting, value);
    }

    /** What was appended in transactions that committed, oldest first. */
    public List<EventDraft> events() {
        return List.copyOf(events);
    }

    public void forgetEvents() {
        events.clear();
    }

    /** A new person with these built-in roles. */
    public Caller caller(UUID organization, String... roles) {
        UUID id = new UUID(0x20000, ++people);
        Map<String, Reach> reaches = new HashMap<>();
        for (Permission permission : KnowledgePermissions.all()) {
            Reach reach = reach(permission, id, organization, Set.of(roles));
            if (!reach.isNone()) {
                reaches.put(permission.key(), reach);
            }
        }
        return caller(id, organization, Set.of(roles), reaches);
    }

    /** A person with exactly these reaches. */
    public Caller caller(UUID id, UUID organization, Set<String> roles, Map<String, Reach> reaches) {
        users.add(id, "person" + id.getLeastSignificantBits(), organization);
        return new CallerRecord(
                id, "person" + id.getLeastSignificantBits(), organization, Set.of(), roles, "en", false, reaches);
    }

    public Caller anonymous() {
        return CallerRecord.anonymous(HOME, "en");
    }

    private static Reach reach(Permission permission, UUID person, UUID organization, Set<String> roles) {
        Set<Scope> scopes = new HashSet<>();
        roles.forEach(role -> {
            if (role.equals("administrator")) {
                scopes.add(Scope.ALL);
            } else if (permission.defaultRoles().containsKey(role)) {
                scopes.add(permission.defaultRoles().get(role));
            }
        });
        return new Reach(
                scopes.contains(Scope.ALL),
                scopes.contains(Scope.ORGANIZATION) ? Set.of(organization) : Set.of(),
                Set.of(),
                scopes.contains(Scope.OWN) ? person : null);
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The host's database without its guard over table names. */
    private final class PlainDatabase implements Database {

        @Override
        public <T> T read(Function<DSLContext, T> query) {
            return transactions.read(query);
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            return transactions.inTransaction(unit -> {
                List<EventDraft> appended = new ArrayList<>();
                unit.afterCommit(() -> events.addAll(appended));
                return work.apply(new Transaction() {
                    @Override
                    public DSLContext dsl() {
                        return unit.dsl();
                    }

                    @Override
                    public UUID append(EventDraft event) {
                        return append(event, null);
                    }

                    @Override
                    public UUID append(EventDraft event, @Nullable UUID cause) {
                        appended.add(event);
                        return UUID.randomUUID();
                    }

                    @Override
                    public void notify(Notification notification) {
                        throw new AssertionError("The knowledge base tells nobody anything: " + notification);
                    }

                    @Override
                    public void completes(String location) {}
                });
            });
        }
    }
}
