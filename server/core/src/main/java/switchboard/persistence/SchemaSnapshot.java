package switchboard.persistence;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Every table of a schema as of one instant, while others write on. Rows are streamed in the order of the primary key, so
 * that memory is bounded by the largest row.
 */
public final class SchemaSnapshot implements AutoCloseable {

    private static final int DEFINITION_CHANGED = 1412;
    private static final int UNKNOWN_TABLE = 1146;
    private static final int ROWS_AT_ONCE = 100;

    private final Connection connection;
    private final String serverVersion;
    private final List<SchemaTable> tables;
    private final List<String> definitions;

    /** Takes the rows of a table. */
    public interface RowReceiver {
        /** @param values in the order of the columns: String, byte[] or null; not to be kept */
        void row(@Nullable Object[] values) throws IOException;
    }

    private SchemaSnapshot(
            Connection connection, String serverVersion, List<SchemaTable> tables, List<String> definitions) {
        this.connection = connection;
        this.serverVersion = serverVersion;
        this.tables = tables;
        this.definitions = definitions;
    }

    private interface Contents {
        SchemaSnapshot read(Connection connection, String serverVersion) throws SQLException;
    }

    /** The whole schema. */
    static SchemaSnapshot of(DataSource source) {
        return open(source, (connection, version) -> {
            List<SchemaTable> tables = new SchemaTables(connection).read();
            return new SchemaSnapshot(
                    connection,
                    version,
                    tables,
                    tables.stream().map(SchemaTable::createStatement).toList());
        });
    }

    /**
     * A part of it, views and sequences included in {@link #definitions}.
     *
     * @param source {@link ConnectionPool#migrationSource()}: a long read must not keep a connection from the pool
     * @param names those that belong to it
     */
    public static SchemaSnapshot of(DataSource source, Predicate<String> names) {
        return open(source, (connection, version) -> {
            PartialSchema part = new PartialSchema(connection, names);
            List<SchemaTable> tables = part.tables();
            return new SchemaSnapshot(connection, version, tables, part.definitions(tables));
        });
    }

    private static SchemaSnapshot open(DataSource source, Contents contents) {
        try {
            Connection connection = source.getConnection();
            try {
                begin(connection);
                return contents.read(connection, new SchemaTables(connection).one("SELECT VERSION()"));
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new SchemaException("The database cannot be read", failure);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The reader may be slower than the server is willing to wait by itself.
            statement.execute("SET SESSION net_write_timeout = 600");
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            statement.execute("SAVEPOINT beginning");
        }
    }

    /** The tables in order of their names. */
    public List<SchemaTable> tables() {
        return tables;
    }

    /** The statements that make the tables again, in an order in which they can be run with foreign keys unchecked. */
    public List<String> definitions() {
        return definitions;
    }

    /** What the server says it is. */
    public String serverVersion() {
        return serverVersion;
    }

    /**
     * Hands out all rows of a table.
     *
     * @return how many
     * @throws SchemaException where the table was altered meanwhile, by an upgrade of a plugin
     */
    public long read(SchemaTable table, RowReceiver receiver) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            long rows = 0;
            try (ResultSet result = statement.executeQuery(SchemaTables.select(table))) {
                @Nullable Object[] values = new Object[table.columns().size()];
                while (result.next()) {
                    for (int at = 0; at < values.length; at++) {
                        values[at] =
                                table.columns().get(at).binary() ? result.getBytes(at + 1) : result.getString(at + 1);
                    }
                    receiver.row(values);
                    rows++;
                }
            }
            // Lets go of the lock on the table's definition, so that nobody who alters it waits for the whole backup.
            statement.execute("ROLLBACK TO SAVEPOINT beginning");
            return rows;
        } catch (SQLException failure) {
            if (failure.getErrorCode() == DEFINITION_CHANGED || failure.getErrorCode() == UNKNOWN_TABLE) {
                throw new SchemaException(
                        "The table " + table.name() + " was changed meanwhile, by an upgrade; begin again");
            }
            throw new SchemaException("The table " + table.name() + " cannot be read", failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new SchemaException("The connection cannot be closed", failure);
        }
    }
}
