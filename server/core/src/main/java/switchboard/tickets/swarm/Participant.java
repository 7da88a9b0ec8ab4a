package switchboard.tickets.swarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in the swarm of a ticket.
 *
 * @param type {@code user} or {@code team}
 * @param id of the person or the team
 * @param invitedBy null for the desk itself
 */
public record Participant(String type, UUID id, @Nullable UUID invitedBy, Instant invitedAt) {

    static final String USER = "user";
    static final String TEAM = "team";
}
