package switchboard.major.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The review after a major incident.
 *
 * @param author who wrote it last
 * @param state {@code draft}, {@code in_approval} or {@code published}
 * @param audience who reads it once it is published: {@code internal}, or {@code requesters} of the organization
 * @param approval the request for approval under way or decided, null for none
 */
@Schema(name = "MajorIncidentReview")
public record Review(
        UUID majorIncident,
        String happened,
        String fixed,
        String prevention,
        UUID author,
        String state,
        String audience,
        @Nullable UUID approval,
        @Nullable UUID publishedBy,
        @Nullable Instant publishedAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    public static final String DRAFT = "draft";
    public static final String IN_APPROVAL = "in_approval";
    public static final String PUBLISHED = "published";
    public static final String INTERNAL = "internal";
    public static final String REQUESTERS = "requesters";

    @JsonIgnore
    public boolean isForRequesters() {
        return state.equals(PUBLISHED) && audience.equals(REQUESTERS);
    }

    Review written(String newHappened, String newFixed, String newPrevention, UUID by, Instant now) {
        boolean same = newHappened.equals(happened) && newFixed.equals(fixed) && newPrevention.equals(prevention);
        return same
                ? this
                : new Review(
                        majorIncident,
                        newHappened,
                        newFixed,
                        newPrevention,
                        by,
                        state,
                        audience,
                        approval,
                        publishedBy,
                        publishedAt,
                        createdAt,
                        now,
                        version + 1);
    }

    Review in(String newState, String newAudience, @Nullable UUID newApproval, @Nullable UUID by, Instant now) {
        return new Review(
                majorIncident,
                happened,
                fixed,
                prevention,
                author,
                newState,
                newAudience,
                newApproval,
                by,
                newState.equals(PUBLISHED) ? now : null,
                createdAt,
                now,
                version + 1);
    }
}
