package switchboard.plugins.services;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.conf.SettingsTools;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.jooq.impl.NoTransactionProvider;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.EventDraft;
import switchboard.api.notifications.Notification;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.events.JournalEntry;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.plugins.calls.EventsAtHand;
import switchboard.plugins.quotas.Quota;
import switchboard.plugins.quotas.Quotas;
import switchboard.plugins.quotas.Weight;
import switchboard.plugins.sql.GuardedConnection;
import switchboard.plugins.sql.GuardedConnection.Use;
import switchboard.plugins.sql.TableGuard;

/**
 * The database of one generation: the desk's transaction helper, with a connection that looks at every statement of the
 * plugin. The journal is written on the same connection, unguarded, because it is the host that writes it.
 */
final class GuardedDatabase implements Database {

    private final String plugin;
    private final Set<String> nouns;
    private final Transactions transactions;
    private final GuardedConnection.Factory connections;
    private final PluginJournal journal;
    private final NotificationsOfPlugin notifications;
    private final Quotas quotas;

    GuardedDatabase(
            String plugin,
            Set<String> nouns,
            Transactions transactions,
            TableGuard guard,
            PluginJournal journal,
            NotificationsOfPlugin notifications,
            Quotas quotas) {
        this.plugin = plugin;
        this.nouns = nouns;
        this.transactions = transactions;
        this.connections = new GuardedConnection.Factory(plugin, guard);
        this.journal = journal;
        this.notifications = notifications;
        this.quotas = quotas;
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
        quotas.awaitAppending();
        return transactions.inTransaction(unit -> {
            try (Use use = new Use()) {
                GuardedTransaction transaction = new GuardedTransaction(unit, guarded(unit.dsl(), use));
                T result = work.apply(transaction);
                // Together at the end: an import appends hundreds, and a statement each would cost more than its own
                // rows.
                transaction.appendAll();
                return result;
            }
        });
    }

    private DSLContext guarded(DSLContext dsl, Use use) {
        Configuration configuration = dsl.configuration();
        Connection connection = configuration.connectionProvider().acquire();
        return DSL.using(configuration
                .derive(new DefaultConnectionProvider(connections.guard(connection, use)))
                .derive(new NoTransactionProvider())
                // A copy: what the plugin changes in it does not change how the host's own statements are written.
                .derive(SettingsTools.clone(configuration.settings())));
    }

    private final class GuardedTransaction implements Transaction {

        private final Work work;
        private final DSLContext dsl;
        private final List<JournalEntry> events = new ArrayList<>();
        private long size;

        GuardedTransaction(Work work, DSLContext dsl) {
            this.work = work;
            this.dsl = dsl;
        }

        @Override
        public DSLContext dsl() {
            return dsl;
        }

        @Override
        public UUID append(EventDraft event) {
            return append(event, null);
        }

        @Override
        public UUID append(EventDraft event, @Nullable UUID cause) {
            String noun = event.type().split("\\.", 2)[0];
            if (!nouns.contains(noun)) {
                throw new IllegalArgumentException("The module " + plugin + " appends " + event.type()
                        + "; its events have the nouns of its permissions: " + nouns);
            }
            long weight = Weight.of(event.data());
            size += weight;
            quotas.require(Quota.EVENT_SIZE, weight);
            quotas.require(Quota.EVENT_SIZE_IN_TRANSACTION, size);
            quotas.require(Quota.EVENTS_IN_TRANSACTION, events.size() + 1L);
            JournalEntry entry = journal.entry(
                    event, EventsAtHand.causing(cause, event.subject().id()));
            events.add(entry);
            return entry.id();
        }

        private void appendAll() {
            if (!events.isEmpty()) {
                quotas.requireAppending(events.size());
            }
            journal.append(work, events);
        }

        @Override
        public void notify(Notification notification) {
            notifications.notify(work, notification);
        }

        @Override
        public void completes(String location) {
            journal.completes(work, location);
        }
    }
}
