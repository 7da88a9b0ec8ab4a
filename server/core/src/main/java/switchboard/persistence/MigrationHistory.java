package switchboard.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Flyway's history table of one owner, read without Flyway. */
final class MigrationHistory {

    private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9_.-]{0,50}");
    private static final int UNKNOWN_TABLE = 1146;

    private final DataSource dataSource;
    private final String table;

    MigrationHistory(DataSource dataSource, String owner) {
        if (!OWNER.matcher(owner).matches()) {
            throw new IllegalArgumentException("Not a name of an owner of tables: " + owner);
        }
        this.dataSource = dataSource;
        this.table = tableOf(owner);
    }

    /** Ids of plugins have no underscores and no dollar signs, so two of them never share a history. */
    static String tableOf(String owner) {
        return "flyway_" + owner.replace('-', '_').replace('.', '$');
    }

    String table() {
        return table;
    }

    MigrationState state() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(script LIKE '%.sql' OR NULL), "
                        + "COUNT(success = 0 OR NULL) FROM `" + table + "`")) {
            row.next();
            if (row.getInt(2) > 0) {
                return MigrationState.FAILED;
            }
            return row.getInt(1) > 0 ? MigrationState.APPLIED : MigrationState.ABSENT;
        } catch (SQLException failure) {
            if (failure.getErrorCode() == UNKNOWN_TABLE) {
                return MigrationState.ABSENT;
            }
            throw failure;
        }
    }

    /** Checksums by script of what has been applied; failures are not among them. Empty where nothing ever ran. */
    Map<String, Integer> applied() throws SQLException {
        Map<String, Integer> applied = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT script, checksum FROM `" + table + "` WHERE success = 1 AND checksum IS NOT NULL");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getInt(2));
            }
        } catch (SQLException failure) {
            if (failure.getErrorCode() != UNKNOWN_TABLE) {
                throw failure;
            }
        }
        return applied;
    }

    /** Every script can be run again, so a failure is no obstacle to the next try. Applied ones keep their checksum. */
    void forgetFailures() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM `" + table + "` WHERE success = 0");
        } catch (SQLException failure) {
            if (failure.getErrorCode() != UNKNOWN_TABLE) {
                throw failure;
            }
        }
    }
}
