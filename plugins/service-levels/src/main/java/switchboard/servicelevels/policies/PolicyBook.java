package switchboard.servicelevels.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All policies at one moment. Immutable. */
public final class PolicyBook {

    private final List<Policy> inOrder;
    private final SortedSet<Instant> turns = new TreeSet<>();

    public PolicyBook(Collection<Policy> policies) {
        this.inOrder = policies.stream()
                .sorted(Comparator.comparing(Policy::ordinal)
                        .thenComparing(Policy::createdAt)
                        .thenComparing(Policy::id))
                .toList();
        inOrder.forEach(policy -> policy.versions().forEach(version -> turns.add(version.validFrom())));
    }

    /** A policy in the version that holds. */
    public record InForce(Policy policy, Policy.Version version) {

        public Content content() {
            return version.content();
        }

        public Duration length(Target target) {
            Duration length = content().targets().get(target);
            return length == null ? Duration.ZERO : length;
        }
    }

    /** The first policy of that kind with such a target that fits at that instant; null where none does. */
    public @Nullable InForce find(Kind kind, Target target, Facts facts, Instant at) {
        for (Policy policy : inOrder) {
            if (policy.kind() != kind || !policy.isFor(facts)) {
                continue;
            }
            Policy.Version version = policy.at(at);
            if (version != null
                    && version.content().targets().containsKey(target)
                    && version.content().holds(facts)) {
                return new InForce(policy, version);
            }
        }
        return null;
    }

    /** The instants between two others at which something else may hold. */
    public SortedSet<Instant> turns(Instant after, Instant before) {
        return after.isBefore(before) ? turns.subSet(after.plusNanos(1), before) : new TreeSet<>();
    }

    /** In the order in which they are asked. */
    public List<Policy> policies() {
        return inOrder;
    }
}
