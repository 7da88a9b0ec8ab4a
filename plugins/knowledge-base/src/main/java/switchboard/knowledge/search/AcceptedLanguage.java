package switchboard.knowledge.search;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import switchboard.knowledge.articles.LanguageTag;

/** The language that a request says its person reads best. */
final class AcceptedLanguage {

    private static final int LONGEST = 500;

    private AcceptedLanguage() {}

    /** The first choice of an {@code Accept-Language} header; null where there is none, or it makes no sense. */
    static @Nullable String of(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return null;
        }
        try {
            List<Locale.LanguageRange> choices = Locale.LanguageRange.parse(header);
            return choices.stream()
                    .filter(choice -> choice.getWeight() > 0)
                    .findFirst()
                    .flatMap(choice -> LanguageTag.normalized(choice.getRange()))
                    .orElse(null);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
