package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.plugins.PluginDesk.require;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.plugins.archive.Zips;

/** Libraries that a plugin keeps over upgrades: loaded once, and never longer than somebody uses them. */
class PluginLibrariesTest {

    private static final Map<String, byte[]> COUNTER = FixturePlugin.compiled("counting", "Counter", """
            package counting;
            public final class Counter {
                private static final java.util.concurrent.atomic.AtomicInteger COUNT = new java.util.concurrent.atomic.AtomicInteger();
                private Counter() {}
                public static int next() { return COUNT.incrementAndGet(); }
                public static String text() throws java.io.IOException {
                    try (var in = Counter.class.getResourceAsStream("text.txt")) { return new String(in.readAllBytes()); }
                }
            }
            """);

    @TempDir
    private Path folder;

    private PluginDesk desk;

    @BeforeEach
    void open() {
        desk = new PluginDesk(folder);
        desk.start();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static FixturePlugin plugin(String version, String text) {
        return new FixturePlugin("counting", version)
                .file("lib/counter.jar", jar(text))
                .answering("""
                        private static Class<?> counter() throws Exception {
                            return Class.forName("counting.Counter", true, Things.class.getClassLoader());
                        }
                        @GET @Path("next") @SignedIn @Produces("text/plain") public String next() throws Exception {
                            return String.valueOf(counter().getMethod("next").invoke(null));
                        }
                        @GET @Path("text") @SignedIn @Produces("text/plain") public String text() throws Exception {
                            return (String) counter().getMethod("text").invoke(null);
                        }
                        """);
    }

    private static FixturePlugin keeping(int version) {
        return plugin(version + ".0.0", "one").manifest("switchboard.libraries", "kept");
    }

    private static byte[] jar(String text) {
        Zips jar = new Zips();
        COUNTER.forEach(jar::file);
        return jar.file("counting/text.txt", text).bytes();
    }

    private String next() {
        return require(desk.get("counting/things/next"), 200).body();
    }

    @Test
    void whatTheyHaveInMemoryOutlivesAnUpgrade() {
        desk.enable(keeping(1), "counting");
        assertThat(next()).isEqualTo("1");

        require(desk.upload(keeping(2).zip()), 200);

        assertThat(next()).isEqualTo("2");
    }

    @Test
    void withoutTheWordInTheManifestEachVersionHasItsOwn() {
        desk.enable(plugin("1.0.0", "one"), "counting");
        assertThat(next()).isEqualTo("1");

        require(desk.upload(plugin("2.0.0", "one").zip()), 200);

        assertThat(next()).isEqualTo("1");
    }

    @Test
    void otherJarsAreLoadedAnew() {
        desk.enable(keeping(1), "counting");
        assertThat(next()).isEqualTo("1");

        require(
                desk.upload(plugin("2.0.0", "another")
                        .manifest("switchboard.libraries", "kept")
                        .zip()),
                200);

        assertThat(next()).isEqualTo("1");
        assertThat(require(desk.get("counting/things/text"), 200).body()).isEqualTo("another");
    }

    @Test
    void whoeverGoesBackBeginsAnew() {
        desk.enable(keeping(1), "counting");
        require(desk.upload(keeping(2).zip()), 200);
        assertThat(next()).isEqualTo("1");

        require(desk.post("plugins/counting/rollback"), 200);

        assertThat(next()).isEqualTo("1");
    }

    @Test
    void offAndOnBeginsAnew() {
        desk.enable(keeping(1), "counting");
        assertThat(next()).isEqualTo("1");

        require(desk.post("plugins/counting/disable"), 200);
        require(desk.post("plugins/counting/enable"), 200);

        assertThat(next()).isEqualTo("1");
    }

    @Test
    void theyAreReadableWhenTheVersionThatBroughtThemIsDeleted() {
        desk.enable(keeping(1), "counting");
        for (int version = 2; version <= 4; version++) {
            require(desk.upload(keeping(version).zip()), 200);
        }
        assertThat(folder.resolve("plugins/counting"))
                .isDirectoryNotContaining(
                        version -> version.getFileName().toString().startsWith("1.0.0"));

        assertThat(require(desk.get("counting/things/text"), 200).body()).isEqualTo("one");
    }

    @Test
    void theyGoWithTheLastWhoUsesThem() throws IOException {
        desk.enable(keeping(1), "counting");
        for (int version = 2; version <= 6; version++) {
            assertThat(next()).isNotEmpty();
            require(desk.upload(keeping(version).zip()), 200);
            require(
                    desk.upload(keeping(version + 1)
                            .starting("if (true) throw new Exception(\"sorry\");")
                            .zip()),
                    422);
        }
        awaitLoaders(2);
        assertThat(copies()).hasSize(1);

        require(desk.delete("plugins/counting?data=purge"), 204);

        awaitLoaders(0);
        assertThat(copies()).isEmpty();
    }

    @Test
    void whatAnEarlierRunLeftGoes() throws IOException {
        Path left = Files.createDirectories(folder.resolve("plugins/.libraries/counting-1"));
        Files.write(left.resolve("counter.jar"), jar("one"));

        try (PluginDesk again = new PluginDesk(folder, desk.database, false)) {
            again.start();
        }

        assertThat(left).doesNotExist();
    }

    @Test
    void anythingElseIsNoWordForIt() {
        String problem = require(
                        desk.upload(plugin("1.0.0", "one")
                                .manifest("switchboard.libraries", "shared")
                                .zip()),
                        422)
                .body();

        assertThat(problem).contains("switchboard.libraries must be kept, or not there");
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> copies = Files.list(folder.resolve("plugins/.libraries"))) {
            return copies.toList();
        }
    }

    private void awaitLoaders(int count) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    System.gc();
                    return desk.host.loadersAlive() == count;
                });
    }
}
