package switchboard.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;
import switchboard.persistence.SchemaTable;

/**
 * What a backup holds.
 *
 * @param format of the file; a reader refuses another than its own
 * @param application the version that wrote it
 * @param server what the database said it was
 * @param takenAt the instant it shows, within a second
 * @param keySha256 of secret.key; null where the desk had none yet
 * @param attachments how many files; their names are their sums
 */
record Manifest(
        int format,
        String application,
        String server,
        Instant takenAt,
        List<Table> tables,
        @Nullable String keySha256,
        long attachments) {

    static final int FORMAT = 1;

    Manifest {
        tables = List.copyOf(tables);
    }

    /**
     * A table.
     *
     * @param rows how many
     * @param sha256 of the entry with its rows, unpacked
     */
    record Table(String name, String createStatement, List<SchemaTable.Column> columns, long rows, String sha256) {

        SchemaTable schema() {
            return new SchemaTable(name, createStatement, columns);
        }
    }

    byte[] toJson() throws IOException {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @throws BackupException where it is of another format */
    static Manifest parse(byte[] json) throws IOException {
        ObjectMapper mapper = Json.mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        int format = mapper.readTree(json).path("format").asInt();
        if (format != FORMAT) {
            throw new BackupException("The backup has format " + format + "; this version reads format " + FORMAT);
        }
        return mapper.readValue(json, Manifest.class);
    }
}
