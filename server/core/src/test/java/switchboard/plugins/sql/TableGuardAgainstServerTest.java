package switchboard.plugins.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import switchboard.persistence.TestDatabase;

/**
 * The real server says what a statement means: whatever the guard lets through and the server can read names no foreign
 * table. Every keyword that the server knows is put into every place in which it could end or begin a list of tables.
 */
class TableGuardAgainstServerTest {

    private static final List<String> PLACES = List.of(
            "select * from kb_a %s, other",
            "select * from kb_a as %s, other",
            "select * from kb_a %s join other",
            "select * from (kb_a %s, other)",
            "select %s from other",
            "select 1 %s, x from other",
            "select * from kb_a where x = 1 %s (select 1 from other)",
            "select * from kb_a union %s select * from other",
            "select * from kb_a order by x %s, (select 1 from other)",
            "select %s(other_s)",
            "select next %s for other_s",
            "update kb_a %s, other set other.x = 1",
            "insert %s other values (1)",
            "insert %s into other values (1)",
            "replace %s other values (1)",
            "delete %s from other",
            "delete kb_a from kb_a %s, other",
            "with %s as (select 1) select * from other",
            "with other as (select 1 from other) %s select * from other");

    @Test
    void whatPassesNamesNoForeignTable() {
        TableGuard guard = new TableGuard("kb_");
        try (TestDatabase database = TestDatabase.createEmpty()) {
            for (String made : List.of(
                    "create table kb_a (x int, y int, key i (x)) with system versioning",
                    "create table other (x int)",
                    "create sequence other_s")) {
                database.transactions().read(dsl -> dsl.execute(made));
            }
            List<String> words = new ArrayList<>(
                    database.transactions().read(dsl -> dsl.fetch("select lower(word) from information_schema.keywords")
                            .getValues(0, String.class)));
            words.removeIf(word -> !word.matches("[a-z_0-9]+"));
            words.addAll(List.of(
                    "",
                    "nextval",
                    "lastval",
                    "for system_time all",
                    "use index for join (i)",
                    "force key (i)",
                    "dual"));
            assertThat(words).hasSizeGreaterThan(200);
            List<String> holes = new ArrayList<>();
            for (String place : PLACES) {
                for (String word : words) {
                    String sql = place.formatted(word);
                    if (passes(guard, sql) && isRead(database, sql)) {
                        holes.add(sql);
                    }
                }
            }
            assertThat(holes).isEmpty();
        }
    }

    private static boolean passes(TableGuard guard, String sql) {
        try {
            guard.checkQuery(sql);
            return true;
        } catch (StatementRefused refused) {
            return false;
        }
    }

    /**
     * Whether the server understands it as naming tables, which does not mean that it would run. Where it misses a column
     * or a function, the name in question was none of a table.
     */
    private static boolean isRead(TestDatabase database, String sql) {
        try {
            database.transactions().read(dsl -> dsl.fetch("explain " + sql));
            return true;
        } catch (DataAccessException | IllegalStateException | switchboard.api.error.ServiceDeskException failure) {
            String message = String.valueOf(rootOf(failure).getMessage());
            return Stream.of("syntax", "Unknown column", "FUNCTION ", "native function", "Incorrect arguments")
                    .noneMatch(message::contains);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
