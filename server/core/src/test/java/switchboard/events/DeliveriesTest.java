package switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.persistence.TestDatabase;

class DeliveriesTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.create();
    private final List<Deliveries> nodes = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        nodes.forEach(Deliveries::close);
        database.close();
    }

    @Test
    void whatWasCommittedIsDeliveredAndWhatRolledBackIsNot() {
        Deliveries node = node();
        node.register("mail", delivery -> arrived.add(delivery.payload()));
        assertThatThrownBy(() -> database.transactions().inTransaction(work -> {
                    node.enqueue(work, "mail", "desk@example.org", "", "never");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        enqueue(node, "", "one");
        awaitArrived(1);
        assertThat(arrived).containsExactly("one");
    }

    @Test
    void theOrderOfOneKeyIsKeptWhileOthersOvertakeIt() {
        AtomicInteger failing = new AtomicInteger(1);
        Deliveries node = node();
        for (int number = 0; number < 5; number++) {
            enqueue(node, "ticket-1", "a" + number);
        }
        enqueue(node, "ticket-2", "b");
        node.register("mail", delivery -> {
            if (delivery.payload().equals("a0") && failing.getAndDecrement() > 0) {
                throw new IOException("not now");
            }
            arrived.add(delivery.payload());
        });
        awaitArrived(1);
        assertThat(arrived).containsExactly("b");
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> {
            database.clock().advance(Duration.ofSeconds(1));
            return arrived.size() >= 6;
        });
        assertThat(arrived).containsExactly("b", "a0", "a1", "a2", "a3", "a4");
    }

    @Test
    void whatFailsForGoodIsADeadLetterThatCanBeReplayed() {
        AtomicInteger attempts = new AtomicInteger();
        Deliveries node = node();
        node.register("mail", delivery -> {
            if (attempts.incrementAndGet() <= 12) {
                throw new IOException("no such host, attempt " + delivery.attempt());
            }
            arrived.add(delivery.payload());
        });
        UUID id = enqueue(node, "", "letter");
        for (int attempt = 1; attempt < 12; attempt++) {
            String written = "IOException: no such host, attempt " + attempt;
            Awaitility.await().atMost(LONG_ENOUGH).until(() -> written.equals(lastError(id)));
            // Only now: an attempt under way must not see its lease run out.
            database.clock().advance(DeliveryPace.STANDARD.pauseAfter(attempt));
        }
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> !node.dead(10).isEmpty());
        DeadDelivery dead = node.dead(10).getFirst();
        assertThat(dead.delivery().id()).isEqualTo(id);
        assertThat(dead.lastError()).isEqualTo("IOException: no such host, attempt 12");
        assertThat(attempts).hasValue(12);
        assertThat(node.replay(id)).isTrue();
        awaitArrived(1);
        assertThat(node.dead(10)).isEmpty();
        assertThat(node.replay(id)).isFalse();
        database.clock().advance(Duration.ofDays(8));
        Awaitility.await()
                .atMost(LONG_ENOUGH)
                .until(() -> node.purge(database.clock().instant().minus(Duration.ofDays(7))) == 1);
    }

    @Test
    void ofTwoNodesOneDeliversEach() {
        Deliveries first = node();
        Deliveries second = node();
        for (Deliveries node : nodes) {
            node.register("mail", delivery -> arrived.add(delivery.payload()));
        }
        for (int number = 0; number < 60; number++) {
            enqueue(number % 2 == 0 ? first : second, "", "letter " + number);
        }
        awaitArrived(60);
        first.close();
        second.close();
        assertThat(arrived).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void whatANodeHadClaimedWhenItDiedIsTakenUpByAnother() {
        Deliveries dying = node();
        UUID id = enqueue(dying, "", "letter");
        database.transactions().inTransaction(work -> {
            var due = Outbox.due(work.dsl(), "mail", Set.of(), database.clock().instant(), 10)
                    .getFirst();
            assertThat(due.delivery().id()).isEqualTo(id);
            return Outbox.claim(work.dsl(), due, database.clock().instant().plusSeconds(120));
        });
        Deliveries other = node();
        other.register("mail", delivery -> arrived.add(delivery.payload() + " " + delivery.attempt()));
        database.clock().advance(Duration.ofSeconds(121));
        awaitArrived(1);
        assertThat(arrived).containsExactly("letter 2");
    }

    private @Nullable String lastError(UUID id) {
        return database.transactions().read(dsl -> dsl.select(DeliveryTables.LAST_ERROR)
                .from(DeliveryTables.DELIVERY)
                .where(DeliveryTables.ID.eq(id))
                .fetchOne(DeliveryTables.LAST_ERROR));
    }

    private Deliveries node() {
        Deliveries node = new Deliveries(
                database.transactions(),
                database.ids(),
                database.clock(),
                Thread.ofVirtual().factory());
        nodes.add(node);
        node.start();
        return node;
    }

    private UUID enqueue(Deliveries node, String key, String payload) {
        return database.transactions()
                .inTransaction(work -> node.enqueue(work, "mail", "desk@example.org", key, payload));
    }

    private void awaitArrived(int count) {
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> arrived.size() >= count);
    }
}
