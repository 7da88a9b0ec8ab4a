package switchboard.plugins.store;

import static switchboard.plugins.store.PluginTables.REACH;
import static switchboard.plugins.store.PluginTables.REACH_MOUNTS;
import static switchboard.plugins.store.PluginTables.REACH_NOUNS;
import static switchboard.plugins.store.PluginTables.REACH_ORGANIZATION;
import static switchboard.plugins.store.PluginTables.REACH_ORGANIZATIONS;
import static switchboard.plugins.store.PluginTables.REACH_ORGANIZATION_PLUGIN;
import static switchboard.plugins.store.PluginTables.REACH_PLUGIN;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import switchboard.access.ModuleReach;
import switchboard.access.ModuleReaches;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Which plugins are enabled for some organizations only, and for which. Guarded by the version of the plugin's row. */
public final class ReachStore {

    /** Organizations that one plugin can be limited to. */
    public static final int MOST_ORGANIZATIONS = 1_000;

    private static final int MOST_ROWS = 100_000;

    private final Transactions transactions;
    private final ModuleReaches published;
    private final ReentrantLock publishing = new ReentrantLock();

    /** @param published where the other rooms look */
    public ReachStore(Transactions transactions, ModuleReaches published) {
        this.transactions = transactions;
        this.published = published;
    }

    /** What this node goes by. */
    public ModuleReaches published() {
        return published;
    }

    /** Shows the other rooms what is stored by now. To be called after each change. */
    public void publish() {
        // One after the other: what was read earlier never takes the place of what was read later.
        publishing.lock();
        try {
            published.replace(all());
        } finally {
            publishing.unlock();
        }
    }

    /**
     * Every plugin that is limited, also those that are disabled or gone. Read by one statement: between two, another
     * node could limit a plugin, which would look as if it were limited to nobody.
     */
    List<ModuleReach> all() {
        return transactions.read(dsl -> dsl
                .select(REACH_PLUGIN, REACH_MOUNTS, REACH_NOUNS, REACH_ORGANIZATION)
                .from(REACH)
                .leftJoin(REACH_ORGANIZATIONS)
                .on(REACH_ORGANIZATION_PLUGIN.eq(REACH_PLUGIN))
                .limit(MOST_ROWS)
                .fetchGroups(REACH_PLUGIN)
                .values()
                .stream()
                .map(ReachStore::reach)
                .toList());
    }

    private static ModuleReach reach(Result<? extends Record> rows) {
        Record first = rows.getFirst();
        Set<UUID> organizations = new HashSet<>(rows.getValues(REACH_ORGANIZATION));
        organizations.remove(null);
        return new ModuleReach(
                first.get(REACH_PLUGIN), names(first.get(REACH_MOUNTS)), names(first.get(REACH_NOUNS)), organizations);
    }

    /** Limits a plugin to these organizations, in place of what it was limited to. */
    public void limit(Work work, ModuleReach reach) {
        free(work, reach.module());
        DSLContext dsl = work.dsl();
        dsl.insertInto(REACH)
                .columns(REACH_PLUGIN, REACH_MOUNTS, REACH_NOUNS)
                .values(reach.module(), text(reach.mounts()), text(reach.nouns()))
                .execute();
        if (!reach.organizations().isEmpty()) {
            var insert = dsl.insertInto(REACH_ORGANIZATIONS).columns(REACH_ORGANIZATION_PLUGIN, REACH_ORGANIZATION);
            for (UUID organization : new TreeSet<>(reach.organizations())) {
                insert = insert.values(reach.module(), organization);
            }
            insert.execute();
        }
    }

    /** Enables a plugin for all. */
    public void free(Work work, String plugin) {
        work.dsl()
                .deleteFrom(REACH_ORGANIZATIONS)
                .where(REACH_ORGANIZATION_PLUGIN.eq(plugin))
                .execute();
        work.dsl().deleteFrom(REACH).where(REACH_PLUGIN.eq(plugin)).execute();
    }

    /**
     * Writes down what a version of a limited plugin brings, beside what versions before have brought: it stays hidden
     * while the plugin is away, and so does what they have left in the journal and in tickets.
     */
    public void describe(String plugin, @Nullable String mount, Set<String> nouns) {
        ModuleReach known = published.of(plugin);
        if (known == null) {
            return;
        }
        Set<String> allMounts = with(known.mounts(), mount == null ? Set.of() : Set.of(mount));
        Set<String> allNouns = with(known.nouns(), nouns);
        if (known.mounts().equals(allMounts) && known.nouns().equals(allNouns)) {
            return;
        }
        transactions.inTransaction(work -> work.dsl()
                .update(REACH)
                .set(REACH_MOUNTS, text(allMounts))
                .set(REACH_NOUNS, text(allNouns))
                .where(REACH_PLUGIN.eq(plugin))
                .execute());
        publish();
    }

    private static Set<String> with(Set<String> known, Set<String> more) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(more);
        return all;
    }

    private static String text(Set<String> names) {
        return String.join(" ", new TreeSet<>(names));
    }

    private static Set<String> names(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }
}
