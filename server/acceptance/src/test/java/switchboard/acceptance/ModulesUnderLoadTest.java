package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** Modules come and go on the running server, and no request fails that should not. */
class ModulesUnderLoadTest {

    private static final int CYCLES = Boolean.getBoolean("switchboard.soak") ? 30 : 3;

    @TempDir
    private Path folder;

    private RunningDesk desk;
    private Client administrator;

    @BeforeEach
    void start() {
        desk = WholeDesk.start();
        administrator = desk.administrator();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void theKnowledgeBaseGoesAndComesBack() throws Exception {
        administrator
                .post(
                        "/knowledge/articles",
                        Map.of("title", "Under load", "status", "published", "visibility", "public"))
                .expect(201);
        try (Load core = new Load(() -> administrator.get("/tickets?limit=1"), List.of(200), List.of());
                Load writes = new Load(
                        () -> administrator.post("/tickets", Map.of("kind", "incident", "title", "Under load")),
                        List.of(201),
                        List.of());
                Load knowledge = new Load(
                        () -> administrator.get("/knowledge/articles?limit=1"),
                        List.of(200, 404),
                        List.of("module.not_enabled"))) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                administrator.post("/plugins/knowledge-base/disable").expect(200);
                administrator.get("/knowledge/articles").expectProblem(404, "module.not_enabled");
                assertThat(mentionsKnowledge()).isFalse();
                administrator.post("/plugins/knowledge-base/enable").expect(200);
                administrator.get("/knowledge/articles?limit=1").expect(200);
                assertThat(mentionsKnowledge()).isTrue();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(administrator
                        .get("/knowledge/search?q=load")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1));
    }

    @Test
    void pluginsAreUpgraded() throws Exception {
        for (String id : List.of("example", "knowledge-base", "search-lucene")) {
            String path = administrator.get("/plugins/" + id).expect(200).field("mount");
            try (Load core = new Load(() -> administrator.get("/tickets?limit=1"), List.of(200), List.of());
                    Load search = new Load(() -> administrator.get("/search?q=printer"), List.of(200), List.of());
                    Load own = new Load(() -> administrator.get(ownRoute(path)), List.of(200), List.of())) {
                for (int cycle = 1; cycle <= CYCLES; cycle++) {
                    Path next = withVersion(Distribution.plugin(id), "9." + cycle + ".0");
                    Answer answer = administrator.send("POST", "/plugins", "application/zip", Files.readAllBytes(next));
                    answer.expect(200);
                    assertThat(answer.field("version")).isEqualTo("9." + cycle + ".0");
                    assertThat(answer.field("state")).isEqualTo("enabled");
                }
            }
        }
    }

    private static String ownRoute(String mount) {
        return switch (mount) {
            case "knowledge" -> "/knowledge/articles?limit=1";
            case "search-lucene" -> "/knowledge/search?q=printer";
            default -> "/" + mount + "/hand-overs?limit=1";
        };
    }

    private boolean mentionsKnowledge() {
        return administrator.get("/openapi.json").expect(200).json().get("paths").properties().stream()
                .anyMatch(path -> path.getKey().contains("/knowledge/"));
    }

    /** A copy of an archive that differs in its version only. */
    private Path withVersion(Path archive, String version) throws IOException {
        Path copy = folder.resolve(version + "-" + archive.getFileName());
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals("plugin.properties")) {
                    rewrite(in, out, version);
                } else {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return copy;
    }

    private static void rewrite(InputStream in, OutputStream out, String version) throws IOException {
        String manifest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.write(manifest.replaceAll("(?m)^plugin\\.version=.*$", "plugin.version=" + version)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Four clients that ask without a pause, and remember every answer that is not one of those expected. */
    private static final class Load implements AutoCloseable {

        private static final int CLIENTS = 4;

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
        private final List<Thread> clients = new ArrayList<>();

        Load(Supplier<Answer> request, List<Integer> statuses, List<String> codes) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(Thread.ofVirtual().start(() -> {
                    while (!over.get()) {
                        try {
                            Answer answer = request.get();
                            answered.incrementAndGet();
                            boolean expected = statuses.contains(answer.status())
                                    && (answer.status() < 400 || codes.contains(answer.code()));
                            if (!expected) {
                                surprises.add(answer.request() + ": " + answer.status() + " " + answer.text());
                            }
                        } catch (AssertionError noAnswer) {
                            surprises.add(String.valueOf(noAnswer.getCause()));
                        }
                    }
                }));
            }
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            for (Thread client : clients) {
                assertThat(client.join(Duration.ofSeconds(60))).isTrue();
            }
            assertThat(surprises).isEmpty();
            assertThat(answered.get()).isGreaterThan(CLIENTS);
        }
    }
}
