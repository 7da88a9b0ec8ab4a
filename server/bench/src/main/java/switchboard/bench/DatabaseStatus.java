package switchboard.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a database counts of itself, for all its connections together. */
final class DatabaseStatus implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;

    DatabaseStatus(DataSource source) throws SQLException {
        connection = source.getConnection();
        try {
            statement = connection.prepareStatement("SELECT SUM(variable_value) FROM information_schema.global_status"
                    + " WHERE variable_name REGEXP ?");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Rows read by key, in order and by position since the database was started. */
    long rowsRead() throws SQLException {
        return sum("^HANDLER_READ_(FIRST|KEY|LAST|NEXT|PREV|RND|RND_NEXT)$");
    }

    /** Rows inserted, changed and deleted since the database was started. */
    long rowsWritten() throws SQLException {
        return sum("^HANDLER_(WRITE|UPDATE|DELETE)$");
    }

    /** How much of the memory for pages holds such as are not yet written to their place on the disk, of one. */
    double dirtyPages() throws SQLException {
        return (double) sum("^INNODB_BUFFER_POOL_PAGES_DIRTY$") / sum("^INNODB_BUFFER_POOL_PAGES_TOTAL$");
    }

    private long sum(String names) throws SQLException {
        statement.setString(1, names);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
