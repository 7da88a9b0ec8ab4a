package switchboard.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import switchboard.json.Json;
import switchboard.plugins.archive.Zips;

/** The commands of the group {@code plugin}, as the launcher starts them. */
class PluginCommandTest {

    private static final String MANIFEST = """
            plugin.id=shelf
            plugin.version=1.0.0
            plugin.class=fixture.shelf.Shelf
            plugin.requires=%s
            switchboard.services=database
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new PluginCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String archive(String requires) throws IOException {
        byte[] zip = new Zips()
                .file("plugin.properties", MANIFEST.formatted(requires))
                .file("classes/shelf.txt", "x")
                .file("classes/fixture/shelf/Shelf.class", "x")
                .bytes();
        return Files.write(folder.resolve("shelf.zip"), zip).toString();
    }

    @Test
    void archiveThatFits() throws IOException {
        assertThat(run("check", archive(">=1.0.0 & <2.0.0"))).isZero();

        assertThat(out.toString()).contains("shelf 1.0.0 fits this server").contains("service database");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void archiveThatDoesNotFit() throws IOException {
        assertThat(run("check", archive(">=9.0.0"))).isEqualTo(1);

        assertThat(out.toString()).contains("does not fit").contains("takes >=9.0.0, and this is not one");
    }

    @Test
    void archiveWithoutThePluginItself() throws IOException {
        byte[] zip =
                new Zips().file("plugin.properties", MANIFEST.formatted("*")).bytes();

        assertThat(run("check", Files.write(folder.resolve("empty.zip"), zip).toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("fixture.shelf.Shelf, the plugin itself, is not in the archive");
    }

    @Test
    void forMachines() throws IOException {
        assertThat(run("check", archive("*"), "--json")).isZero();

        Map<String, Object> answer = Json.parseObject(out.toString());
        assertThat(answer)
                .containsEntry("fits", true)
                .containsEntry("id", "shelf")
                .containsEntry("signature", "none")
                .containsEntry("demands", List.of("permission every permission of its own", "service database"));
        assertThat(answer).containsKeys("needs", "inspection", "sha256", "requires", "api");
    }

    @Test
    void whatIsNoSoundArchive() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        String faulty = Files.write(
                        folder.resolve("faulty.zip"),
                        new Zips().file("plugin.properties", "plugin.id=X").bytes())
                .toString();

        assertThat(run("check", text.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("not a zip");
        assertThat(run("check", faulty, "--json")).isEqualTo(2);
        assertThat(Json.parseObject(out.toString()))
                .containsEntry("fits", false)
                .containsEntry("code", "plugin.bad_archive");
        assertThat(run("check", folder.resolve("absent.zip").toString())).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
    }

    @Test
    void archiveIsSignedInPlaceAndElsewhere() throws IOException {
        String key = folder.resolve("vendor.key").toString();
        String archive = archive("*");

        assertThat(run("key", key)).isZero();
        String shown = out.toString().strip().lines().toList().getLast();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key))))
                .isEqualTo("rw-------");
        String signed = folder.resolve("signed.zip").toString();
        assertThat(run("sign", archive, "--key", key, "--output", signed)).isZero();
        assertThat(run("check", archive)).isZero();
        assertThat(out.toString()).contains("Signature  none");
        assertThat(run("check", signed)).isZero();
        assertThat(out.toString()).contains("Signature  valid, by " + shown);
        assertThat(run("sign", signed, "--key", key)).isZero();
        assertThat(run("check", signed)).isZero();
        assertThat(run("sign", archive, "--key", key)).isZero();
        assertThat(run("check", archive)).isZero();
        assertThat(out.toString()).contains("Signature  valid");
    }

    @Test
    void signatureOverOtherContentDoesNotFit() throws IOException {
        String key = folder.resolve("vendor.key").toString();
        run("key", key);
        run("sign", archive("*"), "--key", key);
        byte[] signature;
        try (var zip = new java.util.zip.ZipFile(folder.resolve("shelf.zip").toFile())) {
            signature = zip.getInputStream(zip.getEntry("signature.properties")).readAllBytes();
        }
        Path other = Files.write(
                folder.resolve("other.zip"),
                new Zips()
                        .file("plugin.properties", MANIFEST.formatted("*"))
                        .file("classes/shelf.txt", "y")
                        .file("signature.properties", signature)
                        .bytes());

        assertThat(run("check", other.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("Signature  invalid");
    }

    @Test
    void keysAreNeverOverwrittenAndOthersAreNoKeys() throws IOException {
        String key = folder.resolve("vendor.key").toString();
        run("key", key);
        String before = Files.readString(Path.of(key));

        assertThat(run("key", key)).isEqualTo(1);
        assertThat(Files.readString(Path.of(key))).isEqualTo(before);
        String archive = archive("*");
        assertThat(run("sign", archive, "--key", archive)).isEqualTo(1);
        Path text = Files.writeString(folder.resolve("text"), "-----BEGIN PRIVATE KEY-----");
        assertThat(run("sign", archive, "--key", text.toString())).isEqualTo(1);
        assertThat(run("sign", text.toString(), "--key", key)).isEqualTo(2);
        assertThat(run("sign", archive)).isEqualTo(2);
    }
}
