package switchboard.plugins.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.archive.ReservedNames;

/**
 * Says whether a statement keeps to one plugin's tables. Two nets: every name in the position of a table must begin
 * with the prefix (or be a name that WITH introduced), and no name anywhere may look like a table of the core or of the
 * system. The second holds also where the first misunderstands the grammar.
 *
 * <p>This keeps honest plugins honest. Plugins are trusted code and this is no sandbox.
 */
public final class TableGuard {

    private static final Set<String> QUERIES =
            Set.of("select", "with", "insert", "replace", "update", "delete", "values");
    private static final Set<String> DEFINITIONS = Set.of("create", "alter", "drop", "rename");
    private static final Set<String> SYSTEM_SCHEMAS = Set.of("mysql", "sys");

    private final @Nullable String prefix;

    /** @param prefix of the plugin's own tables; null for a plugin that has none and so may name none */
    public TableGuard(@Nullable String prefix) {
        this.prefix = prefix;
    }

    /**
     * Checks a query or a change of rows.
     *
     * @throws StatementRefused where it is anything else, or names a foreign table
     */
    public void checkQuery(String sql) {
        check(sql, false);
    }

    /** Checks one statement of a migration: also definitions of tables, indexes, views and sequences are permitted. */
    public void checkMigration(String sql) {
        check(sql, true);
    }

    private void check(String sql, boolean migration) {
        List<SqlToken> tokens = withoutEnd(SqlTokens.of(sql));
        int first = 0;
        while (first < tokens.size() && tokens.get(first).isSign('(')) {
            first++;
        }
        SqlToken verb = first < tokens.size() ? tokens.get(first) : SqlToken.LAST;
        boolean definition = migration && DEFINITIONS.contains(verb.lower());
        if (verb.kind() != SqlToken.Kind.WORD || !(definition || QUERIES.contains(verb.lower()))) {
            throw new StatementRefused("a statement of the kind " + verb.text().toUpperCase(Locale.ROOT));
        }
        for (int index = 0; index < tokens.size(); index++) {
            checkMention(tokens, index);
        }
        ForbiddenParts.check(tokens);
        if (definition) {
            DefinitionShape.check(tokens);
        }
        new TablePositions(tokens, this::checkTable).walk();
    }

    private static List<SqlToken> withoutEnd(List<SqlToken> tokens) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSign(';')) {
            end--;
        }
        return tokens.subList(0, end);
    }

    private static void checkMention(List<SqlToken> tokens, int index) {
        SqlToken token = tokens.get(index);
        if (!token.isIdentifier()) {
            return;
        }
        String name = token.lower();
        boolean schema =
                index + 1 < tokens.size() && tokens.get(index + 1).isSign('.') && SYSTEM_SCHEMAS.contains(name);
        if (schema || name.endsWith("_schema") || ReservedNames.isForeignTable(name)) {
            throw new StatementRefused("the name " + token.text());
        }
    }

    /** @param name of a table, in the position of one */
    private void checkTable(String name) {
        if (prefix == null || !name.startsWith(prefix) || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new StatementRefused(
                    "the table " + name + (prefix == null ? "" : ", whose name does not begin with " + prefix));
        }
    }
}
