package switchboard.plugins.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The circuits of one generation: one for each kind of call and what it goes to (a route, a guard, a subscription), so that
 * one broken route does not take the others with it.
 */
final class Circuits {

    /** Beyond so many the rest of a kind shares one: what a plugin calls its things is not to fill the memory. */
    private static final int MOST = 500;

    private final CallLimits limits;
    private final Map<Key, CircuitBreaker> circuits = new ConcurrentHashMap<>();

    Circuits(CallLimits limits) {
        this.limits = limits;
    }

    private record Key(CallKind kind, String target) {

        String words() {
            return target.isEmpty() ? kind.key() : kind.key() + " " + target;
        }
    }

    CircuitBreaker of(CallKind kind, String target) {
        Key key = new Key(kind, target);
        CircuitBreaker present = circuits.get(key);
        if (present != null) {
            return present;
        }
        Key kept = circuits.size() < MOST ? key : new Key(kind, "");
        return circuits.computeIfAbsent(
                kept, made -> new CircuitBreaker(limits.failuresToOpen(kind), limits.openFor(), System::nanoTime));
    }

    /** What is refused for a while, such as {@code guard budget}. */
    List<String> open() {
        return circuits.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen())
                .map(entry -> entry.getKey().words())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    boolean isOpen(CallKind kind) {
        return circuits.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().kind() == kind && entry.getValue().isOpen());
    }
}
