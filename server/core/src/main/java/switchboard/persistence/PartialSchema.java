package switchboard.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of the schema by name: tables, views and sequences. */
final class PartialSchema {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private final Connection connection;
    private final Predicate<String> part;

    /** @param part the names that belong to it */
    PartialSchema(Connection connection, Predicate<String> part) {
        this.connection = connection;
        this.part = part;
    }

    /** Tables of every kind but views and sequences, in order of their names. */
    List<SchemaTable> tables() throws SQLException {
        SchemaTables reader = new SchemaTables(connection);
        List<SchemaTable> tables = new ArrayList<>();
        for (String name : names("table_type NOT IN ('VIEW', 'SEQUENCE')")) {
            tables.add(reader.table(name));
        }
        return tables;
    }

    /**
     * The statements that make it all again, in an order in which they can be run: sequences, which defaults of columns
     * name, then tables, then views, each after those it reads. Foreign keys may point forward: the script switches their
     * check off.
     */
    List<String> definitions(List<SchemaTable> tables) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String sequence : names("table_type = 'SEQUENCE'")) {
            statements.add(shown("SHOW CREATE SEQUENCE " + SchemaTables.quoted(sequence)));
            statements.add("ALTER SEQUENCE " + SchemaTables.quoted(sequence) + " RESTART "
                    + new SchemaTables(connection)
                            .one("SELECT next_not_cached_value FROM " + SchemaTables.quoted(sequence)));
        }
        tables.forEach(table -> statements.add(table.createStatement()));
        Set<String> views = new LinkedHashSet<>(names("table_type = 'VIEW'"));
        while (!views.isEmpty()) {
            String view = views.iterator().next();
            addView(view, views, statements);
        }
        return statements;
    }

    private void addView(String view, Set<String> left, List<String> statements) throws SQLException {
        left.remove(view);
        String statement = shown("SHOW CREATE VIEW " + SchemaTables.quoted(view));
        Matcher names = QUOTED.matcher(statement);
        while (names.find()) {
            if (left.contains(names.group(1))) {
                addView(names.group(1), left, statements);
            }
        }
        statements.add(statement.replaceFirst("(?s)^CREATE .*? VIEW ", "CREATE VIEW "));
    }

    private String shown(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(2);
        }
    }

    private List<String> names(String kind) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE() AND " + kind + " ORDER BY table_name");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (part.test(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
