package switchboard.tickets.codes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;

/** Reads labels by language. */
final class LabelInput {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private LabelInput() {}

    /** The labels to set, null ones to be removed; faults are recorded in the input. */
    static Map<String, @Nullable String> read(Input input) {
        Map<String, @Nullable String> labels = new LinkedHashMap<>();
        Input given = input.object("labels");
        if (given == null) {
            return labels;
        }
        for (String language : given.names()) {
            String label = given.text(language, Category.LONGEST);
            if (!LANGUAGE.matcher(language).matches()) {
                given.fail(language.substring(0, Math.min(40, language.length())), "format", "is no language tag");
            } else if (label != null && label.isBlank()) {
                given.fail(language, "required", "must not be blank");
            } else {
                labels.put(language, label == null ? null : label.strip());
            }
        }
        return labels;
    }

    static Map<String, String> merged(Map<String, String> before, Map<String, @Nullable String> change) {
        Map<String, String> after = new TreeMap<>(before);
        change.forEach((language, label) -> {
            if (label == null) {
                after.remove(language);
            } else {
                after.put(language, label);
            }
        });
        if (after.isEmpty()) {
            throw new InvalidInputException("labels", "required", "One label at least is required.");
        }
        return after;
    }
}
