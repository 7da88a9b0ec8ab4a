package switchboard.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.events.Outbox.Due;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** One attempt at one delivery: claim it, hand it over, write down what became of it. */
final class DeliveryAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempt.class);
    /** Longer than any handler may take; then another node takes it up. */
    private static final Duration LEASE = Duration.ofMinutes(2);

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

    void make(Due due, DeliveryHandler handler, DeliveryPace pace) {
        Delivery before = due.delivery();
        int number = before.attempt() + 1;
        Delivery delivery = new Delivery(
                before.id(), before.kind(), before.destination(), before.orderingKey(), before.payload(), number);
        try {
            handler.deliver(delivery);
        } catch (NotNowException notTried) {
            String reason = words(notTried);
            write(due, work -> Outbox.release(work.dsl(), due, clock.instant().plus(notTried.pause()), reason));
            return;
        } catch (Throwable failure) {
            // Whatever a handler throws, one bad delivery must not end the others.
            fail(due, delivery, handler, pace, failure);
            return;
        }
        write(due, work -> {
            if (Outbox.finish(work.dsl(), due, DeliveryTables.DELIVERED, clock.instant(), null)) {
                handler.delivered(work, delivery);
            }
        });
    }

    private void fail(Due due, Delivery delivery, DeliveryHandler handler, DeliveryPace pace, Throwable failure) {
        String error = words(failure);
        LOG.info("Delivery {} failed at attempt {}: {}", delivery.id(), delivery.attempt(), error);
        boolean dead = failure instanceof GivenUpException || delivery.attempt() >= pace.attempts();
        Instant now = clock.instant();
        write(due, work -> {
            if (!dead) {
                Instant nextAt = now.plus(pace.pauseAfter(delivery.attempt()));
                Outbox.finish(work.dsl(), due, DeliveryTables.WAITING, nextAt, error);
            } else if (Outbox.finish(work.dsl(), due, DeliveryTables.DEAD, now, error)) {
                handler.gaveUp(work, delivery, error);
            }
        });
    }

    private static String words(Throwable failure) {
        boolean own = failure instanceof GivenUpException || failure instanceof NotNowException;
        String text = own
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    private void write(Due due, Consumer<Work> outcome) {
        try {
            transactions.inTransaction(work -> {
                outcome.accept(work);
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
