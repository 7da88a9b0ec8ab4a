package switchboard.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;

/**
 * What a plugin writes is found soon, by whoever may read it and by nobody else, and no longer once it is gone. The engine
 * is one of the test kit's own, unless {@link #engine} says otherwise.
 */
public abstract class SearchSourceContract extends PluginContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 5;

    private final AtomicInteger words = new AtomicInteger();
    private RunningDesk desk;
    private Client writer;
    private Client stranger;

    /** The type of the source's hits. */
    protected abstract String type();

    /** Deletes what {@link #write} wrote. */
    protected void delete(Client client, String path) {
        client.delete(path).expect(204);
    }

    /** The archive of a search engine. */
    protected Path engine() {
        return PluginArchives.plainSearch();
    }

    @Override
    protected List<Path> neighbours() {
        return List.of(engine());
    }

    @BeforeAll
    final void startDesk() {
        desk = start("1.0.0");
        writer = writer(desk);
        stranger = stranger(desk);
        // Once found, everything is warm.
        String word = newWord();
        String path = write(writer, word);
        await().atMost(PATIENCE).until(() -> found(writer, word).contains(id(path)));
    }

    @AfterAll
    final void stopDesk() {
        desk.close();
    }

    /** A word that nothing else has; of letters, so that every analysis takes it for one. */
    private String newWord() {
        StringBuilder word = new StringBuilder("kumquat");
        for (int rest = words.incrementAndGet(); rest > 0; rest /= 20) {
            word.append((char) ('a' + rest % 20)).append('x');
        }
        return word.toString();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> found(Client client, String query) {
        JsonNode hits = client.get("/search?types=" + type() + "&q=" + Client.encode(query))
                .expect(200)
                .json()
                .path("items");
        List<String> ids = new ArrayList<>();
        hits.forEach(hit -> ids.add(hit.path("id").asText()));
        return ids;
    }

    @Test
    final void whatIsWrittenIsFoundWithinASecond() {
        List<Duration> times = new ArrayList<>();
        for (int tries = 0; tries < TRIES; tries++) {
            String word = newWord();
            String path = write(writer, word);
            long written = System.nanoTime();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> found(writer, word)
                    .contains(id(path)));
            times.add(Duration.ofNanos(System.nanoTime() - written));
        }

        // The quickest of them, so that a busy machine does not decide.
        assertThat(times).anyMatch(time -> time.compareTo(Duration.ofSeconds(1)) <= 0);
    }

    @Test
    final void theIndexEqualsTheDatabase() {
        write(writer, newWord());

        JsonNode compared =
                desk.administrator().post("/search/compare").expect(200).json();

        assertThat(compared.path("equal").asBoolean()).as(compared.toString()).isTrue();
        assertThat(compared.path("types").path(type()).path("inDatabase").asLong())
                .isPositive();
    }

    @Test
    final void whatIsNotVisibleIsNotFound() {
        String word = newWord();
        String path = write(writer, word);
        await().atMost(PATIENCE).until(() -> found(writer, word).contains(id(path)));

        assertThat(found(stranger, word)).isEmpty();
        desk.anonymous().get("/search?types=" + type() + "&q=" + word).expect(401);
    }

    @Test
    final void whatIsDeletedIsGone() {
        String word = newWord();
        String path = write(writer, word);
        await().atMost(PATIENCE).until(() -> found(writer, word).contains(id(path)));

        delete(writer, path);

        await().atMost(PATIENCE).until(() -> found(writer, word).isEmpty());
        assertThat(desk.administrator()
                        .post("/search/compare")
                        .expect(200)
                        .json()
                        .path("equal")
                        .asBoolean())
                .isTrue();
    }
}
