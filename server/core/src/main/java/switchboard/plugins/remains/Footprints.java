package switchboard.plugins.remains;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.plugins.remains.Footprint.State;

/** Reads and writes footprints. A desk has tens of plugins, so all are read at once. */
public final class Footprints {

    private static final Table<?> FOOTPRINT = DSL.table(DSL.name("core_plugin_footprint"));
    private static final Field<String> PLUGIN = Columns.text(FOOTPRINT, "plugin_id");
    private static final Field<String> PLUGIN_VERSION = Columns.text(FOOTPRINT, "plugin_version");
    private static final Field<String> OWNERS = Columns.text(FOOTPRINT, "setting_owners");
    private static final Field<String> NOUNS = Columns.text(FOOTPRINT, "nouns");
    private static final Field<String> STATE = Columns.text(FOOTPRINT, "state");
    private static final Field<Instant> CHANGED_AT = Columns.instant(FOOTPRINT, "changed_at");
    private static final Field<Long> VERSION = Columns.number(FOOTPRINT, "version");
    private static final Table<?> PREFIX = DSL.table(DSL.name("core_plugin_prefix"));
    private static final Field<String> PREFIX_NAME = Columns.text(PREFIX, "prefix");
    private static final Field<String> PREFIX_PLUGIN = Columns.text(PREFIX, "plugin_id");
    private static final Field<Instant> TAKEN_AT = Columns.instant(PREFIX, "taken_at");
    private static final int MOST = 1_000;

    private final Transactions transactions;
    private final Clock clock;

    public Footprints(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a version that is being enabled will leave. */
    public record Step(
            String plugin, String pluginVersion, Set<String> prefixes, Set<String> settingOwners, Set<String> nouns) {}

    /** All, by plugin. */
    public Map<String, Footprint> all() {
        return transactions.read(Footprints::all);
    }

    public Optional<Footprint> find(String plugin) {
        return Optional.ofNullable(all().get(plugin));
    }

    Optional<Footprint> find(Work work, String plugin) {
        return Optional.ofNullable(all(work.dsl()).get(plugin));
    }

    private static Map<String, Footprint> all(DSLContext dsl) {
        Map<String, Set<String>> prefixes =
                dsl.select(PREFIX_PLUGIN, PREFIX_NAME, TAKEN_AT).from(PREFIX).limit(MOST).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get(PREFIX_PLUGIN),
                                TreeMap::new,
                                Collectors.mapping(row -> row.get(PREFIX_NAME), Collectors.toSet())));
        Map<String, Footprint> found = new TreeMap<>();
        dsl.select(PLUGIN, PLUGIN_VERSION, OWNERS, NOUNS, STATE, CHANGED_AT, VERSION)
                .from(FOOTPRINT)
                .limit(MOST)
                .forEach(row -> found.put(row.get(PLUGIN), of(row, prefixes.getOrDefault(row.get(PLUGIN), Set.of()))));
        // Tables from before footprints were written.
        prefixes.forEach((plugin, taken) -> found.putIfAbsent(
                plugin, new Footprint(plugin, "", taken, Set.of(), Set.of(), State.USED, Instant.EPOCH, 0)));
        return found;
    }

    private static Footprint of(Record row, Set<String> prefixes) {
        return new Footprint(
                row.get(PLUGIN),
                row.get(PLUGIN_VERSION),
                prefixes,
                set(row.get(OWNERS)),
                set(row.get(NOUNS)),
                State.valueOf(row.get(STATE).toUpperCase(Locale.ROOT)),
                row.get(CHANGED_AT),
                row.get(VERSION));
    }

    /** A version is being enabled: whatever was kept is used again. */
    public void step(Step step) {
        OptimisticLock.inTransaction(transactions, work -> {
            Footprint before = before(work, step.plugin());
            for (String prefix : step.prefixes()) {
                work.dsl()
                        .insertInto(PREFIX)
                        .columns(PREFIX_NAME, PREFIX_PLUGIN, TAKEN_AT)
                        .values(prefix, step.plugin(), clock.instant())
                        .onDuplicateKeyIgnore()
                        .execute();
            }
            write(
                    work,
                    new Footprint(
                            step.plugin(),
                            step.pluginVersion(),
                            Set.of(),
                            union(before.settingOwners(), step.settingOwners()),
                            union(before.nouns(), step.nouns()),
                            State.USED,
                            clock.instant(),
                            before.version()));
            return before;
        });
    }

    /**
     * Marks what is there, as part of the transaction that uninstalls the plugin. Nothing where nothing is there.
     *
     * @param version that used it last; null for what stands there
     */
    public void mark(Work work, String plugin, @Nullable String version, State state) {
        Footprint before = all(work.dsl()).get(plugin);
        if (before != null) {
            write(
                    work,
                    new Footprint(
                            plugin,
                            version == null ? before.pluginVersion() : version,
                            Set.of(),
                            before.settingOwners(),
                            before.nouns(),
                            state,
                            clock.instant(),
                            before.version()));
        }
    }

    /** Everything is gone. */
    void forget(Work work, String plugin) {
        work.dsl().deleteFrom(PREFIX).where(PREFIX_PLUGIN.eq(plugin)).execute();
        work.dsl().deleteFrom(FOOTPRINT).where(PLUGIN.eq(plugin)).execute();
    }

    private Footprint before(Work work, String plugin) {
        Footprint before = all(work.dsl()).get(plugin);
        return before != null
                ? before
                : new Footprint(plugin, "", Set.of(), Set.of(), Set.of(), State.USED, clock.instant(), 0);
    }

    private static void write(Work work, Footprint footprint) {
        if (footprint.version() == 0) {
            work.dsl()
                    .insertInto(FOOTPRINT)
                    .columns(PLUGIN, PLUGIN_VERSION, OWNERS, NOUNS, STATE, CHANGED_AT, VERSION)
                    .values(
                            footprint.plugin(),
                            footprint.pluginVersion(),
                            text(footprint.settingOwners()),
                            text(footprint.nouns()),
                            text(footprint.state()),
                            footprint.changedAt(),
                            1L)
                    .execute();
            return;
        }
        OptimisticLock.changedOne(work.dsl()
                .update(FOOTPRINT)
                .set(PLUGIN_VERSION, footprint.pluginVersion())
                .set(OWNERS, text(footprint.settingOwners()))
                .set(NOUNS, text(footprint.nouns()))
                .set(STATE, text(footprint.state()))
                .set(CHANGED_AT, footprint.changedAt())
                .set(VERSION, footprint.version() + 1)
                .where(PLUGIN.eq(footprint.plugin()), VERSION.eq(footprint.version()))
                .execute());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static String text(Set<String> names) {
        return String.join(",", new TreeSet<>(names));
    }

    private static String text(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> set(String text) {
        List<String> names = new ArrayList<>(Arrays.asList(text.split(",")));
        names.removeIf(String::isEmpty);
        return Set.copyOf(names);
    }
}
