package switchboard.approvals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import switchboard.http.AcceptedLanguages;

/**
 * Who reads a page: in which language and time zone.
 *
 * @param language one of those that the pages are written in
 */
record LinkReader(String language, String zone) {

    private static final String LAST = "en";

    /** Those the pages are written in. */
    static final List<String> LANGUAGES = List.of(LAST, "sv", "ru", "zh");

    static final LinkReader ANYBODY = new LinkReader(LAST, "UTC");

    /** @param tags the first that the pages are written in wins */
    static LinkReader of(List<String> tags, String zone) {
        return new LinkReader(
                tags.stream()
                        .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                        .filter(LANGUAGES::contains)
                        .findFirst()
                        .orElse(LAST),
                zone);
    }

    /** Somebody of whom only the header {@code Accept-Language} is known. */
    static LinkReader accepting(@Nullable String languages) {
        return of(AcceptedLanguages.of(languages).tags(), ANYBODY.zone());
    }

    String time(Instant instant) {
        ZoneId place = place();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(Locale.forLanguageTag(language))
                        .withZone(place)
                        .format(instant)
                + " (" + place.getId() + ")";
    }

    private ZoneId place() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
