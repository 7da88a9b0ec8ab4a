package switchboard.plugins.remains;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.persistence.Migrations;

/** The tables, views and sequences under a plugin's prefixes, dropped when they are purged. Each drop can be run again. */
final class OwnedObjects {

    // As plain text: names of schemas are not rendered.
    private static final Table<?> TABLES = DSL.table("information_schema.tables");
    private static final Field<String> NAME = DSL.field(DSL.name("table_name"), SQLDataType.VARCHAR);
    private static final Field<String> SCHEMA = DSL.field(DSL.name("table_schema"), SQLDataType.VARCHAR);
    private static final Field<String> KIND = DSL.field(DSL.name("table_type"), SQLDataType.VARCHAR);
    private static final int MOST = 1_000;

    private OwnedObjects() {}

    /** Views first, which read tables, and sequences last, which defaults of columns name; then the history. */
    static void drop(DSLContext dsl, Footprint footprint) {
        drop(dsl, "VIEW", names(dsl, footprint, "VIEW"));
        // A table with system versioning is of a kind of its own.
        List<String> tables = new ArrayList<>(names(dsl, footprint, "BASE TABLE"));
        tables.addAll(names(dsl, footprint, "SYSTEM VERSIONED"));
        drop(dsl, "TABLE", tables);
        drop(dsl, "SEQUENCE", names(dsl, footprint, "SEQUENCE"));
        dsl.execute("DROP TABLE IF EXISTS " + quoted(Migrations.historyTable(footprint.plugin())));
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

    private static List<String> names(DSLContext dsl, Footprint footprint, String kind) {
        return footprint.prefixes().stream()
                .sorted()
                .flatMap(prefix -> dsl
                        .select(NAME)
                        .from(TABLES)
                        .where(SCHEMA.eq(DSL.field("database()", String.class)))
                        .and(NAME.startsWith(prefix))
                        .and(KIND.eq(kind))
                        .orderBy(NAME)
                        .limit(MOST)
                        .fetch(NAME)
                        .stream())
                .toList();
    }

    private static String quoted(String name) {
        return DSL.using(SQLDialect.MARIADB).render(DSL.quotedName(name));
    }
}
