package switchboard.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.Outbox.Due;
import switchboard.persistence.Transactions;

/** One attempt at one delivery: claim it, hand it over, write down what became of it. */
final class DeliveryAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempt.class);
    private static final int MOST_ATTEMPTS = 12;
    /** Longer than any handler may take; then another node takes it up. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int LONGEST_ERROR = 1_000;

    private final Transactions transactions;
    private final Clock clock;

    DeliveryAttempt(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean claim(Due due) {
        Instant lease = clock.instant().plus(LEASE);
        return transactions.inTransaction(work -> Outbox.claim(work.dsl(), due, lease));
    }

    void make(Due due, DeliveryHandler handler) {
        Delivery before = due.delivery();
        int number = before.attempt() + 1;
        Delivery delivery = new Delivery(
                before.id(), before.kind(), before.destination(), before.orderingKey(), before.payload(), number);
        try {
            handler.deliver(delivery);
            finish(due, DeliveryTables.DELIVERED, clock.instant(), null);
        } catch (Throwable failure) {
            // Whatever a handler throws, one bad delivery must not end the others.
            fail(due, number, failure);
        }
    }

    private void fail(Due due, int number, Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String error = text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
        LOG.info("Delivery {} failed at attempt {}: {}", due.delivery().id(), number, error);
        boolean dead = number >= MOST_ATTEMPTS;
        Instant nextAt = dead ? clock.instant() : clock.instant().plus(pauseAfter(number));
        finish(due, dead ? DeliveryTables.DEAD : DeliveryTables.WAITING, nextAt, error);
    }

    /** 10 seconds, doubled each time: about six hours before the last attempt. */
    static Duration pauseAfter(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
    }

    private void finish(Due due, String state, Instant at, @org.jspecify.annotations.Nullable String error) {
        try {
            transactions.inTransaction(work -> {
                Outbox.finish(work.dsl(), due, state, at, error);
                return null;
            });
        } catch (RuntimeException failure) {
            LOG.warn(
                    "What became of delivery {} could not be written; it will be made again",
                    due.delivery().id(),
                    failure);
        }
    }
}
