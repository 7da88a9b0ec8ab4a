package switchboard.api.persistence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Typed columns of hand-written table classes: ids are {@code BINARY(16)}, instants {@code DATETIME(6)} in UTC. Make
 * them with these methods, so that a value goes to the database and back unchanged.
 */
public final class Columns {

    /** A UUID in 16 bytes, in the order of its text, so that time-ordered ids stay ordered. */
    public static final DataType<UUID> ID = SQLDataType.BINARY(16)
            .asConvertedDataType(Converter.ofNullable(byte[].class, UUID.class, Columns::toUuid, Columns::toBytes));

    /** An instant with microseconds. */
    public static final DataType<Instant> INSTANT = SQLDataType.LOCALDATETIME(6)
            .asConvertedDataType(Converter.ofNullable(
                    LocalDateTime.class,
                    Instant.class,
                    local -> local.toInstant(ZoneOffset.UTC),
                    instant -> LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC)));

    private Columns() {}

    public static Field<UUID> id(Table<?> table, String name) {
        return column(table, name, ID);
    }

    public static Field<Instant> instant(Table<?> table, String name) {
        return column(table, name, INSTANT);
    }

    public static Field<String> text(Table<?> table, String name) {
        return column(table, name, SQLDataType.VARCHAR);
    }

    public static Field<Long> number(Table<?> table, String name) {
        return column(table, name, SQLDataType.BIGINT);
    }

    public static Field<Boolean> flag(Table<?> table, String name) {
        return column(table, name, SQLDataType.BOOLEAN);
    }

    public static Field<byte[]> bytes(Table<?> table, String name) {
        return column(table, name, SQLDataType.VARBINARY);
    }

    public static <T> Field<T> column(Table<?> table, String name, DataType<T> type) {
        Name qualified = table.getQualifiedName().append(DSL.name(name));
        return DSL.field(qualified, type);
    }

    private static UUID toUuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
