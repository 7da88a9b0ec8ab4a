package switchboard.tickets;

import switchboard.persistence.Work;

/** Told, inside the transaction, where the result of the request under way can be read; see {@code http.Idempotency}. */
@FunctionalInterface
public interface Completion {

    void completes(Work work, String location);
}
