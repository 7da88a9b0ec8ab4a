package switchboard.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The languages of a header {@code Accept-Language}, the dearest first.
 *
 * @param tags BCP 47
 */
public record AcceptedLanguages(List<String> tags) {

    private static final String LAST = "en";

    /** No header, or one that says nothing, accepts none before others. */
    public static AcceptedLanguages of(@Nullable String header) {
        if (header == null) {
            return new AcceptedLanguages(List.of());
        }
        try {
            return new AcceptedLanguages(Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange)
                    .toList());
        } catch (IllegalArgumentException noLanguages) {
            return new AcceptedLanguages(List.of());
        }
    }

    /** Which of the languages something is written in to read: an accepted one, English, any; null where there is none. */
    @Nullable
    public String best(Map<String, String> texts) {
        Map<String, String> written = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        texts.keySet().forEach(tag -> written.put(tag, tag));
        for (String tag : tags) {
            String exact = written.get(tag);
            if (exact != null) {
                return exact;
            }
            for (String other : written.values()) {
                if (language(other).equals(language(tag))) {
                    return other;
                }
            }
        }
        return written.containsKey(LAST)
                ? written.get(LAST)
                : written.values().stream().findFirst().orElse(null);
    }

    private static String language(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}
