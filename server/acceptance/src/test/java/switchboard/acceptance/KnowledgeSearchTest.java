package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** Articles and their search on the whole desk: the samples of the repository, found by people who write as people do. */
class KnowledgeSearchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ARTICLES = "/knowledge/articles";

    private static RunningDesk desk;
    private static Client editor;
    private static Client agent;
    private static Client requester;

    @BeforeAll
    static void open() throws IOException {
        desk = WholeDesk.start();
        editor = desk.role("knowledge_editor");
        agent = desk.role("agent");
        requester = desk.role("requester");
        String samples = Files.readString(Path.of("..", "..", "docs", "samples", "articles.ndjson"));
        JsonNode report =
                editor.importLines(ARTICLES + "/import", samples).expect(200).json();
        assertThat(report.path("failed").asInt()).as(report.toString()).isZero();
        publish(
                "de-drucker",
                "de",
                "Druckerwarteschlange leeren",
                "Öffnen Sie die Druckereinstellungen und löschen Sie alle Aufträge.");
        publish(
                "de-konto",
                "de",
                "Gesperrtes Benutzerkonto entsperren",
                "Nach fünf falschen Passwörtern wird das Konto gesperrt.");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> found(requester, "Benutzerkonto", "de").contains("de-konto")
                        && found(agent, "payslip", "en").contains("spooler-agents-en"));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Each asks with forms of the words that do not stand in the article.
                "en | resetting passwords | password-en",
                "en | printers going offline | printer-en",
                "en | connecting to networks by vpn | vpn-en",
                "sv | skrivarens kö | printer-sv",
                "sv | återställa lösenorden | password-sv",
                "sv | delad brevlåda behörigheten | mail-shared-sv",
                "ru | сброс паролей | password-ru",
                "ru | переполненные почтовые ящики | mail-ru",
                "ru | настроить рабочий телефон | mobile-ru",
                "zh | 密码重置 | password-zh",
                "zh | 打印机脱机 | printer-zh",
                "zh | 会议室网络断开 | wifi-zh",
                "de | Druckerwarteschlangen | de-drucker",
                "de | gesperrte Konten | de-konto"
            })
    void articlesAreFoundByTheWordsPeopleUse(String language, String text, String externalId) {
        assertThat(found(requester, text, language))
                .as("with lang=%s", language)
                .startsWith(externalId);
        assertThat(found(requester, text, "")).as("without lang").contains(externalId);
    }

    @Test
    void theSnippetIsSafeAndMarksTheMatch() {
        publish(
                "markup",
                "en",
                "Angle brackets zebra",
                "Press <b>Enter</b> & wait: `if (a < b) zebra()` <script>x</script>");
        Awaitility.await().atMost(PATIENCE).until(() -> found(requester, "zebra", "en")
                .contains("markup"));
        JsonNode hit = requester
                .get("/knowledge/search?lang=en&q=zebra")
                .expect(200)
                .json()
                .path("items")
                .get(0);
        assertThat(hit.path("snippet").asText()).contains("<mark>").doesNotContain("<script", "<b>");
        assertThat(hit.path("title").asText()).isEqualTo("Angle brackets zebra");
    }

    @Test
    void internalArticlesAreFoundByAgentsOnlyOnEitherSearch() {
        assertThat(found(agent, "lockout source event 4740", "en")).contains("lockout-agents-en");
        assertThat(found(requester, "lockout source event 4740", "en")).doesNotContain("lockout-agents-en");
        assertThat(everywhere(agent, "lockout")).contains("Find the device behind repeated account lockouts");
        assertThat(everywhere(requester, "lockout")).doesNotContain("Find the device behind repeated account lockouts");
    }

    @Test
    void aDraftIsNotFoundAndWhatIsTakenBackIsGone() {
        String path = ARTICLES + "/" + publish("taken-back", "en", "Quokka first", "Body");
        Awaitility.await().atMost(PATIENCE).until(() -> found(requester, "quokka", "en")
                .contains("taken-back"));
        editor.patch(path, Map.of("title", "Wombat second", "status", "draft")).expect(200);
        publish("marker-1", "en", "Numbat", "Body");
        Awaitility.await().atMost(PATIENCE).until(() -> found(requester, "numbat", "en")
                .contains("marker-1"));
        assertThat(found(editor, "wombat", "en")).isEmpty();
        assertThat(found(requester, "quokka", "en")).containsExactly("taken-back");
        editor.patch(path, Map.of("status", "published")).expect(200);
        Awaitility.await().atMost(PATIENCE).until(() -> found(requester, "wombat", "en")
                .contains("taken-back"));
        editor.patch(path, Map.of("status", "archived")).expect(200);
        Awaitility.await().atMost(PATIENCE).until(() -> found(editor, "wombat", "en")
                .isEmpty());
    }

    @Test
    void aChangedVisibilityIsFollowed() {
        String path = ARTICLES + "/" + publish("hidden", "en", "Axolotl care", "Body");
        Awaitility.await().atMost(PATIENCE).until(() -> found(requester, "axolotl", "en")
                .contains("hidden"));
        editor.patch(path, Map.of("visibility", "roles", "roles", List.of("team_lead")))
                .expect(200);
        Awaitility.await().atMost(PATIENCE).until(() -> found(requester, "axolotl", "en")
                .isEmpty());
        assertThat(found(agent, "axolotl", "en")).isEmpty();
        assertThat(found(desk.role("team_lead"), "axolotl", "en")).containsExactly("hidden");
        assertThat(found(desk.role("auditor"), "axolotl", "en")).containsExactly("hidden");
    }

    private static String publish(String externalId, String language, String title, String body) {
        return editor.post(
                        ARTICLES,
                        Map.of(
                                "externalId", externalId,
                                "language", language,
                                "title", title,
                                "body", body,
                                "status", "published",
                                "visibility", "public"))
                .expect(201)
                .id();
    }

    private static List<String> found(Client client, String text, String language) {
        String parameters = "?limit=20&q=" + Client.encode(text) + (language.isEmpty() ? "" : "&lang=" + language);
        List<String> ids = new ArrayList<>();
        client.get("/knowledge/search" + parameters)
                .expect(200)
                .json()
                .path("items")
                .forEach(hit -> ids.add(hit.path("externalId").asText()));
        return ids;
    }

    private static List<String> everywhere(Client client, String text) {
        List<String> titles = new ArrayList<>();
        client.get("/search?q=" + Client.encode(text))
                .expect(200)
                .json()
                .path("items")
                .forEach(hit -> titles.add(hit.path("title").asText()));
        return titles;
    }
}
