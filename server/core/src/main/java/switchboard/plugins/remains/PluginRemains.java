package switchboard.plugins.remains;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.plugins.archive.FileTrees;
import switchboard.plugins.remains.Footprint.State;
import switchboard.privacy.PersonalDataRegister;

/** Everything that plugins leave in the desk: taken, kept, taken up again, purged. */
public final class PluginRemains {

    private static final Logger LOG = LoggerFactory.getLogger(PluginRemains.class);

    private final Transactions transactions;
    private final Footprints footprints;
    private final Path dataFolders;
    private final DataExport export;
    private final PersonalDataRegister personalData;

    /** @param dataFolders where plugins keep their files, one folder for each */
    public PluginRemains(
            Transactions transactions,
            Footprints footprints,
            Path dataFolders,
            DataExport export,
            PersonalDataRegister personalData) {
        this.transactions = transactions;
        this.footprints = footprints;
        this.dataFolders = dataFolders;
        this.export = export;
        this.personalData = personalData;
    }

    public Footprints footprints() {
        return footprints;
    }

    /** Where the plugins' declarations of personal data are kept. */
    public PersonalDataRegister personalData() {
        return personalData;
    }

    /** Writes a plugin's data as a zip. See {@link DataExport}. */
    public void export(Footprint footprint, OutputStream out) throws IOException {
        export.write(footprint, dataFolders.resolve(footprint.plugin()), out);
    }

    /** What is there of a plugin, installed or not. */
    public Optional<Footprint> find(String plugin) {
        return footprints.find(plugin);
    }

    /** Purges that the server did not finish, by plugin. */
    public List<String> unfinished() {
        return footprints.all().values().stream()
                .filter(footprint -> footprint.state() == State.PURGING)
                .map(Footprint::plugin)
                .toList();
    }

    /** All footprints, by plugin. */
    public Map<String, Footprint> all() {
        return footprints.all();
    }

    /**
     * As part of the transaction that uninstalls: what becomes of the data.
     *
     * @param version that used it last, null where it is not installed
     */
    public void mark(Work work, String plugin, @Nullable String version, boolean purge) {
        footprints.mark(work, plugin, version, purge ? State.PURGING : State.KEPT);
    }

    /**
     * Deletes everything. MariaDB cannot take back a change of the schema, so each step can be run again and the mark goes
     * last: a server that stops in between goes on at its next start.
     *
     * @param along what else is written in the transaction that ends it
     */
    public void purge(String plugin, Consumer<Work> along) {
        footprints.find(plugin).ifPresent(footprint -> {
            transactions.read(dsl -> {
                OwnedObjects.drop(dsl, footprint);
                return plugin;
            });
            deleteFolder(plugin);
            purgeDues(footprint);
        });
        transactions.inTransaction(work -> {
            footprints.find(work, plugin).ifPresent(footprint -> CoreTraces.purge(work, footprint));
            footprints.forget(work, plugin);
            along.accept(work);
            return plugin;
        });
    }

    private void purgeDues(Footprint footprint) {
        boolean more = true;
        while (more) {
            more = transactions.inTransaction(work -> CoreTraces.purgeDues(work, footprint));
        }
    }

    private void deleteFolder(String plugin) {
        try {
            FileTrees.delete(dataFolders.resolve(plugin));
        } catch (IOException busy) {
            LOG.warn("Not every file of the plugin {} could be deleted", plugin, busy);
        }
    }
}
