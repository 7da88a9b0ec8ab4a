package switchboard.plugins.sql;

import java.util.List;
import java.util.Set;

/** What no statement of a plugin may hold, whatever tables it names: it reaches beyond tables, or hides a second statement. */
final class ForbiddenParts {

    private static final Set<String> FUNCTIONS = Set.of(
            "load_file",
            "get_lock",
            "release_lock",
            "release_all_locks",
            "is_free_lock",
            "is_used_lock",
            "sleep",
            "benchmark",
            "master_pos_wait",
            "master_gtid_wait",
            "sys_exec",
            "sys_eval",
            "setval");

    private static final Set<String> WORDS = Set.of("outfile", "dumpfile", "infile", "definer", "tablespace");

    private ForbiddenParts() {}

    static void check(List<SqlToken> tokens) {
        for (int index = 0; index < tokens.size(); index++) {
            SqlToken token = tokens.get(index);
            SqlToken next = index + 1 < tokens.size() ? tokens.get(index + 1) : SqlToken.LAST;
            if (token.isSign(';')) {
                throw new StatementRefused("several statements in one");
            }
            if (token.isSign('@')) {
                throw new StatementRefused("variables");
            }
            if (token.isIdentifier() && next.isSign('(') && FUNCTIONS.contains(token.lower())) {
                throw new StatementRefused("the function " + token.text());
            }
            if (token.isIdentifier()
                    && next.isSign('(')
                    && index > 0
                    && tokens.get(index - 1).isSign('.')) {
                throw new StatementRefused("a function of a schema");
            }
            if (token.kind() == SqlToken.Kind.WORD && WORDS.contains(token.lower())) {
                throw new StatementRefused(token.text());
            }
            checkOption(tokens, index);
        }
    }

    /** Engines that reach other servers or files, and folders of the server. */
    private static void checkOption(List<SqlToken> tokens, int index) {
        SqlToken token = tokens.get(index);
        SqlToken before = index > 0 ? tokens.get(index - 1) : SqlToken.LAST;
        if (token.isWord("directory") && (before.isWord("data") || before.isWord("index"))) {
            throw new StatementRefused(before.text() + " DIRECTORY");
        }
        boolean first = index > 1 && before.isSign('=') && tokens.get(index - 2).isWord("engine");
        if ((first || before.isWord("engine"))
                && token.isIdentifier()
                && !token.lower().equals("innodb")) {
            throw new StatementRefused("the engine " + token.text());
        }
    }
}
