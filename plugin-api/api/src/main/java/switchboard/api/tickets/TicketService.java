package switchboard.api.tickets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;
import switchboard.api.access.Caller;

/**
 * Tickets, through the same command handler as the REST API: the same validation, permissions, guards and journal.
 * Field names and values are those of the REST API.
 */
@HostService
public interface TicketService {

    /** The ticket, if it is there and the caller may see it. */
    Optional<Ticket> find(Caller caller, UUID id);

    /** Tickets by id, those the caller may see. At most 200 ids. */
    List<Ticket> find(Caller caller, List<UUID> ids);

    /** Creates a ticket from the fields of {@code POST /api/v1/tickets}. */
    Ticket create(Caller caller, Map<String, ?> fields, Origin origin);

    /**
     * Changes a ticket with the fields of {@code PATCH /api/v1/tickets/{id}}.
     *
     * @param ifVersion the version the change is meant for, or null for the newest
     */
    Ticket change(Caller caller, UUID id, Map<String, ?> fields, @Nullable Long ifVersion, Origin origin);

    /** Moves a ticket to another status, with the fields of {@code POST …/transitions}. */
    Ticket transition(Caller caller, UUID id, Map<String, ?> fields, Origin origin);

    /** Adds a public reply and returns its id. */
    UUID reply(Caller caller, UUID id, String body, Origin origin);

    /** Adds an internal note and returns its id. */
    UUID note(Caller caller, UUID id, String body, Origin origin);
}
