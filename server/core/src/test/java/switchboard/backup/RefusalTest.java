package switchboard.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.persistence.TestDatabase;

/** What is damaged, or would overwrite something, is refused before anything is touched. */
@Timeout(120)
class RefusalTest {

    private final TestDatabase source = TestDatabase.create();
    private final TestDatabase target = TestDatabase.createEmpty();

    @TempDir
    Path folder = Path.of(".");

    private Path file = Path.of(".");
    private Path to = Path.of(".");

    @BeforeEach
    void backUp() throws IOException {
        DeskFolders from = BackedUpSchema.folders(Files.createDirectories(folder.resolve("from")));
        Files.writeString(from.key(), "the key\n");
        file = folder.resolve("desk.zip");
        to = folder.resolve("to");
        BackedUpSchema.backup(source, from, file);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private void assertRefused(Path backup, String message) {
        assertThatThrownBy(() -> BackedUpSchema.restore(backup, target, BackedUpSchema.folders(to)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(message);
        assertThat(BackedUpSchema.sums(target)).isEmpty();
        assertThat(to).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereOrNoBackup() throws IOException {
        assertRefused(folder.resolve("nothing.zip"), "There is no file");
        assertRefused(Files.writeString(folder.resolve("text.zip"), "no zip"), "is damaged");
    }

    @Test
    void aFileThatWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            assertRefused(Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length)), "is damaged");
        }
    }

    /** A bit of a field that no reader looks at changes nothing; any other is noticed, and never as an accident. */
    @Test
    void aFileWithAWrongBitIsRefusedOrStillWhole() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(3);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Path damaged = Files.write(folder.resolve("damaged.zip"), changed);
            try (Archive archive = Archive.open(damaged)) {
                assertThat(archive.manifest().tables()).isNotEmpty();
            } catch (BackupException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void contentThatWasChangedTakenAwayOrSmuggledIn() throws IOException {
        assertRefused(rewritten("tables/core_role.ndjson", "[]\n"), "is not what was written");
        assertRefused(rewritten("secret.key", "another\n"), "is not what was written");
        assertRefused(rewritten("tables/core_role.ndjson", null), "is missing");
        assertRefused(rewritten("manifest.json", "{\"format\": 1}"), "the manifest was changed");
        assertRefused(rewritten("../outside", "x"), "there is no place for ../outside");
        assertRefused(rewritten("attachments/ab/" + "ab".repeat(32), "x"), "is not what was written");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void aTargetThatHasSomething() throws IOException {
        Files.createDirectories(to);
        Files.writeString(to.resolve("something"), "precious");
        assertThatThrownBy(() -> BackedUpSchema.restore(file, target, BackedUpSchema.folders(to)))
                .hasMessageContaining("is not empty");
        assertThat(to.resolve("something")).hasContent("precious");
        assertThat(BackedUpSchema.sums(target)).isEmpty();

        Map<String, String> before = BackedUpSchema.sums(source);
        Path other = folder.resolve("other");
        assertThatThrownBy(() -> BackedUpSchema.restore(file, source, BackedUpSchema.folders(other)))
                .hasMessageContaining("The schema has tables already");
        assertThat(BackedUpSchema.sums(source)).isEqualTo(before);
        assertThat(other).doesNotExist();
    }

    @Test
    void aDeskWhoseRestoreDidNotComeToItsEnd() throws IOException {
        Files.createDirectories(to);
        Files.createFile(BackedUpSchema.folders(to).unfinished());
        assertThatThrownBy(() -> UnfinishedRestore.refuse(to)).hasMessageContaining("did not come to its end");
    }

    @Test
    void aSchemaOfWhichSomethingWouldBeLost() {
        source.transactions().read(dsl -> dsl.execute("CREATE VIEW roles AS SELECT * FROM core_role"));
        assertThatThrownBy(() -> BackedUpSchema.backup(
                        source, BackedUpSchema.folders(folder.resolve("from")), folder.resolve("lossy.zip")))
                .hasMessageContaining("does not cover")
                .hasMessageContaining("roles (VIEW");
        assertThat(folder.resolve("lossy.zip")).doesNotExist();
    }

    private Path rewritten(String name, @org.jspecify.annotations.Nullable String content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        entries.remove(name);
        if (content != null) {
            entries.put(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Path changed = folder.resolve("changed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return changed;
    }
}
