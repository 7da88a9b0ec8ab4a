package switchboard.smtp.message;

import java.util.regex.Pattern;

/** Texts of people, made fit for a mail. Nothing that is left in them ends a line of a header. */
final class PlainText {

    static final int LONGEST_NAME = 100;

    /** Without a blank in it, such a line still fits into a header, whose lines have 998 characters at most. */
    static final int LONGEST_SUBJECT = 250;

    /** Control characters, other separators of lines and paragraphs, halves of characters. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\s]+");

    private static final Pattern UNFIT_IN_A_BODY = Pattern.compile("[[\\p{Cc}\\p{Cs}]&&[^\\r\\n\\t]]");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    private PlainText() {}

    /** One line, of at most so many characters. */
    static String line(String text, int longest) {
        String line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** Lines that end as they do in mails. */
    static String body(String text) {
        String sound = UNFIT_IN_A_BODY.matcher(text).replaceAll("\uFFFD");
        return LINE_END.matcher(sound.stripTrailing()).replaceAll("\r\n") + "\r\n";
    }
}
