package switchboard.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Permission;

/** The manifest names what the code contributes. */
class ManifestTest {

    @Test
    void thePermissionsAreThoseOfTheCode() throws IOException {
        Properties manifest = new Properties();
        try (var reader = new InputStreamReader(
                ManifestTest.class.getResourceAsStream("/plugin.properties"), StandardCharsets.UTF_8)) {
            manifest.load(reader);
        }
        assertThat(List.of(manifest.getProperty("switchboard.permissions").split(",")))
                .containsExactlyInAnyOrderElementsOf(
                        KnowledgePermissions.all().stream().map(Permission::key).toList());
        assertThat(manifest.getProperty("plugin.class")).isEqualTo(KnowledgeBasePlugin.class.getName());
    }
}
