package switchboard.major.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.major.actions.Action;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.review.Review;
import switchboard.major.timeline.Entry;

/**
 * All there is of a major incident, at a glance.
 *
 * @param incidentManager who answers for all major incidents, null for nobody
 * @param updateOverdue whether an update should have come by now
 * @param actions the oldest first
 * @param latest the newest entries of the timeline, the newest first
 * @param children how many tickets have the same cause
 * @param review null as long as nobody has begun it
 */
@Schema(name = "WholeMajorIncident")
public record WholeIncident(
        @JsonUnwrapped MajorIncident incident,
        @Nullable UUID incidentManager,
        boolean updateOverdue,
        List<Action> actions,
        List<Entry> latest,
        int children,
        @Nullable Review review) {

    public WholeIncident {
        actions = List.copyOf(actions);
        latest = List.copyOf(latest);
    }
}
