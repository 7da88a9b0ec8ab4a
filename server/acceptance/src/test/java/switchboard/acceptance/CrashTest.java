package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;

/** Power cuts during writes: nothing that was acknowledged is lost, nothing is there twice, the index equals the database. */
class CrashTest {

    private static final int WRITERS = 16;
    private static final int CRASHES = Boolean.getBoolean("switchboard.soak") ? 10 : 2;
    private static final int WRITES_BEFORE_CRASH = 300;

    @TempDir
    private Path folder;

    enum Victim {
        SERVER,
        SERVER_AND_DATABASE
    }

    @ParameterizedTest
    @EnumSource
    void losesNoAcknowledgedWrite(Victim victim) throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> acknowledged = new HashMap<>();
        for (int crash = 0; crash < CRASHES; crash++) {
            DeskProcess desk = DeskProcess.start(data);
            acknowledged.putAll(writeUntilKilled(desk, victim, crash));
        }
        try (DeskProcess desk = DeskProcess.start(data)) {
            Client administrator = desk.administrator();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(CRASHES * WRITES_BEFORE_CRASH);
            everyTicketIsThere(administrator, acknowledged);
            everyPositionIsThereOnce(administrator, acknowledged.keySet());
            repeatingAnAcknowledgedWriteMakesNothing(administrator, acknowledged);
            theIndexEqualsTheDatabase(administrator);
        }
    }

    /** Ticket id to title, of every ticket and article whose creation was answered with 201. */
    private static Map<String, String> writeUntilKilled(DeskProcess desk, Victim victim, int crash) throws Exception {
        Client administrator = desk.administrator();
        Queue<Map.Entry<String, String>> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean killed = new AtomicBoolean();
        CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_CRASH);
        List<Thread> writers = new ArrayList<>();
        Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "crash " + crash + " writer " + writer;
            writers.add(Thread.ofVirtual().start(() -> {
                for (int number = 0; !killed.get(); number++) {
                    String title = name + " number " + number;
                    try {
                        Answer answer = administrator
                                .with("Idempotency-Key", title.replace(' ', '-'))
                                .post("/tickets", Map.of("kind", "incident", "title", title));
                        answer.expect(201);
                        answers.add(Map.entry(answer.id(), title));
                        enough.countDown();
                    } catch (AssertionError noAnswer) {
                        if (!killed.get()) {
                            surprises.add(noAnswer);
                        }
                        return;
                    }
                }
            }));
        }
        assertThat(enough.await(120, TimeUnit.SECONDS))
                .as("writes: %s", surprises)
                .isTrue();
        killed.set(true);
        if (victim == Victim.SERVER) {
            desk.kill();
        } else {
            desk.killWithDatabase();
        }
        for (Thread writer : writers) {
            assertThat(writer.join(Duration.ofSeconds(90))).isTrue();
        }
        assertThat(surprises).isEmpty();
        Map<String, String> acknowledged = new HashMap<>();
        answers.forEach(answer -> acknowledged.put(answer.getKey(), answer.getValue()));
        assertThat(acknowledged).hasSameSizeAs(answers);
        return acknowledged;
    }

    private static void everyTicketIsThere(Client client, Map<String, String> acknowledged) {
        acknowledged.forEach((id, title) -> assertThat(
                        client.get("/tickets/" + id).expect(200).field("title"))
                .isEqualTo(title));
    }

    private static void everyPositionIsThereOnce(Client client, Set<String> acknowledged) {
        awaitSequencer(client);
        Set<String> ids = new HashSet<>();
        Map<String, Integer> created = new HashMap<>();
        long position = 0;
        while (true) {
            JsonNode page = client.get("/events?limit=200&after=" + position)
                    .expect(200)
                    .json();
            if (page.get("items").isEmpty()) {
                break;
            }
            for (JsonNode event : page.get("items")) {
                assertThat(event.get("position").asLong()).isEqualTo(position + 1);
                position++;
                assertThat(ids.add(event.get("id").asText())).isTrue();
                if (event.get("type").asText().equals("ticket.created")) {
                    created.merge(event.path("subject").path("id").asText(), 1, Integer::sum);
                }
            }
            assertThat(page.get("next").asLong()).isEqualTo(position);
        }
        assertThat(created.keySet()).containsAll(acknowledged);
        assertThat(created.values()).allMatch(times -> times == 1);
    }

    /** A ticket written now is in the stream only after everything that was committed before. */
    private static void awaitSequencer(Client client) {
        String id = client.post("/tickets", Map.of("kind", "incident", "title", "the last one"))
                .expect(201)
                .id();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode entries = client.get("/tickets/" + id + "/timeline")
                    .expect(200)
                    .json()
                    .get("items");
            return entries.size() > 0 && entries.get(0).path("position").isNumber();
        });
    }

    private static void repeatingAnAcknowledgedWriteMakesNothing(Client client, Map<String, String> acknowledged) {
        acknowledged.entrySet().stream().limit(50).forEach(written -> {
            String again = client.with("Idempotency-Key", written.getValue().replace(' ', '-'))
                    .post("/tickets", Map.of("kind", "incident", "title", written.getValue()))
                    .expect(201)
                    .id();
            assertThat(again).isEqualTo(written.getKey());
        });
    }

    private static void theIndexEqualsTheDatabase(Client client) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode comparison = client.post("/search/compare").expect(200).json();
            assertThat(comparison.path("complete").asBoolean())
                    .as(comparison.toString())
                    .isTrue();
            assertThat(comparison.path("equal").asBoolean())
                    .as(comparison.toString())
                    .isTrue();
        });
    }
}
