package switchboard.approvals;

import java.util.UUID;

/**
 * What was decided by a link.
 *
 * @param decision approved or rejected
 * @param state of the whole request after it
 */
public record LinkOutcome(UUID approval, String decision, String state) {}
