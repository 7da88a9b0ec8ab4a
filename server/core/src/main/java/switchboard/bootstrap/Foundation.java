package switchboard.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import switchboard.backup.UnfinishedRestore;
import switchboard.config.Configuration;
import switchboard.config.DatabaseConfiguration;
import switchboard.persistence.BackgroundWork;
import switchboard.persistence.ConnectionPools;
import switchboard.persistence.DurabilityCheck;
import switchboard.persistence.EmbeddedDatabase;
import switchboard.persistence.EmbeddedSettings;
import switchboard.persistence.Ids;
import switchboard.persistence.Jooq;
import switchboard.persistence.Leases;
import switchboard.persistence.Migrations;
import switchboard.persistence.StatementRecorder;
import switchboard.persistence.Transactions;

/** What everything stands on: time, randomness, ids, the database. */
final class Foundation {

    static final String CORE = "core";

    private final Configuration configuration;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ThreadFactory threads = Thread.ofVirtual().name("desk-", 0).factory();
    private final ThreadFactory backgroundThreads = BackgroundWork.threads(threads);
    private final Ids ids;
    private final UUID node;
    private final ConnectionPools pools;
    private final DataSource dataSource;
    private final Transactions transactions;
    private final Migrations migrations;
    private final Leases leases;
    private final DurabilityCheck durability;

    private Foundation(Configuration configuration, Clock clock, Rooms rooms) {
        this.configuration = configuration;
        this.clock = clock;
        this.ids = new Ids(clock, random);
        this.pools = rooms.add(openPools(configuration, rooms));
        this.dataSource = recorded(configuration.database(), pools.dataSource());
        this.transactions = new Transactions(dataSource, Jooq.configuration(), random);
        this.durability = new DurabilityCheck(transactions);
        durability.run();
        this.migrations = new Migrations(pools.migrationSource());
        migrations.run(CORE, "db/migration/core", Foundation.class.getClassLoader());
        this.node = ids.next();
        this.leases = new Leases(transactions, node);
    }

    static Foundation lay(Configuration configuration, Clock clock, Rooms rooms) {
        makeFolder(configuration.data().folder());
        UnfinishedRestore.refuse(configuration.data().folder());
        return new Foundation(configuration, clock, rooms);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be made", failure);
        }
    }

    private static ConnectionPools openPools(Configuration configuration, Rooms rooms) {
        DatabaseConfiguration database = configuration.database();
        if (!database.isEmbedded()) {
            return ConnectionPools.open(database);
        }
        EmbeddedDatabase embedded =
                rooms.add(EmbeddedDatabase.start(EmbeddedSettings.of(configuration.data(), database)));
        return ConnectionPools.open(embedded, database);
    }

    private static DataSource recorded(DatabaseConfiguration configuration, DataSource source) {
        @Nullable Path file = configuration.recordStatements();
        return file == null ? source : new StatementRecorder(file).record(source);
    }

    Configuration configuration() {
        return configuration;
    }

    Path data() {
        return configuration.data().folder();
    }

    Clock clock() {
        return clock;
    }

    SecureRandom random() {
        return random;
    }

    /** For what requests depend on: the order of the journal, the life of plugins. */
    ThreadFactory threads() {
        return threads;
    }

    /** For all other work beside requests: it has connections of its own. */
    ThreadFactory backgroundThreads() {
        return backgroundThreads;
    }

    Ids ids() {
        return ids;
    }

    /** Names this process; another one at each start. */
    UUID node() {
        return node;
    }

    ConnectionPools pools() {
        return pools;
    }

    DataSource dataSource() {
        return dataSource;
    }

    Transactions transactions() {
        return transactions;
    }

    Migrations migrations() {
        return migrations;
    }

    Leases leases() {
        return leases;
    }

    DurabilityCheck durability() {
        return durability;
    }
}
