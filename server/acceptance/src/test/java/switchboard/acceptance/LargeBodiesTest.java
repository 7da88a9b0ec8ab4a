package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;

/** Many of the largest JSON bodies at once, of shapes that take a multiple of their size, do not exhaust the shipped heap. */
@Alone
class LargeBodiesTest {

    private static final int SENDERS = 128;

    private static final int ROUNDS = 3;

    /** Of the core, and of modules, whose threads are taken from each other in the middle of their work. */
    private static final List<String> PATHS = List.of("/tickets", "/knowledge/articles", "/example/hand-overs");

    private static final int LARGEST = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void doNotExhaustTheHeap() throws Exception {
        List<byte[]> bodies = List.of(
                filled("{\"kind\":\"incident\",\"title\":\"many objects\",\"fields\":{\"x\":[", "{},", "{}]}}"),
                filled("{\"kind\":\"incident\",\"title\":\"deep lists\",\"fields\":{\"x\":[", "[[[[]]]],", "[]]}}"),
                manyKeys(),
                manyKeys(),
                manyKeys(),
                filled("{\"kind\":\"incident\",\"title\":\"numbers\",\"fields\":{\"x\":[", "70000,", "1]}}"),
                filled("{\"kind\":\"incident\",\"title\":\"one text\",\"description\":\"", "long ", "\"}"));
        try (DeskProcess desk = DeskProcess.start(folder.resolve("data"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Client administrator = desk.administrator();
            List<Future<List<Answer>>> senders = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                senders.add(threads.submit(() -> send(administrator, bodies, first)));
            }
            for (Future<List<Answer>> sender : senders) {
                assertThat(sender.get()).hasSize(ROUNDS).allSatisfy(answer -> assertThat(answer.status())
                        .as(answer.text())
                        .isIn(400, 422, 503));
            }
            administrator
                    .post("/tickets", Map.of("kind", "incident", "title", "afterwards"))
                    .expect(201);
        }
    }

    /** Every sender begins at another shape and another path. */
    private static List<Answer> send(Client client, List<byte[]> bodies, int first) {
        List<Answer> answers = new ArrayList<>();
        for (int next = first; next < first + ROUNDS; next++) {
            answers.add(client.send(
                    "POST", PATHS.get(next % PATHS.size()), "application/json", bodies.get(next % bodies.size())));
        }
        return answers;
    }

    private static byte[] manyKeys() {
        StringBuilder body = new StringBuilder("{\"title\":\"x\"");
        for (int key = 0; body.length() < LARGEST - 20; key++) {
            body.append(",\"").append(Integer.toString(key, 36)).append("\":7");
        }
        return body.append("}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(String beginning, String part, String end) {
        String body = beginning + part.repeat((LARGEST - beginning.length() - end.length()) / part.length()) + end;
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
