package switchboard.major.children;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A ticket with the same cause.
 *
 * @param told whether it gets updates for everybody as replies
 * @param toldUpTo the number of the last entry that it was told of
 */
@Schema(name = "MajorIncidentChild")
public record Child(UUID ticket, boolean told, long toldUpTo, UUID addedBy, Instant addedAt) {}
