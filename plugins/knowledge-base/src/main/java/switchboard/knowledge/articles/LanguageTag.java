package switchboard.knowledge.articles;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** BCP 47 tags as people write them. */
public final class LanguageTag {

    /** The longest tag a language of an article may have. */
    public static final int LONGEST = 35;

    private LanguageTag() {}

    /** The tag in its usual form, {@code zh-hans} as {@code zh-Hans}; empty where it is none or names no language. */
    public static Optional<String> normalized(String tag) {
        if (tag.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }
}
