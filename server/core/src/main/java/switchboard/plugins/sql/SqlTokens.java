package switchboard.plugins.sql;

import java.util.ArrayList;
import java.util.List;
import switchboard.plugins.sql.SqlToken.Kind;

/**
 * Cuts a statement into tokens the way MariaDB does in the mode of our connections (backslash escapes on, ANSI_QUOTES
 * off). Whatever MariaDB could read in two ways is refused: executable comments, unclosed quotes, odd control characters.
 */
final class SqlTokens {

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    static List<SqlToken> of(String sql) {
        SqlTokens reader = new SqlTokens(sql);
        while (reader.at < sql.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    /** The statements of a script, without those that hold nothing but comments. */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        SqlTokens reader = new SqlTokens(script);
        int start = 0;
        while (reader.at < script.length()) {
            reader.next();
            boolean end = !reader.tokens.isEmpty() && reader.tokens.getLast().isSign(';');
            if (end || reader.at >= script.length()) {
                if (reader.tokens.size() > (end ? 1 : 0)) {
                    statements.add(script.substring(start, end ? reader.at - 1 : reader.at));
                }
                reader.tokens.clear();
                start = reader.at;
            }
        }
        return statements;
    }

    private void next() {
        char letter = sql.charAt(at);
        if (isSpace(letter)) {
            at++;
        } else if (letter == '#' || (letter == '-' && isLineComment())) {
            skipLine();
        } else if (letter == '/' && peek(1) == '*') {
            skipComment();
        } else if (letter == '\'' || letter == '"') {
            tokens.add(new SqlToken(Kind.TEXT, quoted(letter, true)));
        } else if (letter == '`') {
            tokens.add(new SqlToken(Kind.NAME, quoted('`', false)));
        } else if (isNamePart(letter)) {
            word();
        } else if (letter < ' ' || letter == 0x7F) {
            throw new StatementRefused("control characters outside of a text");
        } else {
            tokens.add(new SqlToken(Kind.SIGN, String.valueOf(letter)));
            at++;
        }
    }

    /** Two hyphens begin a comment only before white space; otherwise they are two minus signs. */
    private boolean isLineComment() {
        return peek(1) == '-' && (at + 2 >= sql.length() || peek(2) <= ' ');
    }

    private void skipLine() {
        while (at < sql.length() && sql.charAt(at) != '\n') {
            at++;
        }
    }

    private void skipComment() {
        char first = peek(2);
        if (first == '!' || ((first == 'M' || first == 'm') && peek(3) == '!')) {
            throw new StatementRefused("executable comments");
        }
        int end = sql.indexOf("*/", at + 2);
        if (end < 0) {
            throw new StatementRefused("an unclosed comment");
        }
        at = end + 2;
    }

    private String quoted(char quote, boolean backslash) {
        StringBuilder text = new StringBuilder();
        for (at++; at < sql.length(); at++) {
            char letter = sql.charAt(at);
            if (letter == '\\' && backslash) {
                at++;
                text.append(peek(0));
            } else if (letter != quote) {
                text.append(letter);
            } else if (peek(1) == quote) {
                at++;
                text.append(quote);
            } else {
                at++;
                return text.toString();
            }
        }
        throw new StatementRefused("an unclosed quote");
    }

    private void word() {
        int start = at;
        boolean digits = true;
        while (at < sql.length() && isNamePart(sql.charAt(at))) {
            digits &= sql.charAt(at) >= '0' && sql.charAt(at) <= '9';
            at++;
        }
        tokens.add(new SqlToken(digits ? Kind.NUMBER : Kind.WORD, sql.substring(start, at)));
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
    }

    /** As MariaDB has it: letters of other scripts and no-break spaces are parts of names. */
    private static boolean isNamePart(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '_'
                || letter == '$'
                || letter >= 0x80;
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || (letter >= '\t' && letter <= '\r');
    }
}
