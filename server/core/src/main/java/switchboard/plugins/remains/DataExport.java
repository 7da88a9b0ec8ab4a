package switchboard.plugins.remains;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.UnavailableException;
import switchboard.json.Json;
import switchboard.persistence.Migrations;
import switchboard.persistence.SchemaSnapshot;
import switchboard.persistence.SchemaTable;
import switchboard.persistence.Transactions;
import switchboard.plugins.remains.CoreTraces.Setting;

/**
 * A plugin's data as a zip: {@code schema.sql}, {@code data/<table>.ndjson}, {@code files/…}, {@code settings.json} and
 * last {@code manifest.json}. Every table is read as of one instant, row by row. Whatever fails on the way leaves a zip
 * without its end, which no program takes for whole.
 */
public final class DataExport {

    static final int FORMAT = 1;
    private static final int AT_ONCE = 2;
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final DataSource source;
    private final Transactions transactions;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param source connections outside the pool: an export lasts as long as the caller reads */
    public DataExport(DataSource source, Transactions transactions, Clock clock) {
        this.source = source;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One export under way. */
    private final class Running implements AutoCloseable {

        private final Footprint footprint;
        private final Path folder;
        private final SchemaSnapshot snapshot;

        private Running(Footprint footprint, Path folder, SchemaSnapshot snapshot) {
            this.footprint = footprint;
            this.folder = folder;
            this.snapshot = snapshot;
        }

        private void write(OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            Map<String, Object> manifest = manifest();
            entry(zip, "schema.sql", script());
            Map<String, Object> tables = new LinkedHashMap<>();
            for (SchemaTable table : snapshot.tables()) {
                tables.put(table.name(), table(zip, table));
            }
            manifest.put("tables", tables);
            List<Setting> settings = transactions.read(dsl -> CoreTraces.settings(dsl, footprint.settingOwners()));
            entry(zip, "settings.json", Json.write(settings(settings)));
            manifest.put("files", DataFiles.write(zip, folder));
            entry(zip, "manifest.json", Json.write(manifest));
            // Not closed where anything failed: closing would write the end that makes it look whole.
            zip.finish();
            zip.flush();
        }

        private Map<String, Object> manifest() {
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("format", FORMAT);
            manifest.put("plugin", footprint.plugin());
            manifest.put("version", footprint.pluginVersion());
            manifest.put("prefixes", footprint.prefixes().stream().sorted().toList());
            manifest.put("exportedAt", clock.instant().toString());
            manifest.put("server", snapshot.serverVersion());
            return manifest;
        }

        private String script() {
            StringBuilder script = new StringBuilder("SET FOREIGN_KEY_CHECKS = 0;\n\n");
            snapshot.definitions().forEach(one -> script.append(one).append(";\n\n"));
            return script.append("SET FOREIGN_KEY_CHECKS = 1;\n").toString();
        }

        private Map<String, Object> table(ZipOutputStream zip, SchemaTable table) throws IOException {
            zip.putNextEntry(new ZipEntry("data/" + table.name() + ".ndjson"));
            RowLines lines = new RowLines(zip, table);
            long rows = snapshot.read(table, lines);
            lines.flush();
            zip.closeEntry();
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("rows", rows);
            described.put("columns", lines.encodings());
            return described;
        }

        @Override
        public void close() {
            snapshot.close();
        }
    }

    /**
     * Writes an export.
     *
     * @throws UnavailableException 503 {@code plugin.exports_busy} where two are under way; nothing is written then
     */
    void write(Footprint footprint, Path folder, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw new UnavailableException(
                    "plugin.exports_busy", "Two exports are under way; begin this one when they have ended.", RETRY);
        }
        String history = Migrations.historyTable(footprint.plugin());
        try (Running export = new Running(
                footprint, folder, SchemaSnapshot.of(source, name -> footprint.owns(name) || name.equals(history)))) {
            export.write(out);
        } finally {
            places.release();
        }
    }

    private static Map<String, @Nullable Object> settings(List<Setting> settings) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Map<String, @Nullable Object> value = new LinkedHashMap<>();
            value.put("value", setting.value());
            value.put("secret", setting.secret());
            shown.put(setting.owner() + "." + setting.name(), value);
        }
        return shown;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
