package switchboard.api.persistence;

import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.api.HostService;
import switchboard.api.events.EventDraft;

/** One transaction under way. */
@HostService
public interface Transaction {

    DSLContext dsl();

    /** Appends to the journal as part of this transaction, and returns the event's id. */
    UUID append(EventDraft event);

    /**
     * Says where the result of the request under way can be read, so that a repeated request with the same
     * {@code Idempotency-Key} finds it even if the server dies before it answers. Does nothing outside a request.
     */
    void completes(String location);
}
