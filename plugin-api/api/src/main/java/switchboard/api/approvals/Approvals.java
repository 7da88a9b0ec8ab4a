package switchboard.api.approvals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import switchboard.api.HostService;
import switchboard.api.events.Subject;

/**
 * Asks people for their consent. Those who are asked decide over {@code /api/v1/approvals}; a plugin hears of it by the
 * event {@code approval.decided}, whose data holds {@code approval}, {@code state}, {@code subjectType} and
 * {@code subjectId}.
 */
@HostService
public interface Approvals {

    /** Asks, and returns the request's id. */
    UUID request(ApprovalRequest request);

    Optional<Approval> find(UUID id);

    /** The requests about something, newest first; at most 100. */
    List<Approval> about(Subject subject);

    /** Takes a request back; does nothing where it is decided. */
    void withdraw(UUID id, String reason);
}
