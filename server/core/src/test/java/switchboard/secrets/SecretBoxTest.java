package switchboard.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.secrets.SecretBox.UnreadableSecretException;

class SecretBoxTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void whatWasSealedOpensForTheSamePurposeOnly() throws IOException {
        SecretBox box = box("secret.key");
        String sealed = box.seal("mail.password", "päss ✓");
        assertThat(sealed).doesNotContain("päss");
        assertThat(box.seal("mail.password", "päss ✓")).as("a nonce of its own").isNotEqualTo(sealed);
        assertThat(box.open("mail.password", sealed)).isEqualTo("päss ✓");
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> box.open("other.password", sealed));
        SecretBox another = box("another.key");
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> another.open("mail.password", sealed));
        for (String broken : new String[] {"", "v1:", "v1:AAAA", "v1:###", sealed.substring(0, sealed.length() - 4)}) {
            assertThatExceptionOfType(UnreadableSecretException.class)
                    .as(broken)
                    .isThrownBy(() -> box.open("mail.password", broken));
        }
    }

    @Test
    void theKeyFileIsItsOwnersAloneAndStaysTheSame() throws IOException {
        Path file = folder.resolve("data/secret.key");
        byte[] key = SecretKeyFile.readOrMake(file, random);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(SecretKeyFile.readOrMake(file, random)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFileWithoutAKeyIsRefusedAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.key"), "not a key");
        assertThatIOException()
                .isThrownBy(() -> SecretKeyFile.readOrMake(file, random))
                .withMessageContaining("no key");
        assertThat(file).hasContent("not a key");
    }

    private SecretBox box(String name) throws IOException {
        return new SecretBox(SecretKeyFile.readOrMake(folder.resolve(name), random), random);
    }
}
