package switchboard.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs a recording again through plain JDBC, with fresh values where the request would have made some. */
final class Replay {

    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() * 1_000);

    private final Recording recording;
    private final List<byte[]> existingIds;

    /** @param existingIds the ids that a reading request picks from; empty where a request makes ids of its own */
    Replay(Recording recording, List<byte[]> existingIds) {
        this.recording = recording;
        this.existingIds = existingIds;
    }

    /** Runs all statements and reads every row; returns how many values there were, so that reading is not for show. */
    long run(DataSource source) throws SQLException {
        Map<Object, Object> fresh = new HashMap<>();
        long values = 0;
        try (Connection connection = source.getConnection()) {
            if (recording.transaction()) {
                connection.setAutoCommit(false);
            }
            for (Recording.Statement statement : recording.statements()) {
                values += run(connection, statement, fresh);
            }
            if (recording.transaction()) {
                connection.commit();
            }
        }
        return values;
    }

    private long run(Connection connection, Recording.Statement statement, Map<Object, Object> fresh)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            for (int index = 0; index < statement.values().size(); index++) {
                prepared.setObject(index + 1, value(statement.values().get(index), fresh));
            }
            return prepared.execute() ? read(prepared.getResultSet()) : 0;
        }
    }

    private static long read(ResultSet rows) throws SQLException {
        long values = 0;
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                Object value = rows.getObject(column);
                values += value == null ? 0 : 1;
            }
        }
        return values;
    }

    private @Nullable Object value(@Nullable Object value, Map<Object, Object> fresh) {
        if (value instanceof Recording.Fresh made) {
            return fresh.computeIfAbsent(made.recorded(), this::make);
        }
        return value instanceof Recording.Bytes bytes ? bytes.octets() : value;
    }

    private Object make(Object recorded) {
        return switch (recorded) {
            case Recording.Bytes bytes when bytes.octets().length == 16 -> id();
            case Recording.Bytes bytes -> random(bytes.octets().length);
            case LocalDateTime ignored -> LocalDateTime.now(ZoneOffset.UTC);
            case Long ignored -> NUMBERS.incrementAndGet();
            case String text when text.matches("[0-9]+") -> Long.toString(NUMBERS.incrementAndGet());
            default -> recorded;
        };
    }

    private byte[] id() {
        if (!existingIds.isEmpty()) {
            return existingIds.get(ThreadLocalRandom.current().nextInt(existingIds.size()));
        }
        // Ordered by time, as the server's own ids are: the index would tell the difference.
        byte[] id = random(16);
        long millis = System.currentTimeMillis();
        for (int index = 0; index < 6; index++) {
            id[index] = (byte) (millis >>> (40 - 8 * index));
        }
        return id;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
