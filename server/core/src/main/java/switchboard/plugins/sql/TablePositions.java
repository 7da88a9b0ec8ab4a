package switchboard.plugins.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds the names that stand where a table stands. It follows parentheses and clauses, not the whole grammar; where it is
 * in doubt it takes a name for a table, so that a plugin is refused rather than let through.
 */
final class TablePositions {

    /** Functions in whose parentheses FROM is not the beginning of a list of tables. */
    private static final Set<String> FROM_IS_A_SEPARATOR = Set.of("extract", "trim", "substring", "substr", "mid");

    private static final Set<String> ENDS_TABLES = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "set",
            "union",
            "intersect",
            "except",
            "window",
            "values",
            "value",
            "select",
            "on",
            "using",
            "procedure",
            "returning",
            "lock",
            "offset",
            "fetch",
            "as",
            "with");

    private static final Set<String> SKIPPED = Set.of(
            "if",
            "not",
            "exists",
            "ignore",
            "low_priority",
            "delayed",
            "quick",
            "high_priority",
            "only",
            "lateral",
            "wait",
            "nowait",
            "into",
            "table",
            "from",
            "temporary");

    private static final Pattern SAFE = Pattern.compile("[a-z0-9_]+");

    private final List<SqlToken> tokens;
    private final Consumer<String> table;
    private final List<Introduced> introduced = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    /** A name that stands for a query of the statement itself between two tokens; elsewhere it is a table's. */
    private record Introduced(String name, int from, int to) {}

    /** What is going on within one pair of parentheses. */
    private static final class Level {
        private final boolean separatorOnly;
        private boolean expected;
        private boolean list;

        Level(boolean separatorOnly, boolean expected) {
            this.separatorOnly = separatorOnly;
            this.expected = expected;
            this.list = expected;
        }
    }

    TablePositions(List<SqlToken> tokens, Consumer<String> table) {
        this.tokens = tokens;
        this.table = table;
    }

    void walk() {
        introduce();
        levels.push(new Level(false, false));
        for (int index = 0; index < tokens.size(); index++) {
            SqlToken token = tokens.get(index);
            Level level = levels.element();
            if (token.isSign('(')) {
                open(index, level);
            } else if (token.isSign(')')) {
                close();
            } else if (token.isSign(',')) {
                level.expected = level.list;
            } else if (!isClause(token, index, level) && level.expected) {
                name(index);
                level.expected = false;
            }
        }
    }

    private boolean isClause(SqlToken token, int index, Level level) {
        return token.kind() == SqlToken.Kind.WORD && clause(token.lower(), index, level);
    }

    /** The names that WITH introduces: {@code WITH [RECURSIVE] a [(…)] AS (…), b AS (…)}. */
    private void introduce() {
        for (int index = 1; index + 1 < tokens.size(); index++) {
            if (tokens.get(index).isWord("as") && tokens.get(index + 1).isSign('(')) {
                int before = index - 1;
                if (tokens.get(before).isSign(')')) {
                    before = opening(before) - 1;
                }
                SqlToken previous = at(before - 1);
                if (at(before).isIdentifier()
                        && (previous.isWord("with") || previous.isWord("recursive") || previous.isSign(','))
                        && startsQuery(index + 2)) {
                    // Its own query sees it only where it is recursive; without that it would name a table there.
                    int known = isRecursive(before) ? index : closing(index + 1);
                    introduced.add(new Introduced(at(before).lower(), known, endOfQuery(before)));
                }
            }
        }
    }

    /** Whether the WITH that this name belongs to is recursive. */
    private boolean isRecursive(int name) {
        int depth = 0;
        for (int index = name; index >= 0 && depth <= 0; index--) {
            depth += tokens.get(index).isSign(')') ? -1 : tokens.get(index).isSign('(') ? 1 : 0;
            if (depth == 0 && tokens.get(index).isWord("with")) {
                return at(index + 1).isWord("recursive");
            }
        }
        return false;
    }

    /** Where the parenthesis ends in which this token stands. */
    private int endOfQuery(int token) {
        int depth = 0;
        for (int index = token; index < tokens.size(); index++) {
            depth += tokens.get(index).isSign('(') ? 1 : tokens.get(index).isSign(')') ? -1 : 0;
            if (depth < 0) {
                return index;
            }
        }
        return tokens.size();
    }

    private int closing(int opening) {
        return endOfQuery(opening + 1);
    }

    private int opening(int closing) {
        int depth = 0;
        for (int index = closing; index >= 0; index--) {
            depth += tokens.get(index).isSign(')') ? 1 : tokens.get(index).isSign('(') ? -1 : 0;
            if (depth == 0) {
                return index;
            }
        }
        return 0;
    }

    private boolean startsQuery(int index) {
        SqlToken token = at(index);
        return token.isWord("select") || token.isWord("with") || token.isWord("values") || token.isSign('(');
    }

    private void open(int index, Level level) {
        boolean nested =
                level.expected && (!startsQuery(index + 1) || at(index + 1).isSign('('));
        boolean separator = at(index - 1).kind() == SqlToken.Kind.WORD
                && FROM_IS_A_SEPARATOR.contains(at(index - 1).lower());
        levels.push(new Level(separator, nested || ofSequence(at(index - 1))));
        level.expected = false;
    }

    /** Their argument is the name of a sequence, which stands among the tables. */
    private static boolean ofSequence(SqlToken function) {
        return function.isIdentifier()
                && (function.lower().equals("nextval") || function.lower().equals("lastval"));
    }

    private void close() {
        if (levels.size() == 1) {
            throw new StatementRefused("a parenthesis too many");
        }
        levels.pop();
    }

    /** Follows a keyword; false where the word is an ordinary name at this place. */
    private boolean clause(String word, int index, Level level) {
        switch (word) {
            case "from" -> begin(level, !level.separatorOnly);
            case "join", "straight_join" -> begin(level, true);
            case "into" -> beginOne(level, true);
            case "references" -> beginOne(level, true);
            case "update" ->
                begin(level, !at(index - 1).isWord("key") && !at(index - 1).isWord("on") && !isForUpdate(index));
            case "table" -> begin(level, isDefinition() && levels.size() == 1, isListOfTables());
            case "view", "sequence" -> begin(level, isDefinition() && index <= 10, isListOfTables());
            case "insert", "replace" -> beginOne(level, isVerb(index));
            case "delete" -> begin(level, isVerb(index));
            case "to" -> begin(level, tokens.getFirst().isWord("rename") || isRename(index), isListOfTables());
            case "rename" -> beginOne(level, isRenameOfTable(index));
            case "like" -> beginOne(level, isCopyOfTable(index));
            case "on" -> onClause(level);
            case "for" -> forClause(index, level);
            default -> {
                if (level.expected && SKIPPED.contains(word)) {
                    return true;
                }
                // In a list of tables VALUE can only be a name, such as that of an alias.
                if (ENDS_TABLES.contains(word) && !((level.expected || level.list) && word.equals("value"))) {
                    end(word, level);
                    return true;
                }
                return false;
            }
        }
        return true;
    }

    private static void begin(Level level, boolean tables) {
        begin(level, tables, true);
    }

    private static void beginOne(Level level, boolean table) {
        begin(level, table, false);
    }

    private static void begin(Level level, boolean table, boolean list) {
        if (table) {
            level.expected = true;
            level.list = list;
        }
    }

    private static void end(String word, Level level) {
        level.expected = false;
        // After ON, USING and AS the list of tables goes on.
        level.list = level.list && (word.equals("on") || word.equals("using") || word.equals("as"));
    }

    private boolean isForUpdate(int index) {
        return at(index - 1).isWord("for");
    }

    private boolean isVerb(int index) {
        SqlToken before = at(index - 1);
        return index == 0
                || (before.isSign('(') && index == 1)
                || (before.isSign(')') && at(index + 1).isIdentifier());
    }

    private boolean isDefinition() {
        SqlToken first = tokens.getFirst();
        return first.isWord("create") || first.isWord("alter") || first.isWord("drop") || first.isWord("rename");
    }

    private boolean isListOfTables() {
        return tokens.getFirst().isWord("drop") || tokens.getFirst().isWord("rename");
    }

    /** {@code CREATE TABLE a LIKE b}, also in parentheses; elsewhere LIKE compares. */
    private boolean isCopyOfTable(int index) {
        return tokens.getFirst().isWord("create")
                && levels.size() <= 2
                && index <= 10
                && tokens.subList(0, index).stream().noneMatch(token -> token.isWord("select") || token.isSign(','));
    }

    private boolean isRename(int index) {
        return at(index - 1).isWord("rename");
    }

    /** {@code ALTER TABLE a RENAME [TO|AS|=] b}, but not {@code RENAME COLUMN} or {@code RENAME INDEX}. */
    private boolean isRenameOfTable(int index) {
        SqlToken next = at(index + 1);
        return tokens.getFirst().isWord("alter")
                && !next.isWord("column")
                && !next.isWord("index")
                && !next.isWord("key");
    }

    private void onClause(Level level) {
        if (tokens.getFirst().isWord("create") && levels.size() == 1 && isIndexDefinition()) {
            beginOne(level, true);
        } else if (tokens.getFirst().isWord("drop")) {
            beginOne(level, true);
        } else {
            end("on", level);
        }
    }

    /** {@code FOR UPDATE} ends the tables; {@code NEXT VALUE FOR} names one; in two other places it is no clause. */
    private void forClause(int index, Level level) {
        SqlToken before = at(index - 1);
        if (before.isWord("value")
                && (at(index - 2).isWord("next") || at(index - 2).isWord("previous"))) {
            beginOne(level, true);
        } else if (!at(index + 1).isWord("system_time") && !before.isWord("index") && !before.isWord("key")) {
            end("for", level);
        }
    }

    private boolean isIndexDefinition() {
        return tokens.stream().limit(6).anyMatch(token -> token.isWord("index"));
    }

    private void name(int index) {
        SqlToken token = at(index);
        if (!token.isIdentifier()) {
            throw new StatementRefused("something else than a name where a table should stand");
        }
        if (at(index + 1).isSign('.')) {
            throw new StatementRefused("the schema " + token.text());
        }
        if (at(index + 1).isSign('(') && levels.element().list) {
            if (token.lower().equals("json_table")) {
                return;
            }
            // In a list of tables; elsewhere the columns of an insert, an index or a definition follow their table.
            throw new StatementRefused("a table made by the function " + token.text());
        }
        if (isIntroduced(token, index) || token.isWord("dual")) {
            return;
        }
        if (!SAFE.matcher(token.lower()).matches()) {
            throw new StatementRefused("the name " + token.text());
        }
        table.accept(token.text());
    }

    private boolean isIntroduced(SqlToken token, int index) {
        return introduced.stream()
                .anyMatch(one -> one.name().equals(token.lower()) && one.from() <= index && index < one.to());
    }

    private SqlToken at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : SqlToken.LAST;
    }
}
