package switchboard.tickets.closure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers where nobody gives any: from the kind, the closure code, and what the guards of plugins say. A code that
 * the desk does not know answers nothing, and neither does silence.
 */
public final class DefaultAnswers {

    /** The end of the name of a guard's field that says whether a service level was met. */
    private static final String MET = ".met";

    private static final Set<String> FAULTS = Set.of("incident", "event", "problem");
    private static final Set<String> REQUESTS = Set.of("service_request", "change");

    /** Closure codes by whether the user can work again and whether the cause is gone. */
    private static final Map<String, Answers> OF_FAULTS = Map.of(
            "solved", fault(true, true),
            "fulfilled", fault(true, true),
            "workaround", fault(true, false),
            "known_error", fault(null, false),
            "no_fault_found", fault(true, null),
            "not_reproducible", fault(true, null),
            "rejected", fault(false, false));

    private static final Map<String, Answers> OF_REQUESTS = Map.of(
            "solved", request(true),
            "fulfilled", request(true),
            "workaround", request(true),
            "rejected", request(false),
            "withdrawn", request(false));

    private DefaultAnswers() {}

    /**
     * @param confirmed whether the requester has confirmed, in person or to somebody who asked
     * @param facts what the guards gave at the closing
     */
    public static Answers of(String kind, @Nullable String closureCode, boolean confirmed, Map<String, Object> facts) {
        return byCode(kind, closureCode, confirmed).or(new Answers(met(facts), null, null, null));
    }

    private static Answers byCode(String kind, @Nullable String closureCode, boolean confirmed) {
        String code = closureCode == null ? (confirmed ? "solved" : "") : closureCode;
        if (FAULTS.contains(kind)) {
            return OF_FAULTS.getOrDefault(code, Answers.NONE);
        }
        return REQUESTS.contains(kind) ? OF_REQUESTS.getOrDefault(code, Answers.NONE) : Answers.NONE;
    }

    /** The first by name, so that it is the same one whenever it is asked. */
    private static @Nullable Boolean met(Map<String, Object> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .filter(fact -> fact.getKey().endsWith(MET) && fact.getValue() instanceof Boolean)
                        .map(fact -> (Boolean) fact.getValue())
                        .findFirst()
                        .orElse(null);
    }

    private static Answers fault(@Nullable Boolean restored, @Nullable Boolean solved) {
        return new Answers(null, restored, solved, null);
    }

    private static Answers request(boolean fulfilled) {
        return new Answers(null, null, null, fulfilled);
    }
}
