package switchboard.tickets;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.json.Json;

/**
 * Reads tickets straight from the driver's result: a page is 1,400 values, and as records they cost four times as much
 * as the database needs to find them. The columns are those of {@link TicketRows#COLUMNS}, in that order.
 */
final class TicketReader {

    private TicketReader() {}

    /** A ticket of a list, with its value of the column that the list is sorted by. */
    record Listed(Ticket ticket, Object position) {}

    static @Nullable Ticket one(ResultQuery<? extends Record> query) {
        List<Ticket> tickets = all(query);
        return tickets.isEmpty() ? null : tickets.getFirst();
    }

    static List<Ticket> all(ResultQuery<? extends Record> query) {
        return read(query, TicketReader::ticket);
    }

    /**
     * For queries that have the column that they are sorted by once more at the end.
     *
     * @param type of that column
     */
    static List<Listed> listed(ResultQuery<? extends Record> query, Class<?> type) {
        int last = TicketRows.COLUMNS.size() + 1;
        return read(query, row -> new Listed(ticket(row), position(row, last, type)));
    }

    private static Object position(ResultSet row, int column, Class<?> type) throws SQLException {
        Object position = type == Instant.class
                ? instant(row, column)
                : type == Double.class ? (Object) row.getDouble(column) : (Object) row.getLong(column);
        if (position == null) {
            throw new SQLException("The column that a list is sorted by is null");
        }
        return position;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> read(ResultQuery<? extends Record> query, Row<T> map) {
        List<T> tickets = new ArrayList<>();
        try (ResultSet rows = query.fetchResultSet()) {
            while (rows.next()) {
                tickets.add(map.of(rows));
            }
            return tickets;
        } catch (SQLException failure) {
            throw new DataAccessException("The answer of the database cannot be read", failure);
        }
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        String description = row.getString(5);
        String fields = row.getString(19);
        return new Ticket(
                required(row, 1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                // Of a ticket that is read in part.
                description == null ? "" : description,
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                required(row, 12),
                required(row, 13),
                id(row, 14),
                id(row, 15),
                id(row, 16),
                row.getString(17),
                row.getString(18),
                fields(fields),
                row.getString(20),
                row.getString(21),
                row.getString(22),
                instant(row, 23),
                instant(row, 24),
                instant(row, 25),
                instant(row, 26),
                row.getLong(27));
    }

    /** The custom fields as they are stored; ordered by name. */
    static Map<String, Object> fields(@Nullable String json) {
        return json == null ? Map.of() : Collections.unmodifiableMap(Json.parseObject(json));
    }

    private static UUID required(ResultSet row, int column) throws SQLException {
        UUID id = id(row, column);
        if (id == null) {
            throw new SQLException("Column " + column + " of a ticket is null");
        }
        return id;
    }

    private static @Nullable UUID id(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime local = row.getObject(column, LocalDateTime.class);
        return local == null ? null : local.toInstant(ZoneOffset.UTC);
    }
}
