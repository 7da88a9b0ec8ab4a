package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the hand-written table classes and the rules for tables against the schema that the migrations make. */
class SchemaTest {

    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void everyDeclaredColumnIsThere() throws ReflectiveOperationException {
        Set<String> schema = columns();
        List<String> declared = declaredColumns();
        assertThat(declared).hasSizeGreaterThan(50);
        assertThat(declared).allMatch(schema::contains);
    }

    @Test
    void everyTableIsTransactionalAndHasAPrimaryKey() {
        List<String> without =
                database.transactions().read(dsl -> dsl.fetch("""
                        SELECT t.table_name FROM information_schema.tables t
                        LEFT JOIN information_schema.table_constraints c
                          ON c.table_schema = t.table_schema AND c.table_name = t.table_name
                          AND c.constraint_type = 'PRIMARY KEY'
                        WHERE t.table_schema = DATABASE() AND (t.engine <> 'InnoDB' OR c.constraint_name IS NULL)
                        """).getValues(0, String.class));
        assertThat(without).isEmpty();
    }

    @Test
    void everyTableBelongsToTheCore() {
        List<String> strangers =
                database.transactions().read(dsl -> dsl.fetch("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = DATABASE() AND table_name NOT LIKE 'core\\_%' AND table_name <> 'flyway_core'
                        """).getValues(0, String.class));
        assertThat(strangers).isEmpty();
    }

    @Test
    void nothingCountsUpByItself() {
        int counting = database.transactions()
                .read(
                        dsl -> dsl.fetchCount(
                                DSL.select()
                                        .from("information_schema.columns")
                                        .where(
                                                "table_schema = DATABASE() AND table_name LIKE 'core\\_%' AND extra LIKE '%auto_increment%'")));
        assertThat(counting).isZero();
    }

    private static Set<String> columns() {
        List<String> names = database.transactions()
                .read(dsl -> dsl.fetch("SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE()")
                        .getValues(0, String.class));
        return Set.copyOf(names);
    }

    private static List<String> declaredColumns() throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("switchboard")) {
            if (!type.getSimpleName().endsWith("Tables")) {
                continue;
            }
            for (Field field : Class.forName(type.getName()).getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                Object value = field.get(null);
                if (value instanceof org.jooq.Field<?> column
                        && column.getQualifiedName().parts().length == 2) {
                    names.add(String.join(".", column.getQualifiedName().getName())
                            .toLowerCase(Locale.ROOT));
                } else if (value instanceof Table<?> table) {
                    assertThat(table.getName()).startsWith("core_");
                }
            }
        }
        return names;
    }
}
