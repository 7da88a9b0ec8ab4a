package switchboard.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows into one table, many in a statement. */
final class RowWriter implements AutoCloseable {

    private static final int ROWS = 500;

    private final Connection connection;
    private final String table;
    private final String[] columns;
    private final Object[] values;
    private int rows;
    private @Nullable PreparedStatement full;

    RowWriter(Connection connection, String table, String... columns) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        this.values = new Object[ROWS * columns.length];
    }

    /** One row, its values in the order of the columns. */
    void add(@Nullable Object... row) throws SQLException {
        System.arraycopy(row, 0, values, rows * columns.length, columns.length);
        rows++;
        if (rows == ROWS) {
            if (full == null) {
                full = connection.prepareStatement(sql(ROWS));
            }
            write(full);
        }
    }

    /** Writes what is left of a full statement. */
    void flush() throws SQLException {
        if (rows > 0) {
            try (PreparedStatement some = connection.prepareStatement(sql(rows))) {
                write(some);
            }
        }
    }

    private void write(PreparedStatement statement) throws SQLException {
        for (int index = 0; index < rows * columns.length; index++) {
            statement.setObject(index + 1, stored(values[index]));
        }
        statement.executeUpdate();
        rows = 0;
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case UUID id ->
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            case Instant at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
            case null, default -> value;
        };
    }

    private String sql(int count) {
        String row = "(" + String.join(",", Collections.nCopies(columns.length, "?")) + ")";
        return "INSERT INTO " + table + " (" + String.join(",", columns) + ") VALUES "
                + String.join(",", Collections.nCopies(count, row));
    }

    @Override
    public void close() throws SQLException {
        if (full != null) {
            full.close();
        }
    }
}
