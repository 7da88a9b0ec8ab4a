package switchboard.plugins.sql;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param text of a name: without its quotes; of a word: as written
 */
record SqlToken(Kind kind, String text) {

    enum Kind {
        /** A bare keyword or name. */
        WORD,
        /** A name in backticks. */
        NAME,
        /** A text in single or double quotes. */
        TEXT,
        NUMBER,
        /** One character of anything else. */
        SIGN,
        END
    }

    static final SqlToken LAST = new SqlToken(Kind.END, "");

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it can name a table. */
    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }
}
