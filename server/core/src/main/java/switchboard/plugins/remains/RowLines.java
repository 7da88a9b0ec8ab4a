package switchboard.plugins.remains;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.SchemaSnapshot;
import switchboard.persistence.SchemaTable;

/**
 * Rows as lines of JSON objects. A value is read back to the same value by what {@link #encodings} says of its column:
 * {@code text} as the server prints it, {@code number}, {@code uuid} for 16 bytes, {@code base64} for other bytes.
 */
final class RowLines implements SchemaSnapshot.RowReceiver {

    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "double", "float");
    /** A column with leading zeros prints what JSON does not know as a number. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final int UUID_BYTES = 16;
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final SchemaTable table;
    private final JsonGenerator generator;

    RowLines(OutputStream out, SchemaTable table) throws IOException {
        this.table = table;
        this.generator = FACTORY.createGenerator(out).setRootValueSeparator(null);
    }

    /** By column: how its values are written. */
    Map<String, String> encodings() {
        Map<String, String> encodings = new LinkedHashMap<>();
        table.columns().forEach(column -> encodings.put(column.name(), encoding(column)));
        return encodings;
    }

    private static String encoding(SchemaTable.Column column) {
        if (column.binary()) {
            return column.type().equals("binary") && column.length() == UUID_BYTES ? "uuid" : "base64";
        }
        return NUMBERS.contains(column.type()) ? "number" : "text";
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
        generator.writeStartObject();
        for (int at = 0; at < values.length; at++) {
            SchemaTable.Column column = table.columns().get(at);
            generator.writeFieldName(column.name());
            write(values[at], encoding(column));
        }
        generator.writeEndObject();
        generator.writeRaw('\n');
    }

    private void write(@Nullable Object value, String encoding) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (encoding.equals("uuid")) {
            ByteBuffer bytes = ByteBuffer.wrap((byte[]) value);
            generator.writeString(new UUID(bytes.getLong(), bytes.getLong()).toString());
        } else if (encoding.equals("base64")) {
            generator.writeBinary((byte[]) value);
        } else if (encoding.equals("number") && NUMBER.matcher((String) value).matches()) {
            generator.writeNumber((String) value);
        } else {
            generator.writeString((String) value);
        }
    }

    void flush() throws IOException {
        generator.flush();
    }
}
