package switchboard.approvals;

import java.time.Instant;
import java.util.UUID;

/**
 * A link as it is stored.
 *
 * @param person who decides by it: the holder of the seat, or who stood in for the holder when it was sent
 */
record Link(UUID approval, UUID seat, UUID person, Instant expiresAt) {}
