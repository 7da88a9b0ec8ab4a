package switchboard.major.tickets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.major.criteria.Measure;

/**
 * Which criteria a ticket meets, and by what.
 *
 * @param suggestion {@code declare} where at least one is met, otherwise {@code none}
 */
@Schema(name = "MajorIncidentAssessment")
public record Assessment(UUID ticket, String suggestion, List<Assessed> criteria) {

    /** One criterion, held against the ticket. */
    @Schema(name = "AssessedCriterion")
    public record Assessed(UUID criterion, String name, long version, boolean met, List<Measured> conditions) {}

    /** One condition, and what the ticket has there. */
    @Schema(name = "AssessedCondition")
    public record Measured(Measure condition, @Nullable Object actual, boolean met) {}
}
