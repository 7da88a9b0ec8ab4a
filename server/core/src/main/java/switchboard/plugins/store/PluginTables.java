package switchboard.plugins.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The tables of the plugin host. */
final class PluginTables {

    static final Table<?> PLUGIN = DSL.table(DSL.name("core_plugin"));
    static final Field<String> ID = Columns.text(PLUGIN, "id");
    static final Field<String> CURRENT = Columns.text(PLUGIN, "current_archive");
    static final Field<String> PREVIOUS = Columns.text(PLUGIN, "previous_archive");
    static final Field<String> PENDING = Columns.text(PLUGIN, "pending_archive");
    static final Field<String> DESIRED = Columns.text(PLUGIN, "desired");
    static final Field<String> OBSERVED = Columns.text(PLUGIN, "observed");
    static final Field<String> PROBLEM = Columns.text(PLUGIN, "problem");
    static final Field<Instant> TRIAL_UNTIL = Columns.instant(PLUGIN, "trial_until");
    static final Field<Long> TRIAL_STARTS = Columns.number(PLUGIN, "trial_starts");
    static final Field<Instant> UPDATED_AT = Columns.instant(PLUGIN, "updated_at");
    static final Field<Long> VERSION = Columns.number(PLUGIN, "version");
    static final List<Field<?>> PLUGIN_COLUMNS =
            List.of(ID, CURRENT, PREVIOUS, PENDING, DESIRED, OBSERVED, PROBLEM, TRIAL_UNTIL, TRIAL_STARTS, VERSION);

    static final Table<?> ARCHIVE = DSL.table(DSL.name("core_plugin_archive"));
    static final Field<String> SHA256 = Columns.text(ARCHIVE, "sha256");
    static final Field<String> UNPACKED_SHA256 = Columns.text(ARCHIVE, "unpacked_sha256");
    static final Field<String> SIGNER = Columns.text(ARCHIVE, "signer");
    static final Field<Boolean> BUNDLED = Columns.flag(ARCHIVE, "bundled");
    static final Field<String> INSPECTION = Columns.text(ARCHIVE, "inspection");
    static final Field<String> ARCHIVE_PLUGIN = Columns.text(ARCHIVE, "plugin_id");
    static final Field<String> ARCHIVE_VERSION = Columns.text(ARCHIVE, "plugin_version");
    static final Field<String> MANIFEST = Columns.text(ARCHIVE, "manifest");
    static final Field<Long> SIZE = Columns.number(ARCHIVE, "size");
    static final Field<Long> CHUNKS = Columns.number(ARCHIVE, "chunks");
    static final Field<Instant> STORED_AT = Columns.instant(ARCHIVE, "stored_at");

    static final Table<?> CHUNK = DSL.table(DSL.name("core_plugin_archive_chunk"));
    static final Field<String> CHUNK_SHA256 = Columns.text(CHUNK, "sha256");
    static final Field<Long> ORDINAL = Columns.number(CHUNK, "ordinal");
    static final Field<byte[]> CONTENT = Columns.bytes(CHUNK, "content");

    static final Table<?> REACH = DSL.table(DSL.name("core_plugin_reach"));
    static final Field<String> REACH_PLUGIN = Columns.text(REACH, "plugin_id");
    static final Field<String> REACH_MOUNTS = Columns.text(REACH, "mounts");
    static final Field<String> REACH_NOUNS = Columns.text(REACH, "nouns");

    static final Table<?> REACH_ORGANIZATIONS = DSL.table(DSL.name("core_plugin_organization"));
    static final Field<String> REACH_ORGANIZATION_PLUGIN = Columns.text(REACH_ORGANIZATIONS, "plugin_id");
    static final Field<UUID> REACH_ORGANIZATION = Columns.id(REACH_ORGANIZATIONS, "organization_id");

    private PluginTables() {}
}
