package switchboard.tickets.information;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/** Reads key information. Faults are recorded in the input, which the caller checks. */
public final class InformationInput {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_STEP = 2_000;
    private static final int LONGEST_CODE = 500;
    private static final int LONGEST_SITE = 500;
    private static final int MOST_CODES = 50;
    private static final int MOST_STEPS = 100;
    private static final int MOST_USERS = 100_000_000;
    private static final int MOST_MINUTES = 100_000;

    private InformationInput() {}

    /** What is said; parts of which nothing is said are not known. */
    public static KeyInformation read(Input input) {
        Instant occurredAt = input.instant("occurredAt");
        List<String> codes = input.texts("errorCodes", MOST_CODES, LONGEST_CODE);
        return new KeyInformation(
                occurredAt == null ? null : occurredAt.truncatedTo(ChronoUnit.MICROS),
                text(input, "scope", LONGEST_TEXT),
                number(input, "affectedUsers", MOST_USERS),
                codes == null ? List.of() : codes,
                steps(input),
                text(input, "environment", LONGEST_TEXT),
                text(input, "site", LONGEST_SITE),
                number(input, "travelMinutes", MOST_MINUTES));
    }

    private static List<TriedStep> steps(Input input) {
        List<TriedStep> steps = new ArrayList<>();
        List<Input> given = input.objects("triedSteps", MOST_STEPS);
        for (Input each : given == null ? List.<Input>of() : given) {
            steps.add(new TriedStep(each.requiredText("step", LONGEST_STEP), text(each, "effect", LONGEST_STEP)));
            each.noMore();
        }
        return steps;
    }

    private static @Nullable String text(Input input, String field, int longest) {
        String text = input.text(field, longest);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Integer number(Input input, String field, int most) {
        Long number = input.number(field, 0, most);
        return number == null ? null : number.intValue();
    }
}
