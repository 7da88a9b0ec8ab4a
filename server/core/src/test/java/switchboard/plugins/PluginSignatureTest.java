package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.persistence.TestDatabase;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.archive.ArchiveSigner;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.signature.SigningKey;
import switchboard.plugins.signature.TrustedKeys;

/** Whose archives are taken in, and that nothing is changed between the upload and the class loader. */
@Timeout(120)
class PluginSignatureTest {

    private static final SigningKey ACME = SigningKey.make();
    private static final SigningKey OTHER = SigningKey.make();
    private static final TrustedKeys TRUSTED =
            new TrustedKeys(Map.of(ACME.publicText(), "acme", OTHER.publicText(), "other"));
    private static final TrustedKeys TRUSTED_ACME = new TrustedKeys(Map.of(ACME.publicText(), "acme"));

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.create();
    private PluginDesk desk;

    @AfterEach
    void close() {
        desk.close();
        database.close();
    }

    private void open(TrustedKeys keys) {
        desk = new PluginDesk(folder, database, false, keys);
        desk.start();
    }

    private void reopen(TrustedKeys keys) {
        desk.close();
        open(keys);
    }

    private static FixturePlugin shelf(String version) {
        return new FixturePlugin("shelf", version);
    }

    private byte[] signed(FixturePlugin plugin, SigningKey key) throws IOException {
        Path file = Files.write(folder.resolve("to-sign.zip"), plugin.zip());
        ArchiveSigner.sign(PluginArchive.check(file, ArchiveLimits.DEFAULT), key, file);
        return Files.readAllBytes(file);
    }

    /** The archive with its entries changed; an entry that becomes null goes. */
    private static byte[] changed(byte[] zip, BiFunction<String, byte[], byte[]> change, String... added)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = change.apply(entry.getName(), in.readAllBytes());
                if (content != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(content);
                }
            }
            for (String name : added) {
                out.putNextEntry(new ZipEntry(name));
                out.write(1);
            }
        }
        return bytes.toByteArray();
    }

    private void refused(byte[] zip, String code) {
        assertThat(json(require(desk.upload(zip), 422))).containsEntry("code", code);
    }

    @Test
    void withTrustedKeysOnlyTheirArchivesAreTaken() throws IOException {
        open(TRUSTED_ACME);

        refused(shelf("1.0.0").zip(), "plugin.unsigned");
        refused(signed(shelf("1.0.0"), OTHER), "plugin.key_unknown");
        byte[] sound = signed(shelf("1.0.0"), ACME);
        assertThat(json(require(desk.upload(sound), 201)))
                .containsEntry("signature", Map.of("name", "acme", "key", ACME.publicText()))
                .hasEntrySatisfying("sha256", sum -> assertThat((String) sum).hasSize(64));
        require(desk.post("plugins/shelf/enable"), 200);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
    }

    @Test
    void nothingIsChangedAddedOrTakenAwayUnderASignature() throws IOException {
        open(TrustedKeys.NONE);
        byte[] sound = signed(shelf("1.0.0").file("README.md", "read me"), ACME);

        refused(
                changed(sound, (name, content) -> name.equals("README.md") ? "other".getBytes() : content),
                "plugin.signature_invalid");
        refused(changed(sound, (name, content) -> content, "classes/extra.txt"), "plugin.signature_invalid");
        refused(
                changed(sound, (name, content) -> name.equals("README.md") ? null : content),
                "plugin.signature_invalid");
        refused(
                changed(
                        sound,
                        (name, content) -> name.equals("signature.properties")
                                ? new String(content)
                                        .replaceFirst("value=.", "value=*")
                                        .getBytes()
                                : content),
                "plugin.signature_invalid");
        refused(
                changed(
                        sound,
                        (name, content) -> name.equals("signature.properties")
                                ? new String(content)
                                        .replace(ACME.publicText(), OTHER.publicText())
                                        .getBytes()
                                : content),
                "plugin.signature_invalid");
        refused(
                changed(sound, (name, content) -> name.equals("signature.properties") ? new byte[9_000] : content),
                "plugin.bad_archive");
        refused(
                changed(sound, (name, content) -> name.equals("signature.properties") ? "x=y".getBytes() : content),
                "plugin.signature_invalid");
        require(desk.upload(sound), 201);
    }

    @Test
    void withoutTrustedKeysASignatureIsShown() throws IOException {
        open(TrustedKeys.NONE);

        Map<String, Object> plugin = json(require(desk.upload(signed(shelf("1.0.0"), OTHER)), 201));
        Map<String, Object> unnamed = new HashMap<>();
        unnamed.put("name", null);
        unnamed.put("key", OTHER.publicText());
        assertThat((Map<?, ?>) plugin.get("signature")).isEqualTo(unnamed);
        assertThat(json(require(desk.upload(new FixturePlugin("other", "1.0.0").zip()), 201)))
                .containsEntry("signature", null);
    }

    @Test
    void anotherKeyOrNoneAnyMoreNeedsConsent() throws IOException {
        open(TRUSTED);
        require(desk.upload(signed(shelf("1.0.0"), ACME)), 201);
        require(desk.post("plugins/shelf/enable"), 200);

        require(desk.upload(signed(shelf("1.1.0"), ACME)), 200);
        assertThat(json(require(desk.upload(signed(shelf("1.2.0"), OTHER)), 200)))
                .containsEntry("state", "needs_consent")
                .containsEntry("demands", List.of("signature of other in place of acme"));
        assertThat(json(require(desk.post("plugins/shelf/consent", "{\"version\":\"1.2.0\"}"), 200)))
                .containsEntry("version", "1.2.0");
        reopen(TrustedKeys.NONE);
        assertThat(json(require(desk.upload(shelf("1.3.0").zip()), 200)))
                .containsEntry("state", "needs_consent")
                .containsEntry("demands", List.of("signature of nobody in place of " + OTHER.publicText()));
    }

    @Test
    void storedArchivesAreVerifiedAgain() throws IOException {
        open(TRUSTED_ACME);
        require(desk.upload(signed(shelf("1.0.0"), ACME)), 201);
        require(desk.post("plugins/shelf/enable"), 200);
        reopen(TrustedKeys.NONE);
        require(desk.upload(new FixturePlugin("other", "1.0.0").zip()), 201);
        require(desk.post("plugins/other/enable"), 200);

        reopen(TRUSTED_ACME);

        assertThat(desk.state("shelf")).isEqualTo("enabled");
        assertThat(json(desk.get("plugins/other")))
                .containsEntry("state", "failed")
                .hasEntrySatisfying(
                        "problem", problem -> assertThat((String) problem).contains("not signed"));
    }

    @Test
    void bundledArchivesNeedNone() throws Exception {
        desk = new PluginDesk(folder, database, false, TRUSTED_ACME);
        desk.bundle("shelf.zip", shelf("1.0.0").zip());
        desk.start();

        assertThat(json(desk.get("plugins/shelf")))
                .containsEntry("state", "enabled")
                .containsEntry("bundled", true)
                .containsEntry("signature", null);
        require(desk.post("plugins/shelf/disable"), 200);
        require(desk.post("plugins/shelf/enable"), 200);
        require(desk.upload(shelf("1.0.0").zip()), 200);
        refused(shelf("1.1.0").zip(), "plugin.unsigned");
    }

    @Test
    void unpackedFilesThatWereChangedAreNoticedAndMadeAgain() throws IOException {
        open(TrustedKeys.NONE);
        desk.enable(shelf("1.0.0").file("classes/shelf.txt", "mine"), "shelf");
        desk.host.close();
        Path file = only("shelf.txt");
        Files.writeString(file, "theirs");
        Files.createSymbolicLink(file.resolveSibling("linked.class"), file);

        reopen(TrustedKeys.NONE);

        assertThat(desk.state("shelf")).isEqualTo("enabled");
        assertThat(only("shelf.txt")).hasContent("mine");
        assertThat(only("shelf.txt").resolveSibling("linked.class")).doesNotExist();
        assertThat(told()).contains("plugin.tampered");
    }

    private Path only(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("plugins/shelf"))) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private List<String> told() {
        return database.transactions().read(dsl -> dsl.fetch("select type from core_journal order by id")
                .getValues(0, String.class));
    }

    @Test
    void storedArchiveThatWasChangedIsNotUnpacked() throws IOException {
        open(TrustedKeys.NONE);
        desk.enable(shelf("1.0.0"), "shelf");
        desk.host.close();
        database.transactions().inTransaction(work -> work.dsl()
                .execute("update core_plugin_archive_chunk set content = concat(content, 'x')"));
        switchboard.plugins.archive.FileTrees.delete(folder.resolve("plugins"));

        reopen(TrustedKeys.NONE);

        assertThat(json(desk.get("plugins/shelf")))
                .containsEntry("state", "failed")
                .hasEntrySatisfying(
                        "problem", problem -> assertThat((String) problem).contains("cannot be unpacked"));
    }
}
