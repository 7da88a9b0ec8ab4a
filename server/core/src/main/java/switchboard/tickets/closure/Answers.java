package switchboard.tickets.closure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/**
 * What is asked whenever a ticket is closed. True, false, or null where the question does not apply or nobody can say.
 *
 * @param serviceLevelMet whether what was agreed was kept
 * @param serviceRestored whether the user can work again
 * @param incidentSolved whether the cause is gone
 * @param requestFulfilled whether the user got what was asked for
 */
public record Answers(
        @Nullable Boolean serviceLevelMet,
        @Nullable Boolean serviceRestored,
        @Nullable Boolean incidentSolved,
        @Nullable Boolean requestFulfilled) {

    public static final Answers NONE = new Answers(null, null, null, null);

    /** Reads the object {@code closure} of a command. Faults are recorded in the input, which the caller checks. */
    public static Answers read(@Nullable Input closure) {
        if (closure == null) {
            return NONE;
        }
        Answers answers = new Answers(
                closure.flag("serviceLevelMet"),
                closure.flag("serviceRestored"),
                closure.flag("incidentSolved"),
                closure.flag("requestFulfilled"));
        closure.noMore();
        return answers;
    }

    /** These, and the others where these say nothing. */
    public Answers or(Answers others) {
        return new Answers(
                serviceLevelMet == null ? others.serviceLevelMet : serviceLevelMet,
                serviceRestored == null ? others.serviceRestored : serviceRestored,
                incidentSolved == null ? others.incidentSolved : incidentSolved,
                requestFulfilled == null ? others.requestFulfilled : requestFulfilled);
    }

    /** By name, nulls included. */
    public Map<String, @Nullable Object> byName() {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        answers.put("serviceLevelMet", serviceLevelMet);
        answers.put("serviceRestored", serviceRestored);
        answers.put("incidentSolved", incidentSolved);
        answers.put("requestFulfilled", requestFulfilled);
        return answers;
    }
}
