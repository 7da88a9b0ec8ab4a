package switchboard.triage.actions;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;

/** Whom an action tells: people by id, and by what they are to the ticket. */
final class Receivers {

    static final Set<String> ROLES = Set.of("requester", "assignee", "owner");

    private Receivers() {}

    static Set<UUID> of(Action action, Ticket ticket) {
        Set<UUID> receivers = new LinkedHashSet<>();
        if (action.values().get("to") instanceof Iterable<?> all) {
            for (Object each : all) {
                UUID receiver =
                        switch (String.valueOf(each)) {
                            case "requester" -> ticket.requester();
                            case "assignee" -> ticket.assignee();
                            case "owner" -> ticket.owner();
                            default -> UUID.fromString(String.valueOf(each));
                        };
                add(receivers, receiver);
            }
        }
        return receivers;
    }

    private static void add(Set<UUID> receivers, @Nullable UUID receiver) {
        if (receiver != null) {
            receivers.add(receiver);
        }
    }
}
