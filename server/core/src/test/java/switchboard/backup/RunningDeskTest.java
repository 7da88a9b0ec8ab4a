package switchboard.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;
import switchboard.persistence.TestDatabase;

/** A desk is backed up while people work with it. */
@Timeout(120)
class RunningDeskTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void aBackupOfADeskThatIsWrittenToShowsOneInstant() throws Exception {
        try (TestDesk desk = TestDesk.start();
                TestDatabase target = TestDatabase.createEmpty()) {
            String admin = desk.administrator();
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger written = new AtomicInteger();
            Thread writer = Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    create(desk, admin, written.incrementAndGet());
                }
            });
            try {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> written.get() > 20);
                for (int round = 0; round < 3; round++) {
                    int before = written.get();
                    BackedUpSchema.backup(
                            desk.database(), DeskFolders.of(desk.configuration()), folder.resolve("desk.zip"));
                    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> written.get() > before);
                }
            } finally {
                stop.set(true);
                writer.join(Duration.ofSeconds(30));
            }
            BackedUpSchema.restore(folder.resolve("desk.zip"), target, BackedUpSchema.folders(folder.resolve("to")));
            long tickets = count(target, "SELECT COUNT(*) FROM core_ticket");
            assertThat(tickets).isBetween(20L, (long) written.get());
            assertThat(count(target, "SELECT COUNT(*) FROM core_journal WHERE type = 'ticket.created'"))
                    .isEqualTo(tickets);
            assertThat(
                            count(
                                    target,
                                    "SELECT COUNT(*) FROM core_ticket t WHERE NOT EXISTS"
                                            + " (SELECT 1 FROM core_journal j WHERE j.ticket_id = t.id AND j.type = 'ticket.created')"))
                    .isZero();
            assertThat(count(target, "SELECT COUNT(*) FROM core_ticket"))
                    .isLessThan(count(desk.database(), "SELECT COUNT(*) FROM core_ticket"));
        }
    }

    @Test
    void aRestoredDeskServesWhatTheOneBeforeHad() throws Exception {
        Path file = folder.resolve("desk.zip");
        try (TestDatabase target = TestDatabase.createEmpty()) {
            int tickets = 3;
            try (TestDesk desk = TestDesk.start()) {
                String admin = desk.administrator();
                for (int number = 1; number <= tickets; number++) {
                    create(desk, admin, number);
                }
                BackedUpSchema.backup(desk.database(), DeskFolders.of(desk.configuration()), file);
            }
            Path data = folder.resolve("to");
            BackedUpSchema.restore(file, target, BackedUpSchema.folders(data));
            assertThat(data.resolve("secret.key")).exists();
            try (TestDesk restored = TestDesk.start(Map.of(
                    "data.folder", data.toString(),
                    "database.url", target.url().toString()))) {
                String answer = restored.send("GET", "/tickets?count=true", restored.administrator(), "", "")
                        .body();
                assertThat(answer).contains("Printer 1", "Printer 3");
            }
            assertThat(Files.exists(data.resolve("initial-admin-password"))).isFalse();
        }
    }

    private static void create(TestDesk desk, String token, int number) {
        var answer = desk.send(
                "POST",
                "/tickets",
                token,
                "application/json",
                Json.write(Map.of("kind", "incident", "title", "Printer " + number)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static long count(TestDatabase database, String sql) {
        return database.transactions().read(dsl -> dsl.fetchSingle(sql).get(0, Long.class));
    }
}
