package switchboard.servicelevels.policies;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the API shows it, with its newest version.
 *
 * @param targets minutes of working time by firstResponse, nextResponse and resolution
 * @param calendar id of a calendar, {@code team}, or null for the standard one
 * @param versionNumber of the newest version
 * @param validFrom from when on that version holds
 */
@Schema(name = "ServiceLevelPolicy")
public record PolicyView(
        UUID id,
        String name,
        String kind,
        @Nullable UUID organization,
        int ordinal,
        boolean active,
        List<Where> conditions,
        Map<String, Long> targets,
        @Nullable String calendar,
        Set<String> pauses,
        Set<String> counts,
        long versionNumber,
        Instant validFrom,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    /** That a field has one of some values; teams, organizations and people by id. */
    @Schema(name = "ServiceLevelCondition")
    public record Where(String field, Set<String> values) {}

    static PolicyView of(Policy policy) {
        return of(policy, policy.versions().getLast());
    }

    static PolicyView of(Policy policy, Policy.Version version) {
        Content content = version.content();
        Map<String, Long> targets = new LinkedHashMap<>();
        for (Target target : Target.values()) {
            if (content.targets().containsKey(target)) {
                targets.put(target.field(), content.targets().get(target).toMinutes());
            }
        }
        return new PolicyView(
                policy.id(),
                policy.name(),
                policy.kind().key(),
                policy.organization(),
                policy.ordinal(),
                content.active(),
                content.conditions().stream()
                        .map(condition -> new Where(condition.field(), new TreeSet<>(condition.values())))
                        .toList(),
                targets,
                content.calendar(),
                new TreeSet<>(content.pauses()),
                new TreeSet<>(content.counts()),
                version.number(),
                version.validFrom(),
                policy.createdAt(),
                policy.updatedAt(),
                policy.version());
    }

    /** Some of its fields as plain values. */
    Map<String, @Nullable Object> plain(Set<String> names) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("name", name);
        plain.put("ordinal", ordinal);
        plain.put("active", active);
        plain.put("conditions", conditions.toString());
        plain.put("targets", targets);
        plain.put("calendar", calendar);
        plain.put("pauses", pauses);
        plain.put("counts", counts);
        plain.keySet().retainAll(names);
        return plain;
    }
}
