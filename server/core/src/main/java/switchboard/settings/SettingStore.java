package switchboard.settings;

import static switchboard.settings.SettingTables.NAME;
import static switchboard.settings.SettingTables.OWNER;
import static switchboard.settings.SettingTables.SECRET;
import static switchboard.settings.SettingTables.SETTING;
import static switchboard.settings.SettingTables.VALUE;
import static switchboard.settings.SettingTables.VERSION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.persistence.OptimisticLock;

/** The statements over settings. One row without owner and name carries the version of them all. */
final class SettingStore {

    private static final int MOST = 10_000;

    private SettingStore() {}

    static Stored read(DSLContext dsl) {
        Map<String, StoredValue> values = new HashMap<>();
        long version = version(dsl);
        dsl.select(OWNER, NAME, VALUE, SECRET)
                .from(SETTING)
                .where(OWNER.ne(""), VALUE.isNotNull())
                .limit(MOST)
                .forEach(row ->
                        values.put(row.value1() + "." + row.value2(), new StoredValue(row.value3(), row.value4())));
        return new Stored(version, Map.copyOf(values));
    }

    static long version(DSLContext dsl) {
        Long version = dsl.select(VERSION)
                .from(SETTING)
                .where(OWNER.eq(""), NAME.eq(""))
                .fetchOne(VERSION);
        return version == null ? 0 : version;
    }

    /** Writes the changes, and the version after the one that was read. */
    static void write(DSLContext dsl, long readVersion, List<NewValue> changes) {
        dsl.insertInto(SETTING)
                .columns(OWNER, NAME, SECRET, VERSION)
                .values("", "", false, 0L)
                .onDuplicateKeyIgnore()
                .execute();
        OptimisticLock.changedOne(dsl.update(SETTING)
                .set(VERSION, readVersion + 1)
                .where(OWNER.eq(""), NAME.eq(""), VERSION.eq(readVersion))
                .execute());
        var insert = dsl.insertInto(SETTING).columns(OWNER, NAME, VALUE, SECRET, VERSION);
        for (NewValue change : changes) {
            insert = insert.values(change.owner(), change.name(), change.text(), change.secret(), readVersion + 1);
        }
        insert.onDuplicateKeyUpdate()
                .set(VALUE, DSL.field("VALUES({0})", VALUE.getDataType(), DSL.field(VALUE.getUnqualifiedName())))
                .set(SECRET, DSL.field("VALUES({0})", SECRET.getDataType(), DSL.field(SECRET.getUnqualifiedName())))
                .set(VERSION, readVersion + 1)
                .execute();
    }

    /** All values that were set, by full name. */
    record Stored(long version, Map<String, StoredValue> values) {}

    /** The text of a value; sealed where it is a secret. */
    record StoredValue(String text, boolean secret) {}

    /** @param text null for the default again */
    record NewValue(
            String owner,
            String name,
            @org.jspecify.annotations.Nullable String text,
            boolean secret) {}
}
