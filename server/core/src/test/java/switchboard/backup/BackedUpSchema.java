package switchboard.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import switchboard.persistence.DeskDatabase;
import switchboard.persistence.TestDatabase;

/** What the tests of this room have in common: two schemas, folders, and one number a table that says what is in it. */
final class BackedUpSchema {

    private BackedUpSchema() {}

    static DeskDatabase of(TestDatabase database) {
        return DeskDatabase.at(database.url(), database.user(), database.password());
    }

    static DeskFolders folders(Path data) {
        return new DeskFolders(data, data.resolve("attachments"));
    }

    static Backup.Outcome backup(TestDatabase database, DeskFolders folders, Path file) {
        try (DeskDatabase source = of(database)) {
            return new Backup("test", Clock.systemUTC()).write(source, folders, file);
        }
    }

    static Restore.Outcome restore(Path file, TestDatabase database, DeskFolders folders) throws java.io.IOException {
        try (DeskDatabase target = of(database)) {
            return new Restore().read(file, target, folders);
        }
    }

    /** The server's own sum over all rows and columns, by table, with the statement that makes the table. */
    static Map<String, String> sums(TestDatabase database) {
        return database.transactions().read(dsl -> {
            Map<String, String> sums = new TreeMap<>();
            for (String table : dsl.fetch("SHOW TABLES").getValues(0, String.class)) {
                String quoted = "`" + table.replace("`", "``") + "`";
                String rows = dsl.fetchSingle("SELECT COUNT(*) FROM " + quoted).get(0, String.class);
                String sum = dsl.fetchSingle("CHECKSUM TABLE " + quoted + " EXTENDED")
                        .get(1, String.class);
                String create = dsl.fetchSingle("SHOW CREATE TABLE " + quoted).get(1, String.class);
                sums.put(table, rows + " rows, sum " + sum + ", " + create);
            }
            return sums;
        });
    }
}
