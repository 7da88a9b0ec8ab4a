package switchboard.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a schema consists of, and the one way each type of column is read so that nothing of a value is lost. */
final class SchemaTables {

    private static final Set<String> TEXT =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");
    private static final Set<String> PRINTED = Set.of(
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "double",
            "float",
            "date",
            "time",
            "datetime",
            "timestamp",
            "year",
            "uuid",
            "inet4",
            "inet6");

    private final Connection connection;

    SchemaTables(Connection connection) {
        this.connection = connection;
    }

    /** @throws SchemaException where there is something that a backup would lose */
    List<SchemaTable> read() throws SQLException {
        refuse(
                "SELECT CONCAT(table_name, ' (', table_type, ' ', IFNULL(engine, ''), ')') FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND NOT (table_type = 'BASE TABLE' AND engine = 'InnoDB')");
        refuse("SELECT CONCAT(trigger_name, ' (trigger)') FROM information_schema.triggers"
                + " WHERE trigger_schema = DATABASE()");
        refuse("SELECT CONCAT(table_name, '.', column_name, ' (', data_type, ')') FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND data_type NOT IN (" + known() + ")");
        List<SchemaTable> tables = new ArrayList<>();
        for (String name : names()) {
            tables.add(table(name));
        }
        return tables;
    }

    SchemaTable table(String name) throws SQLException {
        return new SchemaTable(name, createStatement(name), columns(name));
    }

    List<String> names() throws SQLException {
        return list("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " ORDER BY table_name");
    }

    private void refuse(String sql) throws SQLException {
        List<String> found = list(sql);
        if (!found.isEmpty()) {
            throw new SchemaException("A backup does not cover this part of the schema: " + String.join(", ", found));
        }
    }

    private static String known() {
        return Stream.of(SchemaTable.BINARY, TEXT, PRINTED)
                .flatMap(Set::stream)
                .map(type -> "'" + type + "'")
                .collect(Collectors.joining(", "));
    }

    private String createStatement(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + quoted(table))) {
            row.next();
            return row.getString(2);
        }
    }

    private List<SchemaTable.Column> columns(String table) throws SQLException {
        List<SchemaTable.Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT column_name, data_type, character_maximum_length FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = ? AND generation_expression IS NULL ORDER BY ordinal_position")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String type = rows.getString(2).toLowerCase(Locale.ROOT);
                    columns.add(new SchemaTable.Column(rows.getString(1), type, rows.getLong(3)));
                }
            }
        }
        return columns;
    }

    /** Numbers and times are printed by the server itself, whose own print it reads back to the same value. */
    static String select(SchemaTable table) {
        String columns = table.columns().stream().map(SchemaTables::expression).collect(Collectors.joining(", "));
        boolean keyed = table.createStatement().contains("\n  PRIMARY KEY (");
        return "SELECT " + columns + " FROM " + quoted(table.name()) + (keyed ? " FORCE INDEX (PRIMARY)" : "");
    }

    private static String expression(SchemaTable.Column column) {
        String name = quoted(column.name());
        if (column.type().equals("float")) {
            // Printed as a float it would lose its last digits.
            return "CAST(CAST(" + name + " AS DOUBLE) AS CHAR)";
        }
        return PRINTED.contains(column.type()) ? "CAST(" + name + " AS CHAR)" : name;
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    String one(String sql) throws SQLException {
        return list(sql).getFirst();
    }

    private List<String> list(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
