package switchboard.notifications;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import switchboard.api.access.Caller;

/** Which notifications somebody may still read: one about a ticket only as long as they see the ticket. */
final class Visibility {

    private final TicketSight sight;

    Visibility(TicketSight sight) {
        this.sight = sight;
    }

    /** In their order; one question however many there are. */
    List<Told> visible(Caller caller, List<Told> told) {
        Set<UUID> tickets =
                told.stream().map(Told::ticket).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<UUID> seen = tickets.isEmpty() ? Set.of() : sight.seen(caller, tickets);
        return told.stream()
                .filter(one -> !one.isOfTicket() || seen.contains(one.ticket()))
                .toList();
    }
}
