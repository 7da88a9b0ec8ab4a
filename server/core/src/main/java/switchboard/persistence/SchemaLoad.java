package switchboard.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fills an empty schema with the tables of a snapshot. Deletes nothing and overwrites nothing. */
public final class SchemaLoad implements AutoCloseable {

    private static final int MOST_ROWS = 200;
    private static final long MOST_BYTES = 1 << 20;

    private final Connection connection;

    private SchemaLoad(Connection connection) {
        this.connection = connection;
    }

    static SchemaLoad into(DataSource source) {
        try {
            Connection connection = source.getConnection();
            try (Statement statement = connection.createStatement()) {
                // Rows come table by table, as they stood; whether they belong together was seen to when they were
                // written.
                statement.execute("SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0,"
                        + " SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
                return new SchemaLoad(connection);
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new SchemaException("The database cannot be written", failure);
        }
    }

    /** Whether there is no table yet. */
    public boolean isEmpty() {
        try {
            return new SchemaTables(connection).names().isEmpty();
        } catch (SQLException failure) {
            throw new SchemaException("The database cannot be read", failure);
        }
    }

    /** Makes a table, for its rows to be added. */
    public Rows create(SchemaTable table) {
        if (!table.createStatement().startsWith("CREATE TABLE " + SchemaTables.quoted(table.name()) + " (")) {
            throw new SchemaException("What makes the table " + table.name() + " is no such statement");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(table.createStatement());
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new SchemaException("The table " + table.name() + " cannot be made", failure);
        }
        return new Rows(table);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new SchemaException("The connection cannot be closed", failure);
        }
    }

    /** Takes the rows of one table and writes many with one statement. */
    public final class Rows {

        private final SchemaTable table;
        private final String insert;
        private final String places;
        private final List<@Nullable Object[]> waiting = new ArrayList<>();
        private long bytes;

        private Rows(SchemaTable table) {
            this.table = table;
            this.insert = "INSERT INTO " + SchemaTables.quoted(table.name()) + " ("
                    + table.columns().stream()
                            .map(column -> SchemaTables.quoted(column.name()))
                            .collect(Collectors.joining(", "))
                    + ") VALUES ";
            this.places =
                    "(" + String.join(", ", Collections.nCopies(table.columns().size(), "?")) + ")";
        }

        /** @param values in the order of the columns: String, byte[] or null */
        public void add(@Nullable Object[] values) {
            waiting.add(values);
            for (Object value : values) {
                bytes += value instanceof byte[] content
                        ? content.length
                        : value instanceof String text ? text.length() : 1;
            }
            if (waiting.size() == MOST_ROWS || bytes >= MOST_BYTES) {
                write();
            }
        }

        /** Writes what is left. */
        public void finish() {
            write();
        }

        private void write() {
            if (waiting.isEmpty()) {
                return;
            }
            String sql = insert + String.join(", ", Collections.nCopies(waiting.size(), places));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int at = 0;
                for (@Nullable Object[] row : waiting) {
                    for (Object value : row) {
                        statement.setObject(++at, value);
                    }
                }
                statement.executeUpdate();
                connection.commit();
            } catch (SQLException failure) {
                throw new SchemaException("Rows of the table " + table.name() + " cannot be written", failure);
            }
            waiting.clear();
            bytes = 0;
        }
    }
}
