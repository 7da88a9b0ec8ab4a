package switchboard.api.tickets;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;

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

    /**
     * A page of the tickets that the caller may see: filters, order and paging by the parameters of {@code GET
     * /api/v1/tickets}.
     */
    Page<Ticket> list(Caller caller, Map<String, List<String>> parameters);

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

    /**
     * What is known about tickets before they are worked on: of each of these that the caller may see, {@link
     * KeyInformation#NONE} where nothing is. At most 200 ids. An event {@code ticket.information_recorded} tells of each
     * change.
     */
    Map<UUID, KeyInformation> information(Caller caller, Collection<UUID> tickets);

    /**
     * How the values of custom fields of a ticket became what they are, oldest first and those of one change by name: of
     * the fields that the caller may read, where the caller may see the ticket. What tickets were created with stands in
     * the first {@code before} of a field, or in the ticket where it never changed. Texts are not kept.
     *
     * @param after the last one already read, or null for the beginning
     * @param limit at most 1,000
     */
    List<FieldChange> fieldHistory(Caller caller, UUID ticket, @Nullable FieldChange after, int limit);

    /**
     * The same of several tickets in one reading: all changes of as many of the tickets as fit together into the limit, by
     * ticket. Those that are not in the answer are to be asked for again. Where a single ticket has more changes than the
     * limit, it may come alone, with as many as the limit; {@code fieldHistory} reads on. A ticket whose fields never
     * changed, or that the caller may not see, has an empty list.
     *
     * @param tickets at most 200
     * @param limit of all changes together, at most 1,000
     */
    Map<UUID, List<FieldChange>> fieldHistories(Caller caller, Collection<UUID> tickets, int limit);

    /**
     * Says when something of a ticket is due, for lists to filter and sort by. Names are {@code <mount>.<name>} with the
     * plugin's own mount; null removes a time, and those not named stay. It is no change of the ticket and no event, and
     * saying the same again changes nothing. A ticket that is not there is passed over.
     */
    default void publishDue(UUID ticket, Map<String, @Nullable Instant> dues) {
        publishDue(Map.of(ticket, dues));
    }

    /** The same for up to 200 tickets, in one transaction. */
    void publishDue(Map<UUID, ? extends Map<String, @Nullable Instant>> dues);

    /** What is due of tickets, by ticket and name, whichever module said so; without any permission check. At most 200 ids. */
    Map<UUID, Map<String, Instant>> dues(Collection<UUID> tickets);
}
