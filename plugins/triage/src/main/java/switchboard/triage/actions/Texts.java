package switchboard.triage.actions;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Texts in several languages. */
public final class Texts {

    private Texts() {}

    /** What a macro says in public, in the language of whoever reads it; empty where it says nothing or is gone. */
    public interface Replies {
        String reply(String macro, UUID organization, String locale);
    }

    /** The text for a language: its own, that of the language without its region, English, or the first there is. */
    public static String in(Map<String, ?> texts, String locale) {
        String tag = locale.replace('_', '-');
        Object text = texts.get(tag);
        if (text == null) {
            text = texts.get(Locale.forLanguageTag(tag).getLanguage());
        }
        if (text == null) {
            text = texts.get("en");
        }
        if (text == null && !texts.isEmpty()) {
            text = texts.values().iterator().next();
        }
        return text == null ? "" : text.toString();
    }
}
