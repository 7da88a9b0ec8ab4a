package switchboard.plugins.sql;

import java.util.List;
import java.util.Set;

/** What a migration may define: tables, indexes, views and sequences, and nothing that the server runs by itself. */
final class DefinitionShape {

    private static final Set<String> KINDS = Set.of("table", "index", "view", "sequence");
    private static final Set<String> BETWEEN = Set.of(
            "or",
            "replace",
            "temporary",
            "unique",
            "fulltext",
            "spatial",
            "online",
            "ignore",
            "algorithm",
            "merge",
            "temptable",
            "undefined",
            "sql",
            "security",
            "invoker");

    private DefinitionShape() {}

    static void check(List<SqlToken> tokens) {
        for (int index = 1; index < tokens.size(); index++) {
            SqlToken token = tokens.get(index);
            if (token.kind() == SqlToken.Kind.WORD && KINDS.contains(token.lower())) {
                return;
            }
            if (!token.isSign('=') && !(token.kind() == SqlToken.Kind.WORD && BETWEEN.contains(token.lower()))) {
                break;
            }
        }
        throw new StatementRefused("a definition of anything but a table, an index, a view or a sequence");
    }
}
