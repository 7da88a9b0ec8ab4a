package switchboard.api.search;

import java.util.Locale;

/** The language of a text, as far as its analysis is concerned: the primary subtag of a BCP 47 tag. */
public record Language(String code) {

    /** Not known: analysed in a way that suits every script. */
    public static final Language UNKNOWN = new Language("und");

    /** {@code zh-Hans-CN} becomes {@code zh}; what is no tag becomes {@link #UNKNOWN}. */
    public static Language of(String tag) {
        String code = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return code.isEmpty() ? UNKNOWN : new Language(code);
    }
}
