package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** Somebody who goes on working while a plugin misbehaves, and remembers every request that failed. */
final class DeskTouch implements AutoCloseable {

    private final Client client;
    private final String ticket;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    DeskTouch(RunningDesk desk) {
        client = desk.administrator();
        ticket = client.post("/tickets", Map.of("kind", "incident", "title", "The usual work"))
                .expect(201)
                .id();
        thread = Thread.ofVirtual().start(this::work);
    }

    private void work() {
        while (!over.get()) {
            look(client.get("/health/ready"));
            look(client.get("/tickets/" + ticket));
            look(client.get("/tickets?limit=5"));
            look(client.post("/tickets/" + ticket + "/replies", Map.of("body", "Still at it.")));
            look(client.get("/search?q=usual"));
            look(client.get("/knowledge/articles?limit=5"));
            look(client.get("/example/hand-overs?limit=5"));
            look(client.get("/openapi.json"));
            rounds.incrementAndGet();
        }
    }

    private void look(Answer answer) {
        if (answer.status() >= 300) {
            failed.add(answer.request() + ": " + answer.status() + " " + answer.text());
        }
    }

    int rounds() {
        return rounds.get();
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        assertThat(failed).isEmpty();
    }
}
