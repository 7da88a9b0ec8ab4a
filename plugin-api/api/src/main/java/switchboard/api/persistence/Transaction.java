package switchboard.api.persistence;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;
import switchboard.api.events.EventDraft;
import switchboard.api.notifications.Notification;

/** One transaction under way. */
@HostService
public interface Transaction {

    DSLContext dsl();

    /** Appends to the journal as part of this transaction, and returns the event's id. */
    UUID append(EventDraft event);

    /**
     * The same for an event that another led to.
     *
     * @param cause the event that led to this one; null where a person did
     */
    UUID append(EventDraft event, @Nullable UUID cause);

    /**
     * Writes a notification as part of this transaction: it goes out if and only if the transaction commits. Needs the
     * service {@code notifications}; see {@link switchboard.api.notifications.Notifications}.
     */
    void notify(Notification notification);

    /**
     * Says where the result of the request under way can be read, so that a repeated request with the same
     * {@code Idempotency-Key} finds it even if the server dies before it answers. Does nothing outside a request.
     */
    void completes(String location);
}
