package switchboard.plugins.archive;

import com.github.zafarkhaja.semver.Version;

/** Semantic versions and ranges of them, in the notation of PF4J: {@code >=1.0.0 & <2.0.0}. */
public final class VersionRange {

    private static final int LONGEST = 60;

    private VersionRange() {}

    /** Whether the text is a version: {@code 1.2.3}, with a pre-release and build metadata where it has them. */
    public static boolean isVersion(String text) {
        return text.length() <= LONGEST && Version.isValid(text);
    }

    /** Whether the version lies in the range; {@code *} and an empty range hold every version. */
    public static boolean contains(String range, String version) {
        return range.isBlank()
                || range.strip().equals("*")
                || Version.parse(version).satisfies(range);
    }

    /** Whether the text is a range. */
    public static boolean isRange(String text) {
        try {
            contains(text, "1.0.0");
            return text.length() <= LONGEST;
        } catch (RuntimeException noRange) {
            // The parser has several exceptions for what is no range, without a common type.
            return false;
        }
    }

    /** Less than, equal to or more than 0, by precedence: build metadata does not count. */
    public static int compare(String one, String other) {
        return Version.parse(one).compareToIgnoreBuildMetadata(Version.parse(other));
    }
}
