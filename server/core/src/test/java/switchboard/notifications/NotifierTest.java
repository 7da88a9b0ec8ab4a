package switchboard.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.persistence.TestDatabase;

class NotifierTest {

    private static TestDatabase database;
    private final AtomicInteger woken = new AtomicInteger();
    private final Notifier notifier = new Notifier(database.ids(), database.clock(), woken::incrementAndGet);

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.transactions().inTransaction(work -> {
            work.dsl().deleteFrom(NotificationTables.NOTIFICATION).execute();
            return work.dsl().deleteFrom(NotificationTables.CONTENTS).execute();
        });
    }

    @Test
    void aThousandReceiversTakeTwoStatementsAndOneTransaction() {
        Set<UUID> receivers = new HashSet<>();
        while (receivers.size() < 1_000) {
            receivers.add(database.ids().next());
        }
        send(notification(receivers, null, Map.of("number", "1")));
        assertThat(rows()).isEqualTo(1_000);
        int contents = database.transactions().read(dsl -> dsl.fetchCount(NotificationTables.CONTENTS));
        assertThat(contents).isOne();
        assertThat(woken).hasValue(1);
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        assertThatThrownBy(() -> database.transactions().inTransaction(work -> {
                    notifier.notify(work, notification(Set.of(database.ids().next()), null, Map.of()));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(rows()).isZero();
        assertThat(woken).hasValue(0);
    }

    @Test
    void underOneKeyAReceiverIsToldOnce() {
        UUID one = database.ids().next();
        UUID other = database.ids().next();
        send(notification(Set.of(one), "step-1", Map.of()));
        send(notification(Set.of(one, other), "step-1", Map.of()));
        send(notification(Set.of(one), "step-2", Map.of()));
        send(notification(Set.of(one), "STEP-1", Map.of()));
        assertThat(rows()).isEqualTo(4);
        send(notification(Set.of(one), null, Map.of()));
        send(notification(Set.of(one), null, Map.of()));
        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void valuesKeepTheirTypes() {
        Map<String, Object> values = Map.of(
                "title",
                "Ärende {{number}}",
                "count",
                3,
                "flag",
                true,
                "due",
                Instant.parse("2026-03-02T09:00:00Z"),
                "actor",
                new UUID(1, 2),
                "lines",
                List.of("one", new UUID(3, 4)));
        assertThat(Values.read(Values.write(values))).isEqualTo(values);
    }

    @Test
    void malformedOnesAreABugOfTheCaller() {
        for (Map<String, Object> values : List.<Map<String, Object>>of(
                Map.of("a name", "x"),
                Map.of("x", new Object()),
                Map.of("x", "y".repeat(64_001)),
                Map.of("x", Map.of()))) {
            assertThatThrownBy(() -> send(notification(Set.of(new UUID(1, 1)), null, values)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> send(notification(Set.of(new UUID(1, 1)), "k".repeat(201), Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows()).isZero();
    }

    private void send(Notification notification) {
        database.transactions().inTransaction(work -> {
            notifier.notify(work, notification);
            return null;
        });
    }

    private int rows() {
        return database.transactions().read(dsl -> dsl.fetchCount(NotificationTables.NOTIFICATION));
    }

    private static Notification notification(Set<UUID> receivers, @Nullable String once, Map<String, Object> values) {
        return new Notification(
                "ticket.created",
                new Subject("ticket", new UUID(7, 7).toString()),
                null,
                receivers,
                values,
                false,
                once);
    }
}
