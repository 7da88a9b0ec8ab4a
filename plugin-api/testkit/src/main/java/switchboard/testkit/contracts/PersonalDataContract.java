package switchboard.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;

/**
 * What a plugin declares of people is true: the export of a person has what the person wrote with it, and after an erasure
 * that takes texts along the person's words stand in no table of its prefix and are found by nobody; other people's words
 * stay. Also while the plugin is disabled.
 */
public abstract class PersonalDataContract extends PluginContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RunningDesk desk;

    @Override
    protected List<Path> neighbours() {
        return List.of(PluginArchives.plainSearch());
    }

    @BeforeAll
    final void startDesk() {
        desk = start("1.0.0");
    }

    @AfterAll
    final void stopDesk() {
        desk.close();
    }

    @Test
    final void anExportHasWhatThePersonWrote() {
        Client person = desk.person("exported", Map.of("roles", List.of(role())));
        write(person, "kumquatexported");
        write(desk.person("bystander", Map.of("roles", List.of(role()))), "kumquatbystander");
        String path = "/users/" + person.get("/me").expect(200).id() + "/personal-data";

        for (Client client : List.of(person, desk.administrator())) {
            Map<String, String> files = unzip(client.get(path).expect(200).body());

            assertThat(files).containsKeys("person.json", "manifest.json");
            assertThat(files.keySet()).anyMatch(name -> name.startsWith("plugins/" + id() + "/"));
            assertThat(all(files, "plugins/" + id() + "/"))
                    .contains("kumquatexported")
                    .doesNotContain("kumquatbystander");
        }
    }

    @Test
    final void anErasureLeavesNoneOfThePersonsWords() {
        Client person = desk.person("erased", Map.of("roles", List.of(role())));
        Client other = desk.person("remaining", Map.of("roles", List.of(role())));
        write(person, "kumquaterased");
        write(other, "kumquatremaining");
        await().atMost(PATIENCE).until(() -> found("kumquatremaining"));
        String id = person.get("/me").expect(200).id();

        erase(id);

        assertThat(ownTables()).doesNotContain("kumquaterased").contains("kumquatremaining");
        await().atMost(PATIENCE).until(() -> !found("kumquaterased"));
        assertThat(found("kumquatremaining")).isTrue();
    }

    @Test
    final void anErasureReachesADisabledPlugin() {
        Client person = desk.person("erasedlater", Map.of("roles", List.of(role())));
        write(person, "kumquatlater");
        String id = person.get("/me").expect(200).id();
        desk.administrator().post("/plugins/" + id() + "/disable").expect(200);
        try {
            erase(id);

            assertThat(ownTables()).doesNotContain("kumquatlater");
        } finally {
            desk.administrator().post("/plugins/" + id() + "/enable").expect(200);
        }
        await().atMost(PATIENCE).until(() -> !found("kumquatlater"));
    }

    private void erase(String person) {
        desk.administrator()
                .post("/users/" + person + "/erasure", Map.of("texts", true))
                .expect(202);
        await().atMost(PATIENCE).until(() -> desk.administrator()
                .get("/users/" + person + "/erasure")
                .expect(200)
                .field("state")
                .equals("done"));
    }

    private boolean found(String word) {
        return desk.administrator()
                .get("/search?q=" + word)
                .expect(200)
                .json()
                .path("items")
                .iterator()
                .hasNext();
    }

    /** Every row under the plugin's prefix. */
    private String ownTables() {
        return all(
                unzip(desk.administrator()
                        .get("/plugins/" + id() + "/data")
                        .expect(200)
                        .body()),
                "data/");
    }

    private static String all(Map<String, String> files, String folder) {
        StringBuilder all = new StringBuilder();
        files.forEach((name, content) -> all.append(name.startsWith(folder) ? content : ""));
        return all.toString();
    }

    private static Map<String, String> unzip(byte[] content) {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
