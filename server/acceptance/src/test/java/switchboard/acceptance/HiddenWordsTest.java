package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * What somebody may not see reaches them on no side way: hits, snippets, counts, histories, events, links, attachments,
 * differences, explanations, cursors. Everything of the other organization says "kumquat" and "hush"; internal notes say
 * "durian".
 */
class HiddenWordsTest {

    private static final String SECRET = AccessScene.SECRET;

    private static RunningDesk desk;
    private static AccessScene scene;
    private static Client administrator;
    private static Client requester;
    private static Client agent;
    private static Client auditor;
    private static Client narrow;
    private static String mine;
    private static String theirs;
    private static String link;
    private static String theirAttachment;
    private static String theirNote;
    private static String theirArticle;

    @BeforeAll
    static void start() {
        desk = WholeDesk.start();
        scene = new AccessScene(desk);
        administrator = desk.administrator();
        requester = scene.client("requester");
        agent = scene.client("agent");
        auditor = scene.client("auditor");
        narrow = scene.client(AccessScene.NARROW);
        mine = ticket("Mine kumquat", "requester");
        theirs = ticket("Theirs kumquat " + SECRET, AccessScene.FOREIGNER);
        note(mine);
        theirNote = note(theirs);
        link = administrator
                .post("/tickets/" + mine + "/links", Map.of("type", "related_to", "target", theirs))
                .expect(201)
                .id();
        theirAttachment = administrator
                .send(
                        "POST",
                        "/tickets/" + theirs + "/attachments?fileName=" + SECRET + ".txt",
                        "text/plain",
                        SECRET.getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .id();
        theirArticle = article("Theirs kumquat " + SECRET, "internal", scene.harbour());
        article("Draft kumquat " + SECRET, "internal", "");
        article("Public kumquat", "public", "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> titles(administrator, "/search?q=kumquat").size() == 4
                        && titles(administrator, "/search?q=durian").size() == 2);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static String ticket(String title, String person) {
        return administrator
                .post(
                        "/tickets",
                        Map.of(
                                "kind",
                                "incident",
                                "title",
                                title,
                                "requester",
                                scene.person(person),
                                "externalId",
                                title))
                .expect(201)
                .id();
    }

    private static String note(String ticket) {
        return administrator
                .post("/tickets/" + ticket + "/notes", Map.of("body", "The durian is ripe"))
                .expect(201)
                .id();
    }

    private static String article(String title, String visibility, String organization) {
        Map<String, Object> fields = new java.util.HashMap<>(Map.of("title", title, "body", title));
        fields.put("visibility", visibility);
        fields.put("status", title.startsWith("Draft") ? "draft" : "published");
        if (!organization.isEmpty()) {
            fields.put("organization", organization);
        }
        return administrator.post("/knowledge/articles", fields).expect(201).id();
    }

    private static List<String> titles(Client client, String path) {
        Answer answer = client.get(path).expect(200);
        List<String> titles = new ArrayList<>();
        answer.json()
                .path("items")
                .forEach(item -> titles.add(item.path("title").asText()));
        return titles;
    }

    private static Answer silent(Answer answer) {
        assertThat(answer.text().toLowerCase(java.util.Locale.ROOT))
                .as(answer.request())
                .doesNotContain(SECRET)
                .doesNotContain("durian")
                .doesNotContain(theirs);
        return answer;
    }

    @Test
    void searchFindsWhatIsVisibleOnly() {
        for (Client client : List.of(requester, agent)) {
            assertThat(titles(client, "/search?q=kumquat")).containsExactlyInAnyOrder("Mine kumquat", "Public kumquat");
            assertThat(titles(client, "/tickets?q=kumquat")).containsExactly("Mine kumquat");
            assertThat(titles(client, "/knowledge/search?q=kumquat")).containsExactly("Public kumquat");
            assertThat(titles(client, "/search?q=" + SECRET)).isEmpty();
            silent(client.get("/search?q=kumquat%20" + SECRET).expect(200));
        }
        assertThat(titles(narrow, "/tickets?q=kumquat")).containsExactly("Theirs kumquat " + SECRET);
        assertThat(titles(narrow, "/knowledge/search?q=kumquat")).containsExactly("Public kumquat");
        assertThat(titles(auditor, "/search?q=kumquat")).hasSize(4);
    }

    @Test
    void theWordsOfNotesAreFoundByThoseWhoReadNotes() {
        for (String path : List.of("/search?q=durian", "/tickets?q=durian")) {
            assertThat(titles(requester, path)).as(path).isEmpty();
            assertThat(titles(agent, path)).as(path).containsExactly("Mine kumquat");
            assertThat(titles(auditor, path)).as(path).hasSize(2);
        }
        assertThat(titles(narrow, "/tickets?q=durian")).isEmpty();
        silent(requester.get("/search?q=kumquat").expect(200));
        silent(requester.get("/search?q=%22durian%20is%22").expect(200));
    }

    @Test
    void countsCountWhatIsVisible() {
        for (String filter : List.of(
                "",
                "&q=kumquat",
                "&organization=" + scene.harbour(),
                "&requester=" + scene.person(AccessScene.FOREIGNER),
                "&externalId=" + Client.encode("Theirs kumquat " + SECRET),
                "&sort=createdAt")) {
            for (Client client : List.of(requester, agent)) {
                Answer answer = silent(
                        client.get("/tickets?count=true&limit=200" + filter).expect(200));
                assertThat(answer.json().path("count").asInt())
                        .as(answer.request())
                        .isEqualTo(answer.json().path("items").size());
            }
        }
        assertThat(requester
                        .get("/tickets?count=true")
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(narrow.get("/tickets?count=true")
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        for (String list : List.of("/users", "/knowledge/articles")) {
            JsonNode page =
                    agent.get(list + "?count=true&limit=200").expect(200).json();
            assertThat(page.path("count").asInt())
                    .as(list)
                    .isEqualTo(page.path("items").size());
            assertThat(page.toString()).as(list).doesNotContain(scene.person(AccessScene.FOREIGNER), theirArticle);
        }
    }

    @Test
    void historiesShowNotesToThoseWhoReadThem() {
        silent(requester.get("/tickets/" + mine + "/timeline").expect(200));
        assertThat(requester.get("/tickets/" + mine + "/timeline").text()).doesNotContain("internal");
        assertThat(agent.get("/tickets/" + mine + "/timeline").expect(200).text())
                .contains("durian");
        assertThat(auditor.get("/tickets/" + theirs + "/timeline").expect(200).text())
                .contains("durian");
        assertThat(narrow.get("/tickets/" + theirs + "/timeline").expect(200).text())
                .doesNotContain("durian");
    }

    @Test
    void aLinkToAForeignTicketIsNotThere() {
        for (Client client : List.of(requester, agent)) {
            assertThat(silent(client.get("/tickets/" + mine + "/links").expect(200))
                            .json()
                            .path("items"))
                    .isEmpty();
            silent(client.get("/tickets/" + mine + "/links/" + link).expect(404));
            assertThat(client.get("/tickets/" + mine + "/timeline").expect(200).text())
                    .doesNotContain(theirs, "linked");
        }
        assertThat(auditor.get("/tickets/" + mine + "/timeline").expect(200).text())
                .contains(theirs);
        silent(agent.delete("/tickets/" + mine + "/links/" + link).expect(404));
        assertThat(agent.post("/tickets/" + mine + "/links", Map.of("type", "blocks", "target", theirs))
                        .expect(404)
                        .text())
                .doesNotContain(SECRET);
        assertThat(auditor.get("/tickets/" + mine + "/links").expect(200).json().path("items"))
                .hasSize(1);
    }

    @Test
    void whatBelongsToAnotherTicketIsNotFoundBelowOnesOwn() {
        for (String path : List.of("/attachments/" + theirAttachment, "/attachments/" + theirAttachment + "/content")) {
            silent(requester.get("/tickets/" + mine + path).expect(404));
            silent(agent.get("/tickets/" + mine + path).expect(404));
        }
        silent(agent.get("/tickets/" + mine + "/notes/" + theirNote).expect(404));
        silent(agent.delete("/tickets/" + mine + "/attachments/" + theirAttachment)
                .expect(404));
        administrator
                .get("/tickets/" + theirs + "/attachments/" + theirAttachment + "/content")
                .expect(200);
    }

    @Test
    void eventsTellOfWhatIsVisible() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> events(auditor)
                .contains(theirs));
        String ofRequester = events(requester);
        assertThat(ofRequester).contains(mine).doesNotContain(theirs, "ticket.noted", SECRET, theirArticle);
        assertThat(events(agent)).contains(mine, "ticket.noted").doesNotContain(theirs, SECRET, theirArticle);
        assertThat(events(auditor)).contains("ticket.noted", theirArticle);
    }

    private static String events(Client client) {
        StringBuilder all = new StringBuilder();
        long next = 0;
        for (long before = -1; before != next; ) {
            before = next;
            JsonNode page =
                    client.get("/events?limit=200&after=" + next).expect(200).json();
            all.append(page.path("items"));
            next = page.path("next").asLong();
        }
        return all.toString();
    }

    @Test
    void differencesAreForThoseWhoMayChange() {
        Client stale = agent.with("If-Match", "\"999\"");
        silent(stale.patch("/tickets/" + theirs, Map.of("title", "x")).expect(404));
        silent(stale.patch("/knowledge/articles/" + theirArticle, Map.of("title", "x"))
                .expect(404));
        silent(requester
                .with("If-Match", "\"999\"")
                .patch("/tickets/" + mine, Map.of("title", "x"))
                .expect(403));
        silent(narrow.with("If-Match", "\"999\"")
                .patch("/knowledge/articles/" + theirArticle, Map.of("title", "x"))
                .expect(404));
        assertThat(stale.patch("/tickets/" + mine, Map.of("title", "x"))
                        .expect(412)
                        .json()
                        .path("differences"))
                .hasSize(1);
    }

    @Test
    void explanationsAreBoundByTheirOwnPermission() {
        administrator
                .post(
                        "/roles",
                        Map.of(
                                "key", "explainer",
                                "name", "Explains",
                                "permissions",
                                        List.of(Map.of("permission", "access:explain", "scope", "organization"))))
                .expect(201);
        Client explainer = desk.person("explainer", Map.of("roles", List.of("explainer")));
        String ask = "/access/explain?action=ticket:read&user=";
        assertThat(explainer
                        .get(ask + "requester&object=ticket:" + mine)
                        .expect(200)
                        .json()
                        .path("allowed")
                        .asBoolean())
                .isTrue();
        silent(explainer.get(ask + "requester&object=ticket:" + theirs).expect(404));
        silent(explainer.get(ask + AccessScene.FOREIGNER).expect(404));
        silent(requester.get(ask + "me&object=ticket:" + theirs).expect(403));
    }

    @Test
    void aCursorOfSomebodyElseShowsNothingMore() {
        String next = administrator.get("/tickets?limit=1").expect(200).field("next");
        for (Client client : List.of(requester, agent)) {
            silent(client.get("/tickets?limit=50&cursor=" + Client.encode(next)).expect(200));
        }
        silent(requester
                .get("/knowledge/articles?cursor=" + Client.encode(next))
                .expect(400));
        String hits = administrator.get("/search?q=kumquat&limit=1").expect(200).field("next");
        Answer answer = requester.get("/search?q=kumquat&limit=50&cursor=" + Client.encode(hits));
        assertThat(answer.status()).isIn(200, 400);
        silent(answer);
    }

    @Test
    void referencesDoNotReachAcross() {
        silent(requester
                .post("/tickets", Map.of("kind", "incident", "title", "x", "requester", AccessScene.FOREIGNER))
                .expect(403));
        silent(agent.post("/tickets", Map.of("kind", "incident", "title", "x", "organization", scene.harbour()))
                .expect(403));
        silent(agent.patch("/tickets/" + mine, Map.of("organization", scene.harbour()))
                .expect(403));
        Map<String, String> taken = Map.of("kind", "incident", "title", "x", "externalId", "Mine kumquat");
        assertThat(agent.post("/tickets", taken).expect(409).text()).doesNotContain(mine);
    }
}
