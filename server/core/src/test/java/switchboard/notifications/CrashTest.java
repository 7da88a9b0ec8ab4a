package switchboard.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notifications.TestNotifications.about;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.notifications.NotificationChannel.Message;
import switchboard.notifications.TestNotifications.Email;
import switchboard.notifications.TestNotifications.Node;

/** Nodes that die at every step: nothing is lost, and nothing is sent twice but what was under way when one died. */
class CrashTest {

    private final TestNotifications desk = new TestNotifications();
    private final CountDownLatch end = new CountDownLatch(1);
    private final UUID receiver = desk.user("svea", "en", "UTC");

    @AfterEach
    void close() {
        end.countDown();
        desk.close();
    }

    @Test
    void channelsThatFailAndNodesThatDieBeforeTheySendLoseNothingAndSendNothingTwice() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        AtomicInteger mayDie = new AtomicInteger(3);
        Email email = new Email(message -> {
            int chance;
            synchronized (random) {
                chance = random.nextInt(10);
            }
            if (chance < 3) {
                throw new IOException("421 try again later");
            }
            if (chance == 3 && mayDie.getAndDecrement() > 0) {
                // As if the process had ended here; what the thread does once it goes on must count for nothing.
                end.await();
                throw new IOException("long dead");
            }
            desk.sent.add(message);
        });
        Node first = desk.node(email);
        desk.node(email);
        desk.settings.change(
                desk.system, new switchboard.api.http.Input(Map.of("notifications.mostAnHour", 10_000)), null);
        int all = 60;
        for (int number = 0; number < all; number++) {
            UUID ticket = desk.database.ids().next();
            desk.tell(first, about(ticket, "ticket.closed", receiver, false, Map.of("number", "" + number)));
        }
        desk.await(() -> {
            // Slowly: what is under way must not see its lease run out.
            desk.database.clock().advance(Duration.ofSeconds(4));
            return desk.count(NotificationState.DELIVERED) == all;
        });
        Set<String> subjects = ConcurrentHashMap.newKeySet();
        desk.sent.forEach(message -> subjects.add(message.subject()));
        assertThat(subjects).as("seed %s", seed).hasSize(all);
        assertThat(desk.sent).as("seed %s", seed).hasSize(all);
    }

    @Test
    void whatANodeHadSentWhenItDiedIsSentAgainUnderTheSameId() {
        CountDownLatch sentOnce = new CountDownLatch(1);
        Node dying = desk.node(new Email(message -> {
            desk.sent.add(message);
            sentOnce.countDown();
            end.await();
        }));
        desk.tell(dying, about(desk.database.ids().next(), "ticket.closed", receiver, false, Map.of("number", "1")));
        desk.await(() -> sentOnce.getCount() == 0);
        dying.deliveries().remove(Planner.KIND + "email");
        desk.node(desk.arriving());
        desk.await(() -> {
            desk.database.clock().advance(Duration.ofSeconds(30));
            return desk.count(NotificationState.DELIVERED) == 1;
        });
        assertThat(desk.sent.stream().map(Message::id).distinct()).hasSize(1);
        assertThat(desk.sent).hasSize(2);
    }

    @Test
    void whatWasWrittenOrPlannedBeforeANodeDiedIsDeliveredByAnother() {
        Node dead = desk.quietNode();
        dead.notifications().channels().set("smtp", List.of(desk.arriving()));
        desk.tell(dead, about(desk.database.ids().next(), "ticket.closed", receiver, false, Map.of("number", "1")));
        desk.node(desk.arriving());
        desk.awaitState(NotificationState.DELIVERED, 1);
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void whatGoesByAChannelThatIsAwayWaitsForIt() {
        Node node = desk.node(desk.arriving());
        node.notifications().channels().set("smtp", List.of());
        desk.tell(node, about(desk.database.ids().next(), "ticket.closed", receiver, false, Map.of("number", "1")));
        desk.awaitState(NotificationState.SENDING, 1);
        assertThat(desk.sent).isEmpty();
        node.notifications().channels().set("smtp", List.of(desk.arriving()));
        desk.awaitState(NotificationState.DELIVERED, 1);
        assertThat(desk.sent).hasSize(1);
    }
}
