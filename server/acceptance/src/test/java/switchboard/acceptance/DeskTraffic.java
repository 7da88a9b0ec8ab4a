package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import switchboard.acceptance.PacedLoad.Kind;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;

/**
 * What people do at a desk, on the routes of the core and of every bundled plugin; remembers the articles it wrote. It
 * writes of many things and searches for one at a time: nowhere does every item hold the word that is searched for.
 */
final class DeskTraffic {

    private static final List<String> THINGS = List.of(
            "printer",
            "projector",
            "headset",
            "keyboard",
            "monitor",
            "laptop",
            "scanner",
            "router",
            "badge",
            "charger",
            "camera",
            "telephone",
            "tablet",
            "server",
            "mailbox",
            "calendar",
            "browser",
            "licence",
            "password",
            "certificate",
            "backup",
            "invoice",
            "payroll",
            "intranet");

    private final Client client;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();
    private final Queue<String> articles = new ConcurrentLinkedQueue<>();
    private final String ticket;
    private final String article;
    private final String handOver;

    DeskTraffic(Client client) {
        this.client = client;
        this.ticket = writeTicket().expect(201).id();
        this.article = writeArticle().expect(201).id();
        this.handOver = writeHandOver().expect(201).id();
    }

    /** Three of eleven write. */
    List<Kind> mix() {
        return List.of(
                new Kind("knowledge search", () -> client.get("/knowledge/search?q=" + searched()), 200),
                new Kind("list of tickets", () -> client.get("/tickets?limit=20"), 200),
                new Kind("new ticket", this::writeTicket, 201),
                new Kind("list of articles", () -> client.get("/knowledge/articles?limit=10"), 200),
                new Kind("search", () -> client.get("/search?q=" + searched() + "&limit=10"), 200),
                new Kind("new article", this::writeArticle, 201),
                new Kind("list of hand-overs", () -> client.get("/example/hand-overs?limit=10"), 200),
                new Kind("ticket", () -> client.get("/tickets/" + ticket), 200),
                new Kind("new hand-over", this::writeHandOver, 201),
                new Kind("article", () -> client.get("/knowledge/articles/" + article), 200),
                new Kind("hand-over", () -> client.get("/example/hand-overs/" + handOver), 200));
    }

    private static String thing(int number) {
        return THINGS.get(number % THINGS.size());
    }

    private String searched() {
        return thing(searches.incrementAndGet());
    }

    private Answer writeTicket() {
        int written = number.incrementAndGet();
        return client.post(
                "/tickets",
                Map.of("kind", "incident", "title", "The " + thing(written) + " does not work, case " + written));
    }

    private Answer writeHandOver() {
        int written = number.incrementAndGet();
        return client.post(
                "/example/hand-overs",
                Map.of("title", "A " + thing(written) + " is ordered, " + written, "body", "It comes on Monday."));
    }

    private Answer writeArticle() {
        int written = number.incrementAndGet();
        String word = "quire" + written + "x";
        Answer answer = client.post(
                "/knowledge/articles",
                Map.of(
                        "title",
                        "Manual of the " + thing(written) + ", " + word,
                        "body",
                        "What to look at before you call.",
                        "language",
                        "en",
                        "status",
                        "published",
                        "visibility",
                        "public"));
        if (answer.status() == 201) {
            articles.add(word);
        }
        return answer;
    }

    /** Every article whose creation was answered is found by a word of its own; the index equals the database. */
    void requireEveryArticleFound() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    JsonNode comparison =
                            client.post("/search/compare").expect(200).json();
                    assertThat(comparison.path("complete").asBoolean()
                                    && comparison.path("equal").asBoolean())
                            .as(comparison.toString())
                            .isTrue();
                });
        assertThat(articles).isNotEmpty();
        assertThat(articles.stream().filter(word -> !isFound(word)).toList()).isEmpty();
    }

    private boolean isFound(String word) {
        return client.get("/knowledge/search?limit=1&q=" + word)
                        .expect(200)
                        .json()
                        .get("items")
                        .size()
                == 1;
    }

    int articles() {
        return articles.size();
    }
}
