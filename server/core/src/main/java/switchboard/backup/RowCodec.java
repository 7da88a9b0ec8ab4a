package switchboard.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.SchemaTable;

/** Rows as lines of JSON: an array of texts, of bytes in Base64, and of nulls, in the order of the columns. */
final class RowCodec {

    /** Of one value; what a statement can carry at all is 64 MiB, and Base64 adds a third. */
    private static final int LONGEST_VALUE = 96 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1)
                    .maxStringLength(LONGEST_VALUE)
                    .build())
            .build();

    private RowCodec() {}

    /** Writes rows; to be closed, which leaves the stream open. */
    static final class Writer implements AutoCloseable {

        private final JsonGenerator generator;

        Writer(OutputStream out) throws IOException {
            generator = FACTORY.createGenerator(out).setRootValueSeparator(null);
        }

        void write(@Nullable Object[] values) throws IOException {
            generator.writeStartArray();
            for (Object value : values) {
                if (value instanceof byte[] bytes) {
                    generator.writeBinary(bytes);
                } else {
                    generator.writeString((String) value);
                }
            }
            generator.writeEndArray();
            generator.writeRaw('\n');
        }

        @Override
        public void close() throws IOException {
            generator.close();
        }
    }

    /**
     * Reads rows to the end of the stream.
     *
     * @return how many
     * @throws IOException also where a line is no row of these columns
     */
    static long read(InputStream in, List<SchemaTable.Column> columns, Consumer<@Nullable Object[]> receiver)
            throws IOException {
        long rows = 0;
        try (JsonParser parser = FACTORY.createParser(in)) {
            while (parser.nextToken() != null) {
                @Nullable Object[] values = new Object[columns.size()];
                expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
                for (int at = 0; at < values.length; at++) {
                    values[at] = value(parser, columns.get(at).binary());
                }
                expect(parser, parser.nextToken(), JsonToken.END_ARRAY);
                receiver.accept(values);
                rows++;
            }
        }
        return rows;
    }

    private static @Nullable Object value(JsonParser parser, boolean binary) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        expect(parser, token, JsonToken.VALUE_STRING);
        return binary ? parser.getBinaryValue() : parser.getText();
    }

    private static void expect(JsonParser parser, @Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("Not a row, at " + parser.currentLocation().offsetDescription());
        }
    }
}
