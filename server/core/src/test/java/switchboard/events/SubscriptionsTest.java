package switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Event;
import switchboard.events.Subscriptions.Start;
import switchboard.persistence.Leases;

class SubscriptionsTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final TestJournal test = new TestJournal();
    private final NewestPosition newest = new NewestPosition();
    private final Sequencer sequencer = new Sequencer(
            test.database.transactions(),
            leases(),
            Clock.systemUTC(),
            Thread.ofVirtual().factory(),
            newest);
    private final List<Subscriptions> nodes = new ArrayList<>();
    private final ConcurrentLinkedQueue<Event> seen = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() {
        sequencer.start();
    }

    @AfterEach
    void close() {
        nodes.forEach(Subscriptions::close);
        sequencer.close();
        test.close();
    }

    @Test
    void aConsumerGetsEveryEventOnceAndInOrder() {
        write(1_300);
        AtomicInteger largest = new AtomicInteger();
        Subscription subscription = node().register("test:all", Set.of(), events -> {
            largest.accumulateAndGet(events.size(), Math::max);
            seen.addAll(events);
        });
        write(40);
        awaitSeen(1_340);
        assertPositionsFromOne(1_340);
        assertThat(largest.get()).isLessThanOrEqualTo(500);
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> subscription.lag() == 0);
        assertThat(subscription.problem()).isEmpty();
    }

    @Test
    void onlyTheTypesItAskedForAreHandedOver() {
        node().register("test:some", Set.of("ticket.created", "article.*"), seen::addAll);
        for (String type :
                List.of("ticket.created", "ticket.changed", "article.published", "articles.moved", "article.a")) {
            test.append(test.entry(type));
        }
        sequencer.wake();
        awaitSeen(3);
        assertThat(seen).extracting(Event::type).containsExactly("ticket.created", "article.published", "article.a");
    }

    @Test
    void aConsumerOfSomeOrganizationsIsGivenTheirsAndThoseOfNone() {
        UUID mine = new UUID(7, 1);
        UUID other = new UUID(7, 2);
        AtomicReference<Set<UUID>> organizations = new AtomicReference<>(Set.of(mine));
        Subscription subscription =
                node().register("test:mine", Set.of(), seen::addAll, Subscriptions.Start.BEGINNING, organizations::get);
        test.append(test.entry("article.mine", null, "article:read", mine, false));
        test.append(test.entry("article.other", null, "article:read", other, false));
        test.append(test.entry("article.nobodys", null, "article:read", null, false));
        test.append(moved(other, new UUID(7, 3)));
        test.append(moved(mine, other));
        sequencer.wake();
        awaitSeen(3);
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> subscription.lag() == 0);
        assertThat(seen)
                .as("a ticket that leaves is told of once more")
                .extracting(Event::type)
                .containsExactly("article.mine", "article.nobodys", "ticket.changed");

        organizations.set(Set.of(other));
        test.append(test.entry("article.late", null, "article:read", other, false));
        sequencer.wake();
        awaitSeen(4);
        assertThat(seen)
                .as("what has passed has passed")
                .extracting(Event::type)
                .endsWith("article.late");
    }

    private JournalEntry moved(UUID from, UUID to) {
        JournalEntry entry = test.entry("ticket.changed", new UUID(8, 1), "ticket:read", to, false);
        Map<String, Object> change = Map.of("field", "organization", "before", from, "after", to);
        return new JournalEntry(
                entry.id(),
                entry.type(),
                entry.subject(),
                entry.ticket(),
                entry.actor(),
                entry.channel(),
                entry.cause(),
                entry.at(),
                entry.internal(),
                entry.permission(),
                entry.organization(),
                Map.of("changes", List.of(change)),
                Map.of());
    }

    @Test
    void theCursorSurvivesARestartAndTheConsumersAbsence() {
        Subscriptions before = node();
        before.register("test:durable", Set.of(), seen::addAll);
        write(10);
        awaitSeen(10);
        before.close();
        write(10);
        node().register("test:durable", Set.of(), seen::addAll);
        awaitSeen(20);
        assertPositionsFromOne(20);
    }

    @Test
    void aFailingHandlerIsCalledAgainWithTheSameEventsAndItsFailureIsSeen() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch mayWork = new CountDownLatch(1);
        Subscription subscription = node().register("test:failing", Set.of(), events -> {
            calls.incrementAndGet();
            if (calls.get() == 1) {
                throw new InterruptedException("a thread of the handler's own");
            }
            if (mayWork.getCount() > 0) {
                throw new AssertionError("not today");
            }
            seen.addAll(events);
        });
        write(5);
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> calls.get() >= 2);
        assertThat(subscription.failures()).isPositive();
        assertThat(subscription.problem()).contains("not today");
        assertThat(subscription.lag()).isEqualTo(5);
        mayWork.countDown();
        awaitSeen(5);
        assertPositionsFromOne(5);
        Awaitility.await()
                .atMost(LONG_ENOUGH)
                .until(() -> subscription.problem().isEmpty());
    }

    @Test
    void ofTwoNodesOneCallsTheHandlerAndTheOtherTakesOver() {
        Subscriptions first = node();
        first.register("test:single", Set.of(), seen::addAll);
        Subscriptions second = node();
        second.register("test:single", Set.of(), seen::addAll);
        write(20);
        awaitSeen(20);
        first.close();
        write(20);
        awaitSeen(40);
        assertPositionsFromOne(40);
    }

    @Test
    void afterCloseTheHandlerIsNotCalledAnyMore() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Subscription subscription = node().register("test:closed", Set.of(), events -> {
            inside.countDown();
            assertThat(finish.await(30, TimeUnit.SECONDS)).isTrue();
            seen.addAll(events);
        });
        write(1);
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        Thread closing = Thread.ofVirtual().start(subscription::close);
        assertThat(closing.join(Duration.ofMillis(200)))
                .as("waits for the handler")
                .isFalse();
        finish.countDown();
        assertThat(closing.join(LONG_ENOUGH)).isTrue();
        assertThat(seen).hasSize(1);
        write(5);
        assertThat(subscription.position()).isEqualTo(1);
        assertThat(seen).hasSize(1);
    }

    @Test
    void aNewConsumerMayBeginWithTheNewestEvent() {
        write(10);
        node().register("test:newest", Set.of(), seen::addAll, Start.NEWEST);
        write(3);
        awaitSeen(3);
        assertThat(seen).extracting(Event::position).containsExactly(11L, 12L, 13L);
    }

    @Test
    void anotherConsumerOfTheSameNameIsRefused() {
        Subscriptions node = node();
        node.register("test:twice", Set.of(), events -> {});
        assertThatIllegalStateException().isThrownBy(() -> node.register("test:twice", Set.of(), events -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> node.register("Test twice", Set.of(), events -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> node.register("t", Set.of("*"), events -> {}));
    }

    private Leases leases() {
        return new Leases(test.database.transactions(), UUID.randomUUID());
    }

    private Subscriptions node() {
        Subscriptions node = new Subscriptions(
                test.database.transactions(),
                leases(),
                Clock.systemUTC(),
                Thread.ofVirtual().factory(),
                newest);
        nodes.add(node);
        return node;
    }

    private void write(int count) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            entries.add(test.entry("article.published"));
        }
        test.database.transactions().inTransaction(work -> {
            test.journal.appendAll(work, entries);
            return null;
        });
        sequencer.wake();
        try {
            assertThat(sequencer.awaitPositions(LONG_ENOUGH)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void awaitSeen(int count) {
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> seen.size() >= count);
    }

    private void assertPositionsFromOne(int count) {
        assertThat(seen).hasSize(count);
        long expected = 1;
        for (Event event : seen) {
            assertThat(event.position()).isEqualTo(expected++);
        }
    }
}
