package switchboard.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The core's schema, migrated once per JVM and then copied: a copy takes a tenth of what the migrations take. */
final class SchemaTemplate {

    private final List<String> statements;

    private SchemaTemplate(List<String> statements) {
        this.statements = statements;
    }

    /** Reads what makes the tables of that schema and their rows. */
    static SchemaTemplate of(Connection connection, String schema) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("SET FOREIGN_KEY_CHECKS = 0");
        for (String table : list(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = '"
                        + schema + "' ORDER BY table_name")) {
            String qualified = "`" + schema + "`.`" + table + "`";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + qualified)) {
                row.next();
                statements.add(row.getString(2));
            }
            if (!list(connection, "SELECT 1 FROM " + qualified + " LIMIT 1").isEmpty()) {
                String columns = list(
                                connection,
                                "SELECT GROUP_CONCAT('`', column_name, '`' ORDER BY ordinal_position)"
                                        + " FROM information_schema.columns"
                                        + " WHERE generation_expression IS NULL AND table_schema = '" + schema
                                        + "' AND table_name = '" + table + "'")
                        .getFirst();
                statements.add(
                        "INSERT INTO `" + table + "` (" + columns + ") SELECT " + columns + " FROM " + qualified);
            }
        }
        statements.add("SET FOREIGN_KEY_CHECKS = 1");
        return new SchemaTemplate(statements);
    }

    /** Copies it into the schema that the connection is in. */
    void copyTo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> list(Connection connection, String sql) throws SQLException {
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
