package switchboard.plugins.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.api.error.ServiceDeskException;

/** Sound archives are read; hostile ones are refused with the right answer and leave nothing behind. */
class PluginArchiveTest {

    private static final String MANIFEST = """
            plugin.id=shelf
            plugin.version=1.2.3
            plugin.class=example.shelf.ShelfPlugin
            plugin.requires=>=1.0.0 & <2.0.0
            """;
    private static final ArchiveLimits LIMITS = new ArchiveLimits(2 << 20, 8 << 20, 50, 100);

    @TempDir
    private Path folder;

    @Test
    void soundArchiveIsReadAndUnpacked() throws IOException {
        PluginArchive archive = check(sound().file("classes/example/shelf/ShelfPlugin.class", "class")
                .file(
                        "lib/inner.jar",
                        new Zips().file("org/inner/Inner.class", "inner").bytes())
                .file("LICENSE", "text")
                .bytes());

        assertThat(archive.manifest().id()).isEqualTo("shelf");
        assertThat(archive.sha256()).matches("[0-9a-f]{64}");
        Path unpacked = archive.unpack(folder.resolve("plugins"));
        assertThat(unpacked)
                .isEqualTo(
                        folder.resolve("plugins/shelf/1.2.3-" + archive.sha256().substring(0, 16)));
        assertThat(unpacked.resolve("classes/example/shelf/ShelfPlugin.class")).hasContent("class");
        assertThat(unpacked.resolve("lib/inner.jar")).exists();
        assertThat(unpacked.resolve("LICENSE")).doesNotExist();
        assertThat(archive.unpack(folder.resolve("plugins"))).isEqualTo(unpacked);
        try (Stream<Path> left = Files.list(folder.resolve("plugins/shelf"))) {
            assertThat(left).containsExactly(unpacked);
        }
    }

    static Stream<Arguments> hostile() {
        byte[] zeros = new byte[4 << 20];
        byte[] noise = new byte[3 << 20];
        new Random(7).nextBytes(noise);
        byte[] jarOfZeros =
                new Zips().file("a", zeros).file("b", zeros).file("c", zeros).bytes();
        byte[] whole = sound().file("classes/a", "a").bytes();
        Zips many = sound();
        for (int index = 0; index < 60; index++) {
            many.file("classes/" + index, "x");
        }
        return Stream.of(
                Arguments.of("nothing", new byte[0], 400),
                Arguments.of("text", "not a zip at all".getBytes(StandardCharsets.UTF_8), 400),
                Arguments.of("cut off", Arrays.copyOf(whole, whole.length - 30), 422),
                Arguments.of(
                        "something before the zip",
                        concat("PK\3\4 first".getBytes(StandardCharsets.UTF_8), whole),
                        422),
                Arguments.of("something after the zip", concat(whole, "more".getBytes(StandardCharsets.UTF_8)), 422),
                Arguments.of("empty zip", new Zips().bytes(), 422),
                Arguments.of("no manifest", new Zips().file("classes/a", "a").bytes(), 422),
                Arguments.of(
                        "manifest in a folder",
                        new Zips().file("x/plugin.properties", MANIFEST).bytes(),
                        422),
                Arguments.of("parent folder", sound().file("../evil", "x").bytes(), 422),
                Arguments.of(
                        "parent folder inside",
                        sound().file("classes/../../evil", "x").bytes(),
                        422),
                Arguments.of("dot segment", sound().file("classes/./a", "x").bytes(), 422),
                Arguments.of("absolute", sound().file("/etc/evil", "x").bytes(), 422),
                Arguments.of("drive", sound().file("C:/evil", "x").bytes(), 422),
                Arguments.of(
                        "backslash", sound().file("classes\\..\\..\\evil", "x").bytes(), 422),
                Arguments.of("empty segment", sound().file("classes//a", "x").bytes(), 422),
                Arguments.of("NUL", sound().file("classes/a\0.txt", "x").bytes(), 422),
                Arguments.of(
                        "line end in a name", sound().file("classes/a\nb", "x").bytes(), 422),
                Arguments.of("device", sound().file("classes/con.txt", "x").bytes(), 422),
                Arguments.of("trailing dot", sound().file("classes/a.", "x").bytes(), 422),
                Arguments.of(
                        "very long name",
                        sound().file("classes/" + "a/".repeat(300) + "b", "x").bytes(),
                        422),
                Arguments.of(
                        "symbolic link",
                        sound().withMode("classes/l", "/etc/passwd", 0120777).bytes(),
                        422),
                Arguments.of(
                        "device node",
                        sound().withMode("classes/d", "", 0060644).bytes(),
                        422),
                Arguments.of("encrypted", sound().withFlags("classes/e", "x", 1).bytes(), 422),
                Arguments.of(
                        "twice",
                        sound().file("classes/a", "1").file("classes/a", "2").bytes(),
                        422),
                Arguments.of(
                        "twice but for case",
                        sound().file("classes/a", "1").file("classes/A", "2").bytes(),
                        422),
                Arguments.of(
                        "manifest twice",
                        sound().file("plugin.properties", MANIFEST).bytes(),
                        422),
                Arguments.of(
                        "file and folder",
                        sound().file("classes/a", "1").file("classes/a/b", "2").bytes(),
                        422),
                Arguments.of("no jar in lib", sound().file("lib/tool.sh", "x").bytes(), 422),
                Arguments.of(
                        "jar that is none", sound().file("lib/a.jar", "no jar").bytes(), 422),
                Arguments.of(
                        "API class",
                        sound().file("classes/switchboard/api/ServiceDeskPlugin.class", "x")
                                .bytes(),
                        422),
                Arguments.of(
                        "JAX-RS jar",
                        sound().file(
                                        "lib/rs.jar",
                                        new Zips()
                                                .file("jakarta/ws/rs/Path.class", "x")
                                                .bytes())
                                .bytes(),
                        422),
                Arguments.of(
                        "jOOQ in a multi-release jar",
                        sound().file(
                                        "lib/j.jar",
                                        new Zips()
                                                .file("META-INF/versions/21/org/jooq/DSL.class", "x")
                                                .bytes())
                                .bytes(),
                        422),
                Arguments.of(
                        "JAX-RS service",
                        sound().file("classes/META-INF/services/jakarta.ws.rs.ext.RuntimeDelegate", "x")
                                .bytes(),
                        422),
                Arguments.of(
                        "larger than allowed",
                        sound().file("classes/noise", noise).bytes(),
                        413),
                Arguments.of(
                        "bomb by ratio", sound().file("classes/zeros", zeros).bytes(), 413),
                Arguments.of(
                        "bomb in a jar",
                        sound().file("lib/bomb.jar", jarOfZeros).bytes(),
                        413),
                Arguments.of("too many entries", many.bytes(), 413),
                Arguments.of(
                        "lying size", sound().lying("classes/zeros", zeros, 10).bytes(), 413),
                Arguments.of(
                        "huge manifest",
                        new Zips()
                                .file("plugin.properties", "a=" + "b".repeat(100_000))
                                .bytes(),
                        422));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileArchiveIsRefused(String what, byte[] bytes, int status) {
        ServiceDeskException refusal = catchThrowableOfType(ServiceDeskException.class, () -> check(bytes));

        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.refusal().status()).as(refusal.detail()).isEqualTo(status);
        assertThat(refusal.code()).startsWith("plugin.");
    }

    /** Whatever byte of a sound archive is changed, the answer is a plugin or a refusal, never another failure. */
    @Test
    void damagedArchiveIsReadOrRefused() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] whole = sound().file("classes/example/A.class", "some content that is packed")
                .file(
                        "lib/inner.jar",
                        new Zips().file("org/inner/Inner.class", "inner").bytes())
                .bytes();
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = whole.clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(check(damaged).manifest().id()).isNotEmpty();
            } catch (ServiceDeskException refusal) {
                assertThat(refusal.refusal().status()).as("seed %d", seed).isIn(400, 413, 422);
            } catch (RuntimeException | IOException other) {
                throw new AssertionError("seed " + seed + " round " + round, other);
            }
        }
    }

    private static Zips sound() {
        return new Zips().file("plugin.properties", MANIFEST);
    }

    private PluginArchive check(byte[] bytes) throws IOException {
        Path file = folder.resolve("upload.zip");
        Files.write(file, bytes);
        return PluginArchive.check(file, LIMITS);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
