package switchboard.major.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the timeline.
 *
 * @param number counts the entries of a major incident in the order in which they were written; null for what the ticket's
 *     own journal has
 * @param visibility {@code public} or {@code internal}
 * @param detail codes: the states of a move, the type of a ticket's event
 * @param body what somebody wrote
 * @param at when it happened, which may be before it was written down
 */
@Schema(name = "MajorIncidentEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        UUID id,
        @Nullable Long number,
        String kind,
        String visibility,
        @Nullable String detail,
        @Nullable String body,
        @Nullable UUID author,
        @JsonIgnore @Nullable UUID event,
        Instant at) {

    public static final String PUBLIC = "public";
    public static final String INTERNAL = "internal";
    public static final Set<String> VISIBILITIES = Set.of(PUBLIC, INTERNAL);
}
