package switchboard.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;
import switchboard.api.privacy.PersonalData;

/** A declared table as it really is: its keys and columns read from the schema, its rows of one person page by page. */
final class DeclaredTable {

    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

    private final PersonalData data;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<String> key = new ArrayList<>();
    private final Set<String> firstOfAnIndex = new TreeSet<>();
    private final Set<String> unique = new TreeSet<>();

    private record Column(String name, String type, boolean nullable, long length) {
        boolean holdsPerson() {
            return type.equals("binary")
                    ? length == 16
                    : (type.endsWith("char") && length >= 36) || type.equals("uuid");
        }
    }

    private DeclaredTable(PersonalData data) {
        this.data = data;
    }

    static DeclaredTable of(DSLContext dsl, PersonalData data) {
        DeclaredTable table = new DeclaredTable(data);
        dsl.fetch(
                        "select column_name, data_type, is_nullable, coalesce(character_maximum_length, 0)"
                                + " from information_schema.columns where table_schema = database() and table_name = ?"
                                + " order by ordinal_position",
                        data.table())
                .forEach(row -> table.columns.put(
                        row.get(0, String.class),
                        new Column(
                                row.get(0, String.class),
                                row.get(1, String.class).toLowerCase(Locale.ROOT),
                                row.get(2, String.class).equals("YES"),
                                row.get(3, Long.class))));
        dsl.fetch(
                        "select index_name, column_name, seq_in_index, non_unique from information_schema.statistics"
                                + " where table_schema = database() and table_name = ? order by index_name, seq_in_index",
                        data.table())
                .forEach(row -> table.index(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Long.class) == 1,
                        row.get(3, Long.class) == 0));
        return table;
    }

    private void index(String name, String column, boolean first, boolean once) {
        if (name.equals("PRIMARY")) {
            key.add(column);
        }
        if (first) {
            firstOfAnIndex.add(column);
        }
        if (once) {
            unique.add(column);
        }
    }

    /** Every fault in words. */
    static List<String> faults(DSLContext dsl, PersonalData data) {
        return of(dsl, data).faults();
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        String table = data.table();
        if (columns.isEmpty()) {
            return List.of("there is no table " + table);
        }
        if (key.isEmpty()) {
            faults.add("the table " + table + " has no primary key");
        }
        Set<String> named = new TreeSet<>(data.exported());
        named.addAll(data.emptied());
        named.addAll(data.texts());
        named.add(data.person());
        PersonalData.SearchItem item = data.item();
        if (item != null) {
            named.add(item.column());
        }
        named.stream()
                .filter(name -> !columns.containsKey(name))
                .forEach(name -> faults.add("the table " + table + " has no column " + name));
        Column person = columns.get(data.person());
        if (person != null && !person.holdsPerson()) {
            faults.add("the column " + person.name() + " of " + table + " is neither BINARY(16) nor a text for a UUID");
        }
        if (person != null && !firstOfAnIndex.contains(person.name())) {
            faults.add("no index of " + table + " begins with " + person.name() + ", so its rows cannot be found");
        }
        emptied(true).stream().filter(columns::containsKey).forEach(name -> {
            Column column = columns.get(name);
            if (unique.contains(name) && !column.nullable()) {
                faults.add("the column " + name + " of " + table + " is unique and cannot be emptied");
            } else if (!column.nullable()
                    && (!TEXTS.contains(column.type()) || column.length() < PersonalData.ERASED.length())) {
                faults.add(
                        "the column " + name + " of " + table + " can be neither null nor hold " + PersonalData.ERASED);
            }
        });
        return faults;
    }

    boolean exists() {
        return columns.containsKey(data.person()) && !key.isEmpty();
    }

    /** Columns that are emptied, as far as the table has them. */
    private Set<String> emptied(boolean texts) {
        Set<String> all = new TreeSet<>(data.emptied());
        if (texts) {
            all.addAll(data.texts());
        }
        return all;
    }

    private Table<?> table() {
        return DSL.table(DSL.name(data.table()));
    }

    private Field<Object> field(String name) {
        return DSL.field(DSL.name(name), Object.class);
    }

    private Condition of(UUID person) {
        return columns.get(data.person()).type().equals("binary")
                ? DSL.field(DSL.name(data.person()), Columns.ID).eq(person)
                : DSL.field(DSL.name(data.person()), SQLDataType.VARCHAR).eq(person.toString());
    }

    /** Rows of the person in order of the primary key, after the last of the page before. */
    Result<? extends Record> page(DSLContext dsl, UUID person, List<Object> after, int limit) {
        Set<String> wanted = new java.util.LinkedHashSet<>(key);
        wanted.add(data.person());
        wanted.addAll(new TreeSet<>(data.exported()));
        wanted.addAll(emptied(true));
        PersonalData.SearchItem item = data.item();
        if (item != null) {
            wanted.add(item.column());
        }
        wanted.retainAll(columns.keySet());
        List<Field<?>> order = key.stream().<Field<?>>map(this::field).toList();
        Condition later = after.isEmpty() ? DSL.noCondition() : DSL.row(order).gt(DSL.row(after));
        return dsl.select(wanted.stream().map(this::field).toList())
                .from(table())
                .where(of(person).and(later))
                .orderBy(order)
                .limit(limit)
                .fetch();
    }

    /** The primary key of a row, for the next page. */
    List<Object> key(Record row) {
        return key.stream().map(row::get).toList();
    }

    /** The items in search that these rows are, as ids. */
    List<String> items(Result<? extends Record> rows, String column) {
        return rows.stream()
                .map(row -> PlainValue.of(row.get(column)))
                .filter(java.util.Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** Whether an erasure changes rows at all. */
    boolean changes(boolean texts) {
        return data.rowsDeleted() || !emptied(texts).isEmpty();
    }

    /** Erases these rows of the person. */
    int erase(DSLContext dsl, UUID person, List<List<Object>> keys, boolean texts) {
        List<Field<?>> fields = key.stream().<Field<?>>map(this::field).toList();
        Condition rows =
                of(person).and(DSL.row(fields).in(keys.stream().map(DSL::row).toList()));
        if (data.rowsDeleted()) {
            return dsl.deleteFrom(table()).where(rows).execute();
        }
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (String name : emptied(texts)) {
            Column column = columns.get(name);
            if (column != null) {
                values.put(field(name), column.nullable() ? null : PersonalData.ERASED);
            }
        }
        return values.isEmpty()
                ? 0
                : dsl.update(table()).set(values).where(rows).execute();
    }
}
