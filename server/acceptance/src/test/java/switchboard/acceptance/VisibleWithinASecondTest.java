package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * What was written over HTTP is found within a second of the answer, by other forms of its words; what is not for the
 * asker is not found at all.
 */
@Alone
class VisibleWithinASecondTest {

    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(20);

    private static RunningDesk desk;
    private static Client editor;
    private static Client agent;
    private static Client requester;

    @BeforeAll
    static void start() {
        desk = WholeDesk.start();
        editor = desk.role("knowledge_editor");
        agent = desk.role("agent");
        requester = desk.role("requester");
        // The first write and the first search of a new server pay for loading classes and analyzers.
        for (String language : new String[] {"en", "sv", "ru", "zh"}) {
            String id = article(language, "Warming up " + language, "public", "published")
                    .id();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> isFound(requester, "/knowledge/search?lang=" + language + "&q=warming", id));
        }
        String ticket = ticket(requester, "Warming up").id();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isFound(requester, "/search?q=warming", ticket));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Resetting forgotten passwords | reset a forgotten password",
                "sv | Skrivarna på kontoret fungerar inte sedan i morse | skrivaren kontor",
                "ru | Настройка рабочих телефонов | настройки рабочего телефона",
                "zh | 如何重置忘记的密码 | 密码重置"
            })
    void articlesAndTicketsAreFound(String language, String title, String asked) {
        String q = "q=" + Client.encode(asked);
        Answer article = article(language, title, "public", "published");
        foundWithinASecond(requester, "/knowledge/search?lang=" + language + "&" + q, article.id());
        Answer ticket = ticket(requester, title);
        foundWithinASecond(requester, "/search?types=ticket&lang=" + language + "&" + q, ticket.id());
        Answer another = ticket(requester, title);
        foundWithinASecond(agent, "/tickets?limit=200&q=" + Client.encode(title), another.id());
    }

    @Test
    void aChangeIsFoundAndWhatItSaidBeforeIsNot() {
        String path = "/knowledge/articles/"
                + article("en", "Capybara keeping", "public", "published").id();
        String id = path.substring(path.lastIndexOf('/') + 1);
        foundWithinASecond(requester, "/search?q=capybaras", id);
        editor.patch(path, Map.of("title", "Wallaby keeping", "body", "Nothing else"))
                .expect(200);
        foundWithinASecond(requester, "/search?q=wallabies", id);
        assertThat(isFound(requester, "/search?q=capybaras", id)).isFalse();
    }

    @Test
    void draftsAreNotFound() {
        String draft = article("en", "Ocelot draft", "public", "draft").id();
        marker("en", "Ocelot marker", "ocelots");
        assertThat(isFound(requester, "/search?q=ocelots", draft)).isFalse();
        assertThat(isFound(editor, "/knowledge/search?lang=en&q=ocelots", draft))
                .isFalse();
    }

    @Test
    void internalArticlesAreNotFoundByRequesters() {
        String internal =
                article("en", "Tapir internals", "internal", "published").id();
        foundWithinASecond(agent, "/knowledge/search?lang=en&q=tapirs", internal);
        assertThat(isFound(requester, "/knowledge/search?lang=en&q=tapirs", internal))
                .isFalse();
    }

    @Test
    void aNoteIsFoundByAgentsAndNotByTheRequester() {
        String ticket = ticket(requester, "The lights in the meeting room on the second floor do not turn on")
                .id();
        agent.post("/tickets/" + ticket + "/notes", Map.of("body", "Probably the axolotls"))
                .expect(201);
        foundWithinASecond(agent, "/search?q=axolotl", ticket);
        assertThat(isFound(requester, "/search?q=axolotl", ticket)).isFalse();
        assertThat(isFound(requester, "/tickets?q=axolotl", ticket)).isFalse();
        agent.post("/tickets/" + ticket + "/replies", Map.of("body", "It was the pangolins"))
                .expect(201);
        foundWithinASecond(requester, "/search?q=pangolin", ticket);
    }

    @Test
    void whatIsDeletedIsGone() {
        String id = article("en", "Numbat diet", "public", "published").id();
        foundWithinASecond(requester, "/search?q=numbats", id);
        editor.delete("/knowledge/articles/" + id).expect(204);
        long answered = System.nanoTime();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(Duration.ofSeconds(10))
                .until(() -> !isFound(requester, "/search?q=numbats", id));
        assertThat(System.nanoTime() - answered).isLessThan(PROMISE.toNanos());
        assertThat(isFound(requester, "/knowledge/search?lang=en&q=numbats", id))
                .isFalse();
    }

    /** Once this is found, whatever was written before it would be found too. */
    private static void marker(String language, String title, String asked) {
        foundWithinASecond(
                requester,
                "/search?lang=" + language + "&q=" + asked,
                article(language, title, "public", "published").id());
    }

    /** To be called right after the answer to the write. */
    private static void foundWithinASecond(Client client, String path, String id) {
        long answered = System.nanoTime();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(Duration.ofSeconds(10))
                .until(() -> isFound(client, path, id));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answered))
                .as("milliseconds until %s was found by %s", id, path)
                .isLessThanOrEqualTo(PROMISE.toMillis());
    }

    private static boolean isFound(Client client, String path, String id) {
        JsonNode items = client.get(path).expect(200).json().path("items");
        for (JsonNode item : items) {
            if (item.path("id").asText().equals(id)
                    || item.path("articleId").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static Answer article(String language, String title, String visibility, String status) {
        Map<String, String> fields = new HashMap<>(Map.of("title", title, "body", title));
        fields.put("language", language);
        fields.put("visibility", visibility);
        fields.put("status", status);
        return editor.post("/knowledge/articles", fields).expect(201);
    }

    private static Answer ticket(Client client, String title) {
        return client.post("/tickets", Map.of("kind", "incident", "title", title))
                .expect(201);
    }
}
