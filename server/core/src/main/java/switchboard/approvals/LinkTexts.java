package switchboard.approvals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What the pages of links say, one file for each language. */
final class LinkTexts {

    private static final String REFUSAL = "refusal.";

    private final Map<String, Properties> languages = new HashMap<>();

    LinkTexts() {
        LinkReader.LANGUAGES.forEach(language -> languages.put(language, read(language)));
    }

    private static Properties read(String language) {
        try (InputStream file = LinkTexts.class.getResourceAsStream("page." + language + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("The texts in " + language + " are missing");
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String of(LinkReader reader, String key) {
        String text = languages.get(reader.language()).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("There is no text " + key + " in " + reader.language());
        }
        return text;
    }

    /** A text with a value in the place of {@code {}}. */
    String of(LinkReader reader, String key, String value) {
        return of(reader, key).replace("{}", value);
    }

    /** Why a link decides nothing. */
    String refusal(LinkReader reader, String code) {
        String text = languages.get(reader.language()).getProperty(REFUSAL + code);
        return text == null ? of(reader, REFUSAL + "other") : text;
    }
}
