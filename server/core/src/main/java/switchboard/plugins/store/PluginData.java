package switchboard.plugins.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;
import switchboard.persistence.Transactions;

/** The tables that belong to a plugin's prefix, as a whole: read for an export, dropped when they are purged. */
public final class PluginData {

    // As plain text: names of schemas are not rendered.
    private static final Table<?> TABLES = DSL.table("information_schema.tables");
    private static final Field<String> NAME = DSL.field(DSL.name("table_name"), SQLDataType.VARCHAR);
    private static final Field<String> SCHEMA = DSL.field(DSL.name("table_schema"), SQLDataType.VARCHAR);
    private static final Field<String> KIND = DSL.field(DSL.name("table_type"), SQLDataType.VARCHAR);
    private static final int MOST = 1_000;
    private static final int FETCH = 500;

    private final Transactions transactions;

    public PluginData(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes every row as {@code {"table":…,"row":{…}}}, one a line; binary values in Base64. */
    public void export(String prefix, OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            for (String table : transactions.read(dsl -> names(dsl, prefix, "BASE TABLE"))) {
                rows(table, row -> write(writer, table, row));
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        writer.flush();
    }

    /** Reads a table row by row, in no order, as one statement sees it. */
    private void rows(String table, Consumer<Record> row) {
        transactions.read(dsl -> {
            try (var cursor = dsl.select(DSL.asterisk())
                    .from(DSL.table(DSL.name(table)))
                    .fetchSize(FETCH)
                    .fetchLazy()) {
                cursor.forEach(row);
            }
            return "";
        });
    }

    private static void write(BufferedWriter writer, String table, Record record) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Field<?> field : record.fields()) {
            row.put(field.getName(), plain(record.get(field)));
        }
        try {
            writer.write(Json.write(Map.of("table", table, "row", row)));
            writer.write('\n');
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }

    /** Drops every table, view and sequence under the prefix, and the history of the plugin's migrations. */
    public void purge(String plugin, String prefix) {
        transactions.read(dsl -> {
            drop(dsl, "VIEW", names(dsl, prefix, "VIEW"));
            drop(dsl, "TABLE", names(dsl, prefix, "BASE TABLE"));
            drop(dsl, "SEQUENCE", names(dsl, prefix, "SEQUENCE"));
            dsl.execute("DROP TABLE IF EXISTS " + quoted("flyway_" + plugin));
            return "";
        });
    }

    /** A table that another refers to can only go after that one, so the rest is tried again as long as any goes. */
    private static void drop(DSLContext dsl, String kind, List<String> names) {
        List<String> left = new ArrayList<>(names);
        while (!left.isEmpty()) {
            List<String> referred = new ArrayList<>();
            DataAccessException last = null;
            for (String name : left) {
                try {
                    dsl.execute("DROP " + kind + " IF EXISTS " + quoted(name));
                } catch (DataAccessException refused) {
                    referred.add(name);
                    last = refused;
                }
            }
            if (last != null && referred.size() == left.size()) {
                throw last;
            }
            left = referred;
        }
    }

    private static List<String> names(DSLContext dsl, String prefix, String kind) {
        return dsl.select(NAME)
                .from(TABLES)
                .where(SCHEMA.eq(DSL.field("database()", String.class)))
                .and(NAME.startsWith(prefix))
                .and(KIND.eq(kind))
                .orderBy(NAME)
                .limit(MOST)
                .fetch(NAME);
    }

    private static String quoted(String name) {
        return DSL.using(SQLDialect.MARIADB).render(DSL.quotedName(name));
    }
}
