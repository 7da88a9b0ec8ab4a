package switchboard.triage.macros;

import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.triage.actions.ActionReader;
import switchboard.triage.actions.Placeholders;
import switchboard.triage.definitions.Shape;

/** What is particular to a macro: a reply and a note in several languages, fields to set, a move. */
public final class MacroShape implements Shape {

    private static final int MOST_LANGUAGES = 40;

    private final ActionReader actions;

    public MacroShape(ActionReader actions) {
        this.actions = actions;
    }

    @Override
    public Map<String, Object> read(Input input) {
        Map<String, Object> content = new LinkedHashMap<>();
        put(content, "reply", texts(input, "reply"));
        put(content, "note", texts(input, "note"));
        if (input.has("fields") && input.any("fields") != null) {
            content.put("fields", actions.fields(input));
        }
        put(content, "transition", transition(input));
        if (content.isEmpty()) {
            input.fail("reply", "required", "or a note, fields or a transition must be given");
        }
        return content;
    }

    private static @Nullable Map<String, Object> texts(Input input, String field) {
        Input given = input.object(field);
        if (given == null) {
            return null;
        }
        if (given.names().isEmpty() || given.names().size() > MOST_LANGUAGES) {
            input.fail(field, "required", "must have a text in 1 to " + MOST_LANGUAGES + " languages");
        }
        Map<String, Object> texts = new LinkedHashMap<>();
        for (String language : given.names()) {
            String text = given.requiredText(language, ActionReader.LONGEST_TEXT);
            if (!isLanguage(language)) {
                given.fail(language, "format", "is no language tag, such as en or zh-CN");
            }
            Placeholders.unknown(text)
                    .ifPresent(name ->
                            given.fail(language, "not_allowed", "names {{" + name + "}}, which stands for nothing"));
            texts.put(language, text);
        }
        return texts;
    }

    private static boolean isLanguage(String tag) {
        try {
            return tag.length() <= 35
                    && !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException none) {
            return false;
        }
    }

    private static @Nullable Map<String, Object> transition(Input input) {
        Input given = input.object("transition");
        if (given == null) {
            return null;
        }
        Map<String, Object> move = new LinkedHashMap<>();
        move.put("to", given.requiredText("to", 60));
        put(move, "resolution", given.text("resolution", ActionReader.LONGEST_TEXT));
        put(move, "code", given.text("code", 60));
        put(move, "comment", given.text("comment", ActionReader.LONGEST_TEXT));
        given.noMore();
        return move;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
