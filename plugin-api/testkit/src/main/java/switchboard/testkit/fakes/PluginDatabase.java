package switchboard.testkit.fakes;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.jooq.impl.NoTransactionProvider;
import org.jspecify.annotations.Nullable;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.events.EventDraft;
import switchboard.api.notifications.Notification;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.persistence.Transaction;
import switchboard.persistence.ConnectionPool;
import switchboard.persistence.Jooq;
import switchboard.persistence.Migrations;
import switchboard.persistence.Transactions;
import switchboard.plugins.sql.GuardedConnection;
import switchboard.plugins.sql.GuardedConnection.Use;
import switchboard.plugins.sql.TableGuard;
import switchboard.testkit.DatabaseSchema;
import switchboard.testkit.PluginArchives;

/**
 * The plugin's tables on a real MariaDB, made by its migrations, behind the guard that the host puts before every statement.
 * Open one for a test class and close it at the end.
 */
public final class PluginDatabase implements Database, AutoCloseable {

    private final DatabaseSchema schema = DatabaseSchema.create();
    private final ConnectionPool pool = schema.pool();
    private final Transactions transactions = new Transactions(pool.dataSource(), Jooq.configuration(), new Random(1));
    private final GuardedConnection.Factory guard;
    private final FakeEvents events;
    private final FakeNotifications notifications;

    private PluginDatabase(String plugin, @Nullable String prefix, FakeEvents events, FakeNotifications notifications) {
        this.guard = new GuardedConnection.Factory(plugin, new TableGuard(prefix));
        this.events = events;
        this.notifications = notifications;
    }

    /**
     * Runs the migrations that the plugin declares.
     *
     * @param events takes what transactions append, once they have committed
     */
    public static PluginDatabase open(ServiceDeskPlugin plugin, FakeEvents events) {
        return open(plugin, events, new FakeNotifications());
    }

    /**
     * The same.
     *
     * @param notifications takes what transactions tell people, once they have committed
     */
    public static PluginDatabase open(ServiceDeskPlugin plugin, FakeEvents events, FakeNotifications notifications) {
        Properties manifest = PluginArchives.manifest(plugin.getClass());
        PluginDatabase database = new PluginDatabase(
                manifest.getProperty("plugin.id"), manifest.getProperty("switchboard.tables"), events, notifications);
        for (MigrationSet set : Declared.by(plugin).all(MigrationSet.class)) {
            new Migrations(database.pool.migrationSource())
                    .run(
                            manifest.getProperty("plugin.id"),
                            set.location(),
                            plugin.getClass().getClassLoader());
        }
        return database;
    }

    @Override
    public <T> T read(Function<DSLContext, T> query) {
        return transactions.read(dsl -> {
            try (Use use = new Use()) {
                return query.apply(guarded(dsl, use));
            }
        });
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        return transactions.inTransaction(unit -> {
            List<FakeEvents.Appended> appended = new ArrayList<>();
            List<Notification> told = new ArrayList<>();
            unit.afterCommit(() -> events.committed(appended));
            unit.afterCommit(() -> told.forEach(notifications::send));
            try (Use use = new Use()) {
                return work.apply(new OneTransaction(guarded(unit.dsl(), use), appended, told));
            }
        });
    }

    private DSLContext guarded(DSLContext dsl, Use use) {
        Connection connection = dsl.configuration().connectionProvider().acquire();
        return DSL.using(dsl.configuration()
                .derive(new DefaultConnectionProvider(guard.guard(connection, use)))
                .derive(new NoTransactionProvider()));
    }

    private record OneTransaction(DSLContext dsl, List<FakeEvents.Appended> appended, List<Notification> told)
            implements Transaction {

        @Override
        public UUID append(EventDraft event) {
            return append(event, null);
        }

        @Override
        public UUID append(EventDraft event, @Nullable UUID cause) {
            appended.add(new FakeEvents.Appended(event, cause));
            return UUID.randomUUID();
        }

        @Override
        public void notify(Notification notification) {
            told.add(notification);
        }

        @Override
        public void completes(String location) {
            // There is no request whose answer could be kept.
        }
    }

    @Override
    public void close() {
        pool.close();
        schema.drop();
    }
}
