package switchboard.tickets.codes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/** What a command says about a code. Faults are recorded in the input, which the caller checks. */
record CodeInput(
        Map<String, @Nullable String> labels,
        @Nullable Boolean active,
        @Nullable Long ordinal,
        @Nullable Phase phase,
        @Nullable List<String> requiredAtCreation) {

    private static final int LONGEST_KEY = 32;
    private static final int LAST = 100_000;
    /** The rank of a priority, which lists are sorted by, is a thousand less its place. */
    private static final int LAST_PRIORITY = 999;

    private static final int STEP = 10;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    /** They would hide what stands beside the codes of a table. */
    private static final Set<String> RESERVED = Set.of("history", "transitions", "rules");

    /** The key of a code that is to be made. */
    static String key(Input input) {
        String key = input.requiredText("key", LONGEST_KEY);
        if (!key.isEmpty() && (!KEY.matcher(key).matches() || RESERVED.contains(key))) {
            input.fail("key", "format", "must be a word of lower case letters, digits and underscores");
        }
        return key;
    }

    static CodeInput read(Input input, String table, boolean isNew) {
        Map<String, @Nullable String> labels = LabelInput.read(input);
        Boolean active = input.flag("active");
        boolean isPriority = table.equals(CodeBook.PRIORITY);
        Long ordinal = input.number("ordinal", 0, isPriority ? LAST_PRIORITY : LAST);
        if (Boolean.FALSE.equals(active) && table.equals(CodeBook.STATUS)) {
            input.fail("active", "not_allowed", "cannot be false: a status is out of use where no move leads to it");
        }
        if (isPriority && !isNew) {
            input.refuse("ordinal", "not_allowed", "of a priority is fixed: lists are sorted by it");
        }
        return new CodeInput(labels, active, ordinal, phase(input, table, isNew), required(input, table));
    }

    private static @Nullable Phase phase(Input input, String table, boolean isNew) {
        if (!table.equals(CodeBook.STATUS)) {
            return null;
        }
        if (!isNew) {
            input.refuse("phase", "read_only", "is for good: tickets have been in this status");
            return null;
        }
        String phase = input.oneOf("phase", Phase.keys());
        if (phase == null && (!input.has("phase") || input.any("phase") == null)) {
            input.fail("phase", "required", "is required");
        }
        return phase == null ? null : Phase.of(phase);
    }

    private static @Nullable List<String> required(Input input, String table) {
        return table.equals(CodeBook.KIND) && input.has("requiredAtCreation")
                ? Demands.ofCreation(input, "requiredAtCreation")
                : null;
    }

    /** A new code with this said about it; it stands at the end of its table where no place was said. */
    Code made(String table, String key, CodeBook book) {
        int last = book.table(table).values().stream()
                .mapToInt(Code::ordinal)
                .max()
                .orElse(0);
        int most = table.equals(CodeBook.PRIORITY) ? LAST_PRIORITY : LAST;
        return new Code(
                table,
                key,
                labels.isEmpty() ? Map.of("en", key) : LabelInput.merged(Map.of(), labels),
                ordinal == null ? Math.min(last + STEP, most) : ordinal.intValue(),
                active == null || active,
                phase,
                table.equals(CodeBook.KIND) ? (requiredAtCreation == null ? List.of() : requiredAtCreation) : null,
                1);
    }

    /** The code with this said about it, one version on. */
    Code applied(Code before) {
        return new Code(
                before.table(),
                before.key(),
                LabelInput.merged(before.labels(), labels),
                ordinal == null ? before.ordinal() : ordinal.intValue(),
                active == null ? before.active() : active,
                before.phase(),
                requiredAtCreation == null ? before.requiredAtCreation() : requiredAtCreation,
                before.version() + 1);
    }
}
