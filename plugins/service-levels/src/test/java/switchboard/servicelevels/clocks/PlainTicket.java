package switchboard.servicelevels.clocks;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import switchboard.api.tickets.Ticket;

/** A ticket of which nothing matters but what is said here. */
final class PlainTicket {

    private PlainTicket() {}

    static Ticket of(UUID id, UUID requester, UUID organization, String channel, Map<String, Object> fields) {
        return new Ticket(
                id,
                "1",
                "incident",
                "",
                "",
                "new",
                "medium",
                "medium",
                "medium",
                null,
                null,
                requester,
                organization,
                null,
                null,
                null,
                channel,
                null,
                fields,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                1);
    }
}
