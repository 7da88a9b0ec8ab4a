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

/** What people do at a desk, on the routes of the core and of every bundled plugin; remembers the articles it wrote. */
final class DeskTraffic {

    private final Client client;
    private final AtomicInteger number = new AtomicInteger();
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
                new Kind("knowledge search", () -> client.get("/knowledge/search?q=printer+paper"), 200),
                new Kind("list of tickets", () -> client.get("/tickets?limit=20"), 200),
                new Kind("new ticket", this::writeTicket, 201),
                new Kind("list of articles", () -> client.get("/knowledge/articles?limit=10"), 200),
                new Kind("search", () -> client.get("/search?q=paper&limit=10"), 200),
                new Kind("new article", this::writeArticle, 201),
                new Kind("list of hand-overs", () -> client.get("/example/hand-overs?limit=10"), 200),
                new Kind("ticket", () -> client.get("/tickets/" + ticket), 200),
                new Kind("new hand-over", this::writeHandOver, 201),
                new Kind("article", () -> client.get("/knowledge/articles/" + article), 200),
                new Kind("hand-over", () -> client.get("/example/hand-overs/" + handOver), 200));
    }

    private Answer writeTicket() {
        return client.post(
                "/tickets",
                Map.of("kind", "incident", "title", "The printer is out of paper " + number.incrementAndGet()));
    }

    private Answer writeHandOver() {
        return client.post(
                "/example/hand-overs",
                Map.of("title", "Paper is ordered " + number.incrementAndGet(), "body", "It comes on Monday."));
    }

    private Answer writeArticle() {
        String word = "quire" + number.incrementAndGet() + "x";
        Answer answer = client.post(
                "/knowledge/articles",
                Map.of(
                        "title",
                        "Paper for the printer, " + word,
                        "body",
                        "Where the paper is kept.",
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
