package switchboard.plugins.remains;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;
import switchboard.persistence.Work;

/**
 * The ledger of what a plugin leaves in tables of the core, and what becomes of it. Uninstalling with {@code keep} leaves
 * all of it where it is: settings, queued jobs and cursors wait for the plugin's id. A purge goes through this list:
 *
 * <table>
 * <caption>At a purge</caption>
 * <tr><td>{@code core_setting}</td><td>deleted by owner, secrets too</td></tr>
 * <tr><td>{@code core_job}</td><td>deleted by owner</td></tr>
 * <tr><td>{@code core_cursor}</td><td>deleted by consumer</td></tr>
 * <tr><td>{@code core_role_permission}</td><td>lines with its nouns deleted from the roles that have them</td></tr>
 * <tr><td>{@code core_plugin_reach}, {@code core_plugin_organization}</td><td>deleted: installed again it is for all</td></tr>
 * <tr><td>{@code core_personal_data}, {@code core_plugin_prefix}, {@code core_plugin_footprint}</td><td>deleted</td></tr>
 * <tr><td>{@code core_plugin_archive}, {@code core_plugin_archive_chunk}</td><td>deleted by every uninstallation</td></tr>
 * <tr><td>{@code core_plugin}</td><td>stays as the mark that it was uninstalled, so that a bundled plugin does not come back</td></tr>
 * <tr><td>{@code core_ticket_due}</td><td>deleted by mount, some at a time, before the rest</td></tr>
 * <tr><td>{@code core_journal}, {@code core_audit}</td><td>stay: they are evidence of what happened</td></tr>
 * <tr><td>{@code core_ticket}, {@code core_ticket_field}</td><td>stay: fields of a ticket are the ticket's</td></tr>
 * </table>
 */
final class CoreTraces {

    private static final Table<?> SETTING = DSL.table(DSL.name("core_setting"));
    private static final Field<String> SETTING_OWNER = Columns.text(SETTING, "owner");
    private static final Field<String> SETTING_NAME = Columns.text(SETTING, "name");
    private static final Field<String> SETTING_VALUE = Columns.text(SETTING, "value");
    private static final Field<Boolean> SETTING_SECRET = Columns.flag(SETTING, "secret");
    private static final Field<Long> SETTING_VERSION = Columns.number(SETTING, "version");
    private static final Table<?> JOB = DSL.table(DSL.name("core_job"));
    private static final Field<String> JOB_INSTANCE = Columns.text(JOB, "task_instance");
    private static final Table<?> CURSOR = DSL.table(DSL.name("core_cursor"));
    private static final Field<String> CURSOR_NAME = Columns.text(CURSOR, "name");
    private static final Table<?> LINE = DSL.table(DSL.name("core_role_permission"));
    private static final Field<String> LINE_ROLE = Columns.text(LINE, "role_key");
    private static final Field<String> LINE_PERMISSION = Columns.text(LINE, "permission");
    private static final Table<?> ROLE = DSL.table(DSL.name("core_role"));
    private static final Field<String> ROLE_KEY = Columns.text(ROLE, "role_key");
    private static final Field<Long> ROLE_VERSION = Columns.number(ROLE, "version");
    private static final List<Table<?>> OF_PLUGINS = List.of(
            DSL.table(DSL.name("core_personal_data")),
            DSL.table(DSL.name("core_plugin_reach")),
            DSL.table(DSL.name("core_plugin_organization")));
    private static final Table<?> DUE = DSL.table(DSL.name("core_ticket_due"));
    private static final Field<String> DUE_NAME = Columns.text(DUE, "name");
    private static final int MOST_SETTINGS = 10_000;
    private static final int ROWS_AT_ONCE = 1_000;

    private CoreTraces() {}

    /** A setting as an export shows it; the value of a secret is never shown. */
    record Setting(
            String owner,
            String name,
            @org.jspecify.annotations.Nullable String value,
            boolean secret) {}

    static List<Setting> settings(DSLContext dsl, Collection<String> owners) {
        List<Setting> settings = new ArrayList<>();
        dsl.select(SETTING_OWNER, SETTING_NAME, SETTING_VALUE, SETTING_SECRET)
                .from(SETTING)
                .where(SETTING_OWNER.in(owners))
                .orderBy(SETTING_OWNER, SETTING_NAME)
                .limit(MOST_SETTINGS)
                .forEach(row -> settings.add(
                        new Setting(row.value1(), row.value2(), row.value4() ? null : row.value3(), row.value4())));
        return settings;
    }

    /**
     * Deletes some due times that the plugin published; there may be as many as tickets.
     *
     * @return whether there may be more
     */
    static boolean purgeDues(Work work, Footprint footprint) {
        for (String mount : footprint.settingOwners()) {
            // The slash is the character after the dot.
            int deleted = work.dsl()
                    .deleteFrom(DUE)
                    .where(DUE_NAME.gt(mount + "."), DUE_NAME.lt(mount + "/"))
                    .limit(ROWS_AT_ONCE)
                    .execute();
            if (deleted > 0) {
                return true;
            }
        }
        return false;
    }

    /** Deletes all that the ledger says, but for the footprint itself. */
    static void purge(Work work, Footprint footprint) {
        DSLContext dsl = work.dsl();
        int settings = dsl.deleteFrom(SETTING)
                .where(SETTING_OWNER.in(footprint.settingOwners()), SETTING_OWNER.ne(""))
                .execute();
        if (settings > 0) {
            // The version of all settings, by which nodes notice that they changed.
            dsl.update(SETTING)
                    .set(SETTING_VERSION, SETTING_VERSION.plus(1))
                    .where(SETTING_OWNER.eq(""), SETTING_NAME.eq(""))
                    .execute();
        }
        dsl.deleteFrom(JOB)
                .where(JOB_INSTANCE.startsWith(footprint.plugin() + "/"))
                .execute();
        dsl.deleteFrom(CURSOR)
                .where(CURSOR_NAME.startsWith("consumer:plugin:" + footprint.plugin() + ":"))
                .execute();
        for (Table<?> table : OF_PLUGINS) {
            dsl.deleteFrom(table)
                    .where(Columns.text(table, "plugin_id").eq(footprint.plugin()))
                    .execute();
        }
        permissions(dsl, footprint.nouns());
    }

    private static void permissions(DSLContext dsl, Set<String> nouns) {
        if (nouns.isEmpty()) {
            return;
        }
        Condition ofNouns = DSL.or(nouns.stream()
                .map(noun -> LINE_PERMISSION.startsWith(noun + ":"))
                .toList());
        List<String> roles =
                dsl.selectDistinct(LINE_ROLE).from(LINE).where(ofNouns).fetch(LINE_ROLE);
        if (!roles.isEmpty()) {
            dsl.deleteFrom(LINE).where(ofNouns).execute();
            dsl.update(ROLE)
                    .set(ROLE_VERSION, ROLE_VERSION.plus(1))
                    .where(ROLE_KEY.in(roles))
                    .execute();
        }
    }
}
