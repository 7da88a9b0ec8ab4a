package switchboard.servicelevels.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Policies as somebody would have them: each of one version, which holds as if it had held all along.
 *
 * @param policies new ones, and those that would take the place of the ones with the same id
 */
public record Proposal(List<Policy> policies) {

    private static final String POLICY = "policy";

    public Proposal {
        policies = List.copyOf(policies);
    }

    /** What would hold. */
    public PolicyBook over(PolicyBook current) {
        Map<UUID, Policy> all = new LinkedHashMap<>();
        current.policies().forEach(policy -> all.put(policy.id(), policy));
        policies.forEach(policy -> all.put(policy.id(), policy));
        return new PolicyBook(all.values());
    }

    /** As the API shows policies. */
    public List<PolicyView> views() {
        return policies.stream().map(PolicyView::of).toList();
    }

    static Policy allAlong(
            UUID id,
            String name,
            Kind kind,
            @Nullable UUID organization,
            int ordinal,
            Content content,
            Instant createdAt) {
        return new Policy(
                id,
                name,
                kind,
                organization,
                ordinal,
                List.of(new Policy.Version(1, Instant.EPOCH, content)),
                createdAt,
                createdAt,
                1);
    }

    /** To be stored. */
    public String write() {
        Lines lines = new Lines();
        for (Policy policy : policies) {
            lines.add(
                    POLICY,
                    policy.id().toString(),
                    policy.name(),
                    policy.kind().key(),
                    policy.organization() == null ? "" : policy.organization().toString(),
                    Integer.toString(policy.ordinal()),
                    policy.createdAt().toString(),
                    ContentText.write(policy.versions().getLast().content()));
        }
        return lines.toString();
    }

    /** Reads what {@link #write} wrote. */
    public static Proposal read(String text) {
        List<Policy> policies = new ArrayList<>();
        for (Lines.Line line : Lines.read(text)) {
            if (!line.name().equals(POLICY)) {
                throw new IllegalStateException("A line of another version: " + line.name());
            }
            List<String> words = line.words();
            policies.add(allAlong(
                    UUID.fromString(words.get(0)),
                    words.get(1),
                    Kind.of(words.get(2)),
                    words.get(3).isEmpty() ? null : UUID.fromString(words.get(3)),
                    Integer.parseInt(words.get(4)),
                    ContentText.read(words.get(6)),
                    Instant.parse(words.get(5))));
        }
        return new Proposal(policies);
    }
}
