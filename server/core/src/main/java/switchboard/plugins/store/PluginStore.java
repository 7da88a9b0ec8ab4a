package switchboard.plugins.store;

import static switchboard.plugins.store.PluginTables.CURRENT;
import static switchboard.plugins.store.PluginTables.DESIRED;
import static switchboard.plugins.store.PluginTables.ID;
import static switchboard.plugins.store.PluginTables.OBSERVED;
import static switchboard.plugins.store.PluginTables.PENDING;
import static switchboard.plugins.store.PluginTables.PLUGIN;
import static switchboard.plugins.store.PluginTables.PLUGIN_COLUMNS;
import static switchboard.plugins.store.PluginTables.PREVIOUS;
import static switchboard.plugins.store.PluginTables.PROBLEM;
import static switchboard.plugins.store.PluginTables.TRIAL_STARTS;
import static switchboard.plugins.store.PluginTables.TRIAL_UNTIL;
import static switchboard.plugins.store.PluginTables.UPDATED_AT;
import static switchboard.plugins.store.PluginTables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.ConflictException;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.plugins.store.PluginRow.Desired;
import switchboard.plugins.store.PluginRow.Observed;
import switchboard.plugins.store.PluginRow.Trial;

/** Reads and writes the rows of the plugins. A desk has tens of plugins, so all are read at once. */
public final class PluginStore {

    private static final int LONGEST_PROBLEM = 4_000;
    private static final int MOST = 1_000;

    private final Transactions transactions;
    private final Clock clock;

    /** What else happens in the transaction that writes a row: journal and audit. */
    @FunctionalInterface
    public interface Along {
        void write(Work work);
    }

    public PluginStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every plugin, also removed ones, by id. */
    public List<PluginRow> all() {
        return transactions.read(dsl ->
                dsl.select(PLUGIN_COLUMNS).from(PLUGIN).orderBy(ID).limit(MOST).fetch(PluginStore::row));
    }

    public Optional<PluginRow> find(String id) {
        return transactions.read(
                dsl -> dsl.select(PLUGIN_COLUMNS).from(PLUGIN).where(ID.eq(id)).fetchOptional(PluginStore::row));
    }

    /**
     * Writes a row over the version it was read with, or inserts it at version 0.
     *
     * @return the row as it stands now
     * @throws ConflictException 409 {@code plugin.changed} where another node was quicker
     */
    public PluginRow save(PluginRow row, Along along) {
        return transactions.inTransaction(work -> {
            if (row.version() == 0) {
                work.dsl()
                        .deleteFrom(PLUGIN)
                        .where(ID.eq(row.id()))
                        .and(DESIRED.eq(name(Desired.REMOVED)))
                        .execute();
                insert(work, row);
            } else if (update(work, row) != 1) {
                throw new ConflictException("plugin.changed", "Another node changed the plugin " + row.id() + ".");
            }
            along.write(work);
            return row.stored(row.version() + 1);
        });
    }

    private void insert(Work work, PluginRow row) {
        work.dsl()
                .insertInto(PLUGIN)
                .columns(
                        ID,
                        CURRENT,
                        PREVIOUS,
                        PENDING,
                        DESIRED,
                        OBSERVED,
                        PROBLEM,
                        TRIAL_UNTIL,
                        TRIAL_STARTS,
                        UPDATED_AT,
                        VERSION)
                .values(
                        row.id(),
                        row.current(),
                        row.previous(),
                        row.pending(),
                        name(row.desired()),
                        name(row.observed()),
                        cut(row.problem()),
                        until(row),
                        starts(row),
                        clock.instant(),
                        1L)
                .execute();
    }

    private int update(Work work, PluginRow row) {
        return work.dsl()
                .update(PLUGIN)
                .set(CURRENT, row.current())
                .set(PREVIOUS, row.previous())
                .set(PENDING, row.pending())
                .set(DESIRED, name(row.desired()))
                .set(OBSERVED, name(row.observed()))
                .set(PROBLEM, cut(row.problem()))
                .set(TRIAL_UNTIL, until(row))
                .set(TRIAL_STARTS, starts(row))
                .set(UPDATED_AT, clock.instant())
                .set(VERSION, row.version() + 1)
                .where(ID.eq(row.id()))
                .and(VERSION.eq(row.version()))
                .execute();
    }

    /** Writes in one transaction, beside any row. */
    public void transact(Along along) {
        transactions.inTransaction(work -> {
            along.write(work);
            return work;
        });
    }

    private static PluginRow row(Record record) {
        return new PluginRow(
                record.get(ID),
                record.get(CURRENT),
                record.get(PREVIOUS),
                record.get(PENDING),
                Desired.valueOf(record.get(DESIRED).toUpperCase(Locale.ROOT)),
                Observed.valueOf(record.get(OBSERVED).toUpperCase(Locale.ROOT)),
                record.get(PROBLEM),
                trial(record),
                record.get(VERSION));
    }

    private static @Nullable Trial trial(Record record) {
        Instant until = record.get(TRIAL_UNTIL);
        return until == null ? null : new Trial(until, record.get(TRIAL_STARTS).intValue());
    }

    private static @Nullable Instant until(PluginRow row) {
        return row.trial() == null ? null : row.trial().until();
    }

    private static long starts(PluginRow row) {
        return row.trial() == null ? 0 : row.trial().starts();
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String cut(@Nullable String problem) {
        return problem == null || problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
    }
}
