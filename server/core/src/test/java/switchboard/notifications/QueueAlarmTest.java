package switchboard.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notifications.TestNotifications.about;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.notifications.NotificationChannel.Message;
import switchboard.api.notifications.UndeliverableException;
import switchboard.notifications.TestNotifications.Email;
import switchboard.notifications.TestNotifications.Node;
import switchboard.notifications.TestNotifications.Sms;

class QueueAlarmTest {

    private final TestNotifications desk = new TestNotifications();
    private final UUID ticket = desk.database.ids().next();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void latenessIsToldOnceAndSoIsItsEnd() {
        Node away = desk.quietNode();
        UUID svea = desk.user("svea", "en", "UTC");
        desk.user("boss", "ru", "Europe/Moscow", "administrator");
        tell(away, svea);
        look(away);
        assertThat(journal()).isEmpty();
        desk.database.clock().advance(Duration.ofMinutes(7));
        look(away);
        look(desk.quietNode());
        assertThat(journal()).containsExactly("notification.late");
        Node node = desk.node(desk.arriving());
        desk.awaitState(NotificationState.DELIVERED, 2);
        assertThat(desk.sent)
                .filteredOn(message -> message.address().equals("boss@desk.example"))
                .singleElement()
                .satisfies(message -> assertThat(message.subject() + message.body())
                        .contains("Уведомления запаздывают", "7 мин.", "в пути уведомлений: 1"));
        look(node);
        desk.database.clock().advance(Duration.ofMinutes(9));
        look(node);
        assertThat(journal()).as("it may come back").containsExactly("notification.late");
        desk.database.clock().advance(Duration.ofMinutes(1));
        look(node);
        look(node);
        assertThat(journal()).containsExactly("notification.late", "notification.recovered");
        assertThat(subjects()).as("a spell has one subject").hasSize(1);
        node.notifications().close();
        tell(away, svea);
        desk.database.clock().advance(Duration.ofMinutes(6));
        look(away);
        assertThat(journal())
                .as("another spell")
                .containsExactly("notification.late", "notification.recovered", "notification.late");
    }

    @Test
    void latenessIsToldByTheChannelsThatAreNotLate() {
        UUID svea = desk.user("svea", "en", "UTC");
        UUID boss = desk.user("boss", "en", "UTC", "administrator");
        Node node = desk.quietNode();
        node.notifications()
                .channels()
                .set("smtp", List.of(desk.arriving(), new Sms(Map.of(boss, "+46 1"), desk.sent::add)));
        node.notifications().start();
        tell(node, svea);
        desk.awaitState(NotificationState.SENDING, 1);
        desk.database.clock().advance(Duration.ofMinutes(7));
        look(node);
        desk.awaitState(NotificationState.SENDING, 2);
        node.deliveries().start();
        desk.awaitState(NotificationState.DELIVERED, 2);
        assertThat(desk.sent.stream().map(Message::address)).containsExactlyInAnyOrder("svea@desk.example", "+46 1");
    }

    @Test
    void whatIsGivenUpIsToldOnceAndNeverOfItself() {
        UUID svea = desk.user("svea", "en", "UTC");
        desk.user("boss", "sv", "UTC", "administrator");
        Node node = desk.node(new Email(message -> {
            desk.sent.add(message);
            throw new UndeliverableException("550 no such mailbox");
        }));
        tell(node, svea);
        desk.awaitState(NotificationState.DEAD, 1);
        look(node);
        desk.awaitState(NotificationState.DEAD, 2);
        assertThat(desk.sent.getLast().subject()).isEqualTo("Aviseringar kunde inte levereras");
        assertThat(desk.sent.getLast().body()).contains("(1)");
        look(node);
        tell(node, svea);
        desk.awaitState(NotificationState.DEAD, 3);
        look(node);
        assertThat(journal()).containsExactly("notification.dead");
        desk.database.clock().advance(Duration.ofMinutes(61));
        look(node);
        look(node);
        assertThat(journal()).as("the notice has died as well").containsExactly("notification.dead");
        tell(node, svea);
        desk.awaitState(NotificationState.DEAD, 4);
        look(node);
        assertThat(journal()).as("another spell").containsExactly("notification.dead", "notification.dead");
    }

    private void tell(Node node, UUID receiver) {
        desk.tell(node, about(ticket, "ticket.closed", receiver, true, Map.of("number", "1")));
    }

    private static void look(Node node) {
        node.notifications().watch().look();
    }

    private List<String> journal() {
        return desk.database.transactions().read(dsl -> dsl.fetch(
                        "SELECT type FROM core_journal WHERE type LIKE 'notification.%' ORDER BY at, id")
                .getValues(0, String.class));
    }

    private List<String> subjects() {
        return desk.database.transactions().read(dsl -> dsl.fetch(
                        "SELECT DISTINCT subject_id FROM core_journal WHERE type LIKE 'notification.%'")
                .getValues(0, String.class));
    }
}
