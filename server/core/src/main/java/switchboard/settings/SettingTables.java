package switchboard.settings;

import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of settings. */
final class SettingTables {

    static final Table<?> SETTING = DSL.table(DSL.name("core_setting"));
    static final Field<String> OWNER = Columns.text(SETTING, "owner");
    static final Field<String> NAME = Columns.text(SETTING, "name");
    static final Field<String> VALUE = Columns.text(SETTING, "value");
    static final Field<Boolean> SECRET = Columns.flag(SETTING, "secret");
    static final Field<Long> VERSION = Columns.number(SETTING, "version");

    private SettingTables() {}
}
