package switchboard.triage.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Criticality;

/** The one instant by which the queue is sorted. */
class QueueOrderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final QueueOrder order = new QueueOrder(
            List.of("critical", "high", "low"), new Criticality("service", List.of("mail", "telephony")));

    private Instant key(String priority, Map<String, Object> fields, Instant createdAt, @Nullable Instant due) {
        return order.key(ticket(priority, fields, createdAt), due);
    }

    private static Ticket ticket(String priority, Map<String, Object> fields, Instant createdAt) {
        return new Ticket(
                new UUID(1, 1),
                "1000001",
                "incident",
                "A title",
                "",
                "new",
                "medium",
                "medium",
                priority,
                null,
                null,
                new UUID(2, 1),
                new UUID(3, 1),
                null,
                null,
                null,
                "api",
                null,
                fields,
                null,
                null,
                null,
                createdAt,
                createdAt,
                null,
                null,
                1);
    }

    @Test
    void priorityThenServiceThenTimeLeftThenAge() {
        Map<String, Object> mail = Map.of("service", "mail");
        Map<String, Object> telephony = Map.of("service", "telephony");
        Map<String, Object> other = Map.of("service", "printing");

        assertThat(List.of(
                        key("critical", other, NOW, null),
                        key("high", mail, NOW, NOW.plusMillis(1)),
                        key("high", mail, NOW, NOW.plusMillis(2)),
                        key("high", mail, NOW.minusSeconds(1), null),
                        key("high", mail, NOW, null),
                        key("high", telephony, NOW, NOW.minus(Duration.ofDays(30))),
                        key("high", telephony, NOW, null),
                        key("high", other, NOW, NOW.minus(Duration.ofDays(30))),
                        key("high", other, NOW, null),
                        key("low", mail, NOW, NOW),
                        key("unheard of", mail, NOW, NOW)))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(key("high", Map.of(), NOW, null)).isEqualTo(key("high", other, NOW, null));
        assertThat(key("high", Map.of("service", List.of("printing", "mail")), NOW, null))
                .isEqualTo(key("high", mail, NOW, null));
    }

    @Test
    void theLongestOrderHasRoomInWhatTheDatabaseKeeps() {
        List<String> hundred = java.util.stream.IntStream.range(0, 100)
                .mapToObj(Integer::toString)
                .toList();
        QueueOrder longest = new QueueOrder(hundred.subList(0, 20), new Criticality("service", hundred));
        Instant never = Instant.parse("9999-12-31T00:00:00Z");

        Instant last = longest.key(ticket("20", Map.of(), never), null);

        assertThat(last).isBefore(Instant.parse("9000-01-01T00:00:00Z"));
        assertThat(longest.key(ticket("19", Map.of(), never), null))
                .isBefore(longest.key(ticket("20", Map.of("service", "0"), Instant.EPOCH), Instant.EPOCH));
        assertThat(longest.key(ticket("0", Map.of("service", "7"), never), never))
                .isBefore(longest.key(ticket("0", Map.of("service", "7"), Instant.EPOCH), null));
    }

    @Test
    void anotherOrderHasAnotherDigest() {
        assertThat(List.of(
                        order.digest(),
                        new QueueOrder(List.of("high", "critical", "low"), order.services()).digest(),
                        new QueueOrder(order.priorities(), Criticality.NONE).digest(),
                        new QueueOrder(order.priorities(), new Criticality("site", List.of("mail", "telephony")))
                                .digest(),
                        new QueueOrder(order.priorities(), new Criticality("service", List.of("mail"))).digest()))
                .doesNotHaveDuplicates();
        assertThat(new QueueOrder(order.priorities(), order.services()).digest())
                .isEqualTo(order.digest());
    }
}
