package switchboard.major.criteria;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A written criterion of an organization. All of its conditions together make it met.
 *
 * @param version counts from 1; every wording is kept
 * @param active whether tickets are held against it
 */
@Schema(name = "MajorIncidentCriterion")
public record Criterion(
        UUID id,
        UUID organization,
        String name,
        String description,
        List<Measure> conditions,
        boolean active,
        long version,
        UUID author,
        Instant createdAt,
        Instant updatedAt) {

    public Criterion {
        conditions = List.copyOf(conditions);
    }
}
