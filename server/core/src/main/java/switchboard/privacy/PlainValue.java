package switchboard.privacy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value of a column as JSON has it: ids as UUIDs, other bytes in Base64, times as ISO 8601 in UTC. */
final class PlainValue {

    private static final int UUID_BYTES = 16;

    private PlainValue() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes
            when bytes.length == UUID_BYTES -> {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                yield new UUID(buffer.getLong(), buffer.getLong()).toString();
            }
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case BigDecimal decimal -> decimal;
            case Number number -> number;
            case Boolean flag -> flag;
            case Timestamp time -> time.toLocalDateTime() + "Z";
            case LocalDateTime time -> time + "Z";
            default -> value.toString();
        };
    }
}
