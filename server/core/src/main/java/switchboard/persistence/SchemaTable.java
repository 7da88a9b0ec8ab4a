package switchboard.persistence;

import java.util.List;
import java.util.Set;

/**
 * A table as a snapshot finds it.
 *
 * @param createStatement as the server prints it
 * @param columns those that are stored, in their order; the server computes the others again
 */
public record SchemaTable(String name, String createStatement, List<Column> columns) {

    static final Set<String> BINARY = Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");

    public SchemaTable {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param type as the server names it, without length
     * @param length in characters or bytes at most; 0 for numbers and times
     */
    public record Column(String name, String type, long length) {

        /** Whether its values are bytes; every other value is a text that the server reads back exactly. */
        public boolean binary() {
            return BINARY.contains(type);
        }
    }
}
