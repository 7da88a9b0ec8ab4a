package switchboard.major.incidents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.major.notices.Notices;

/**
 * A major incident.
 *
 * @param state declared, stabilised, resolved, reviewed or undeclared
 * @param manager who coordinates this one; the incident manager answers for all
 * @param criteria by which it was declared, each in the version of that time
 * @param cadenceMinutes from one update to the next, null for no clock
 * @param nextUpdateDue null where no clock runs
 * @param announcement id or address of what is told to everybody
 * @param version grows with every change; the ETag is made of it
 */
@Schema(name = "MajorIncident")
public record MajorIncident(
        UUID id,
        UUID ticket,
        UUID organization,
        @JsonIgnore @Nullable UUID team,
        String state,
        String summary,
        @JsonIgnore UUID summaryBy,
        String reason,
        List<Citation> criteria,
        UUID manager,
        UUID declaredBy,
        @Nullable Long cadenceMinutes,
        @Nullable Instant nextUpdateDue,
        @Nullable String announcement,
        @Nullable String warRoom,
        @Nullable UUID undeclaredBy,
        @Nullable String undeclaredReason,
        Instant declaredAt,
        @Nullable Instant stabilisedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant endedAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    /** A criterion in one of its versions. */
    @Schema(name = "MajorIncidentCitation")
    public record Citation(UUID criterion, long version) {}

    public MajorIncident {
        criteria = List.copyOf(criteria);
    }

    /** Whose it is personally, for reading; managing goes by the manager alone. */
    Set<UUID> people() {
        return new HashSet<>(List.of(manager, declaredBy));
    }

    /** Which one it is, for those who are told of it. */
    public Notices.About about() {
        return new Notices.About(id, ticket, organization, summary);
    }

    @JsonIgnore
    public boolean isOpen() {
        return IncidentState.OPEN.contains(state);
    }

    @JsonIgnore
    public boolean isActive() {
        return IncidentState.ACTIVE.contains(state);
    }
}
