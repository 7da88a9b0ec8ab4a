package switchboard.attachments;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;

/** Makes a name that is safe to store, to show and to save under of what a sender calls a file. */
public final class FileNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_GIVEN = 4_000;
    private static final int LONGEST_EXTENSION = 20;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private FileNames() {}

    /**
     * The last part of the path, without control and invisible characters, at most 200 characters.
     *
     * @throws InvalidInputException where nothing is left, or the name is absent
     */
    public static String safe(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new InvalidInputException("fileName", "required", "fileName is required.");
        }
        if (given.length() > LONGEST_GIVEN) {
            throw new InvalidInputException("fileName", "too_long", "fileName is too long.");
        }
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        name = FORBIDDEN.matcher(name).replaceAll("_").strip();
        name = withoutTrailingDots(name);
        if (name.isEmpty()) {
            throw new InvalidInputException("fileName", "format", "fileName is no name of a file.");
        }
        return shortened(DEVICE.matcher(name).matches() ? "_" + name : name);
    }

    private static String withoutTrailingDots(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int kept = LONGEST - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }
}
