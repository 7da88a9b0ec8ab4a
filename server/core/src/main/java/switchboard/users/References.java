package switchboard.users;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How names and addresses are folded before they are compared, and what a reference looks like. Folding happens here
 * and not by a collation, so that the database and the code agree on what is the same name.
 */
public final class References {

    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_USERNAME = 100;

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._+-]{0,99}");
    private static final Pattern LOCAL_PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private References() {}

    /** A name as it is compared: compatibility forms unified, lower case, single spaces. */
    public static String fold(String name) {
        String unified = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(Normalizer.normalize(unified, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /** The id, where the text is one. */
    static Optional<UUID> id(String reference) {
        return ID.matcher(reference).matches() ? Optional.of(UUID.fromString(reference)) : Optional.empty();
    }

    /** Whether the text can only be meant as an e-mail address: usernames have no at sign. */
    static boolean looksLikeEmail(String reference) {
        return reference.indexOf('@') >= 0;
    }

    /** Whether it is an address that mail can go to: one at sign, labels of letters and digits, 254 characters. */
    static boolean isEmail(String text) {
        int at = text.indexOf('@');
        if (text.length() > LONGEST_EMAIL
                || fold(text).length() > LONGEST_EMAIL
                || at < 1
                || at != text.lastIndexOf('@')) {
            return false;
        }
        String local = text.substring(0, at);
        if (!LOCAL_PART.matcher(local).matches()
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")) {
            return false;
        }
        String[] labels = text.substring(at + 1).split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length >= 2;
    }

    /** Whether somebody can read it as a name: something to see in it, and nothing that breaks lines. */
    public static boolean isName(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                && text.codePoints().anyMatch(References::isVisible);
    }

    private static boolean isVisible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.FORMAT
                && Character.isDefined(character);
    }

    /** Whether it can be a username: letters, digits and {@code . _ + -}; nothing that reads as an id or as "me". */
    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches()
                && fold(text).length() <= LONGEST_USERNAME
                && id(text).isEmpty()
                && !fold(text).equals("me");
    }
}
