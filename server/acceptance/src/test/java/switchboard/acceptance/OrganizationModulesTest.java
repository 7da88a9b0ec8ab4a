package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testkit.Client.encode;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * The knowledge base and the example plugin, enabled for the harbour alone: its people have all of them, the people of
 * every other organization have nothing of them, whatever their roles.
 */
@Timeout(300)
class OrganizationModulesTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> ROLES =
            List.of("requester", "agent", "team_lead", "knowledge_editor", "auditor", "administrator");
    private static final List<String> MODULES = List.of("knowledge-base", "example");

    private static RunningDesk desk;
    private static AccessScene scene;
    private static String harbour;
    private static String home;
    private static final Map<String, Client> HERE = new LinkedHashMap<>();
    private static final Map<String, Client> THERE = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        desk = WholeDesk.start();
        scene = new AccessScene(desk);
        harbour = scene.harbour();
        home = desk.administrator().get("/me").expect(200).field("organization");
        for (String role : ROLES) {
            HERE.put(role, scene.client(role));
            THERE.put(role, desk.person("harbour_" + role, Map.of("roles", List.of(role), "organization", harbour)));
        }
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void narrow() {
        MODULES.forEach(module -> desk.enableFor(module, harbour));
    }

    @AfterEach
    void widen() {
        MODULES.forEach(desk::enableForAll);
    }

    @Test
    void everyRouteIsThereForTheOnesAndForNobodyElse() {
        Map<String, String> objects = new HashMap<>();
        MODULES.forEach(desk::enableForAll);
        String article = scene.article("internal", "administrator");
        String handOver = scene.handOver("own");
        narrow();
        List<String> operations = operations();
        assertThat(operations).hasSizeGreaterThan(15);
        for (String operation : operations) {
            String path = operation.substring(operation.indexOf(' ') + 1);
            objects.put("id", path.startsWith("/example") ? handOver : article);
            objects.put("number", "1");
            HERE.forEach((role, client) -> {
                objects.put("ticket", ticketOf(role));
                Answer answer = ask(client, operation, objects);
                assertThat(answer.status())
                        .as("%s as %s: %s", operation, role, answer.text())
                        .isEqualTo(404);
                assertThat(answer.code()).as(operation).isEqualTo("module.not_enabled");
            });
            assertThat(ask(desk.anonymous(), operation, objects).status())
                    .as(operation)
                    .isEqualTo(401);
            objects.put("ticket", ticketOf("administrator"));
            THERE.forEach((role, client) -> {
                Answer answer = ask(client, operation, objects);
                assertThat(answer.status())
                        .as("%s as %s: %s", operation, role, answer.text())
                        .isLessThan(500);
                assertThat(answer.text()).as(operation).doesNotContain("not_enabled");
            });
        }
    }

    /** Every operation of the modules that the document of somebody in the harbour lists. */
    private static List<String> operations() {
        List<String> operations = new ArrayList<>();
        JsonNode paths =
                THERE.get("agent").get("/openapi.json").expect(200).json().get("paths");
        paths.properties().forEach(path -> {
            String address = path.getKey().replace("/api/v1", "");
            if (isOfModules(address)) {
                path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + address);
                    }
                });
            }
        });
        return operations;
    }

    private static boolean isOfModules(String path) {
        return path.startsWith("/knowledge/") || path.startsWith("/example/") || path.contains("/example/");
    }

    private static final Map<String, String> TICKETS = new HashMap<>();

    private static String ticketOf(String role) {
        return TICKETS.computeIfAbsent(
                role, any -> scene.ticket("own", role, part -> false).get("ticket"));
    }

    private static Answer ask(Client client, String operation, Map<String, String> objects) {
        int blank = operation.indexOf(' ');
        String path = operation.substring(blank + 1);
        for (Map.Entry<String, String> object : objects.entrySet()) {
            path = path.replace("{" + object.getKey() + "}", object.getValue());
        }
        AccessRequests.Request request = AccessRequests.of(operation, objects, scene);
        return client.send(operation.substring(0, blank), path + request.query(), request.mediaType(), request.body());
    }

    @Test
    void theDocumentAndTheMenuShowWhatOneHas() {
        HERE.forEach((role, client) -> {
            assertThat(paths(client)).as(role).noneMatch(OrganizationModulesTest::isOfModules);
            assertThat(client.send("GET", "/api/docs", "", new byte[0]).text())
                    .as(role)
                    .doesNotContain("/knowledge/", "/example/");
            assertThat(modules(client)).as(role).contains("search-lucene").doesNotContainAnyElementsOf(MODULES);
            assertThat(permissions(client)).as(role).noneMatch(key -> key.matches("(article|handover):.*"));
        });
        THERE.forEach((role, client) -> {
            assertThat(paths(client)).as(role).anyMatch(path -> path.startsWith("/knowledge/"));
            assertThat(paths(client)).as(role).anyMatch(path -> path.startsWith("/tickets/{ticket}/example/"));
            assertThat(modules(client)).as(role).contains("search-lucene").containsAll(MODULES);
        });
        assertThat(permissions(THERE.get("agent"))).contains("article:read", "handover:read");
        assertThat(paths(desk.anonymous()))
                .as("for nobody in particular")
                .anyMatch(path -> path.startsWith("/knowledge/"));
    }

    private static Set<String> paths(Client client) {
        Set<String> paths = new TreeSet<>();
        client.get("/openapi.json")
                .expect(200)
                .json()
                .get("paths")
                .fieldNames()
                .forEachRemaining(path -> paths.add(path.replace("/api/v1", "")));
        return paths;
    }

    private static List<String> modules(Client client) {
        return texts(client.get("/me").expect(200).json().get("modules"), "id");
    }

    private static List<String> permissions(Client client) {
        return texts(client.get("/me").expect(200).json().get("permissions"), "permission");
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.get(field).asText()));
        return texts;
    }

    @Test
    void searchFindsNothingOfThem() {
        MODULES.forEach(desk::enableForAll);
        String word = "capstan" + scene.next();
        for (Map<String, Client> people : List.of(HERE, THERE)) {
            people.get("knowledge_editor")
                    .post(
                            "/knowledge/articles",
                            Map.of("title", word, "body", word, "status", "published", "visibility", "public"))
                    .expect(201);
            people.get("agent")
                    .post("/example/hand-overs", Map.of("title", word))
                    .expect(201);
            people.get("agent")
                    .post("/tickets", Map.of("kind", "incident", "title", word))
                    .expect(201);
        }
        for (Client agent : List.of(HERE.get("agent"), THERE.get("agent"))) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            types(agent, "/search?q=" + word))
                    .contains("article", "handover", "ticket"));
        }
        narrow();
        for (String role : List.of("requester", "agent", "team_lead", "knowledge_editor", "auditor", "administrator")) {
            Client client = HERE.get(role);
            assertThat(types(client, "/search?q=" + word)).as(role).isSubsetOf("ticket");
            for (String type : List.of("article", "handover", "ticket,article")) {
                Answer refused = client.get("/search?q=" + word + "&types=" + encode(type))
                        .expectProblem(400, "search.unknown_type");
                String same = client.get("/search?q=" + word + "&types=nonsense")
                        .expectProblem(400, "search.unknown_type")
                        .json()
                        .get("detail")
                        .asText();
                assertThat(refused.json().get("detail").asText())
                        .isEqualTo(same)
                        .doesNotContain("article", "handover");
            }
            client.get("/knowledge/search?q=" + word).expectProblem(404, "module.not_enabled");
        }
        assertThat(types(HERE.get("agent"), "/search?q=" + word)).containsExactly("ticket");
        assertThat(types(THERE.get("agent"), "/search?q=" + word)).contains("article", "handover", "ticket");
        assertThat(types(THERE.get("agent"), "/search?types=article&q=" + word)).contains("article");
        MODULES.forEach(desk::enableForAll);
        assertThat(types(HERE.get("agent"), "/search?q=" + word)).as("at once").contains("article", "handover");
    }

    @Test
    void withoutTheEngineThereIsNoSearch() {
        desk.enableFor("search-lucene", harbour);
        try {
            for (String path : List.of("/search?q=printer", "/tickets?q=printer")) {
                HERE.get("agent").get(path).expectProblem(503, "search.unavailable");
                THERE.get("agent").get(path).expect(200);
            }
            HERE.get("agent").get("/tickets").expect(200);
        } finally {
            desk.enableForAll("search-lucene");
        }
        HERE.get("agent").get("/search?q=printer").expect(200);
    }

    private static Set<String> types(Client client, String path) {
        return new TreeSet<>(texts(client.get(path).expect(200).json().get("items"), "type"));
    }

    @Test
    void eventsOfThemAreNotThere() throws Exception {
        MODULES.forEach(desk::enableForAll);
        long before = newest();
        for (Map<String, Client> people : List.of(HERE, THERE)) {
            people.get("knowledge_editor")
                    .post("/knowledge/articles", Map.of("title", "Told", "status", "published"))
                    .expect(201);
            people.get("agent")
                    .post("/example/hand-overs", Map.of("title", "Told"))
                    .expect(201);
        }
        Client agent = HERE.get("agent");
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(eventTypes(agent, before))
                .contains("article.published", "handover.created"));
        narrow();
        assertThat(eventTypes(agent, before)).noneMatch(type -> type.matches("(article|handover)\\..*"));
        assertThat(eventTypes(HERE.get("team_lead"), before))
                .noneMatch(type -> type.matches("(article|handover)\\..*"));
        assertThat(eventTypes(THERE.get("agent"), before)).contains("article.published", "handover.created");
        assertThat(streamed(agent, before)).noneMatch(type -> type.matches("(article|handover)\\..*"));
        assertThat(streamed(THERE.get("agent"), before)).contains("article.published", "handover.created");
        // Whoever reads all events proves by their positions that none is missing: that is the auditor's, module or
        // not.
        JsonNode all = HERE.get("auditor")
                .get("/events?limit=200&after=" + before)
                .expect(200)
                .json()
                .get("items");
        for (int index = 0; index < all.size(); index++) {
            assertThat(all.get(index).get("position").asLong()).isEqualTo(before + index + 1);
        }
        assertThat(texts(all, "type")).contains("article.published", "plugin.limited");
    }

    private static long newest() {
        Client administrator = desk.administrator();
        long position = 0;
        while (true) {
            long next = administrator
                    .get("/events?limit=200&after=" + position)
                    .expect(200)
                    .json()
                    .get("next")
                    .asLong();
            if (next == position) {
                return position;
            }
            position = next;
        }
    }

    private static List<String> eventTypes(Client client, long after) {
        return texts(
                client.get("/events?limit=200&after=" + after)
                        .expect(200)
                        .json()
                        .get("items"),
                "type");
    }

    /** The types of what comes over the stream, up to a ticket that is made once it runs. */
    private static List<String> streamed(Client client, long after) throws Exception {
        List<String> types = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = desk.address().resolve("/api/v1/events?after=" + after);
            HttpResponse<Stream<String>> stream = http.send(
                    HttpRequest.newBuilder(address)
                            .header("Accept", "text/event-stream")
                            .header("Authorization", "Bearer " + client.token())
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            assertThat(stream.statusCode()).isEqualTo(200);
            String marker = client.post("/tickets", Map.of("kind", "incident", "title", "Marker"))
                    .expect(201)
                    .id();
            try (Stream<String> lines = stream.body()) {
                for (String line : (Iterable<String>) lines::iterator) {
                    if (line.startsWith("data:")) {
                        types.add(line.replaceAll(".*\"type\":\"([a-z_]+\\.[a-z_]+)\".*", "$1"));
                        if (line.contains(marker)) {
                            break;
                        }
                    }
                }
            }
            http.shutdownNow();
        }
        return types;
    }

    @Test
    void ticketFieldsOfThemAreForTheirPeople() {
        Client theirs = THERE.get("agent");
        long before = newest();
        String ticket = theirs.post(
                        "/tickets",
                        Map.of(
                                "kind",
                                "incident",
                                "title",
                                "Fields",
                                "fields",
                                Map.of("example.shift", "late", "room", "A7")))
                .expect(201)
                .id();
        theirs.patch("/tickets/" + ticket, Map.of("fields", Map.of("example.shift", "early")))
                .expect(200);
        Client guest = desk.person(
                "guest" + scene.next(),
                Map.of("roles", List.of(), "grants", List.of(Map.of("role", "agent", "organization", harbour))));
        String path = "/tickets/" + ticket;
        assertThat(theirs.get(path).expect(200).text()).contains("example.shift", "early");
        for (String shown : List.of(
                guest.get(path).expect(200).text(),
                guest.get("/tickets?limit=200").expect(200).text(),
                guest.get(path + "/timeline").expect(200).text(),
                guest.patch(path, Map.of("title", "Changed")).expect(200).text(),
                guest.get("/events?limit=200&after=" + before).expect(200).text())) {
            assertThat(shown).contains("\"id\":").doesNotContain("example.shift");
        }
        assertThat(eventTypes(guest, before)).contains("ticket.created", "ticket.changed");
        guest.patch(path, Map.of("fields", Map.of("example.shift", "none"))).expect(422);
        guest.get(path + "/example/ticket-hand-overs").expectProblem(404, "module.not_enabled");
        assertThat(theirs.get(path + "/timeline").expect(200).text()).contains("example.shift");
        desk.enableForAll("example");
        assertThat(guest.get(path).expect(200).text()).contains("example.shift");
    }

    @Test
    void anAnswerThatWasKeptIsNotGivenAgain() {
        MODULES.forEach(desk::enableForAll);
        Client keyed = HERE.get("agent").with("Idempotency-Key", "kept-" + scene.next());
        Map<String, Object> body = Map.of("title", "Kept");
        String id = keyed.post("/example/hand-overs", body).expect(201).id();
        narrow();
        keyed.post("/example/hand-overs", body).expectProblem(404, "module.not_enabled");
        MODULES.forEach(desk::enableForAll);
        assertThat(keyed.post("/example/hand-overs", body).expect(201).id()).isEqualTo(id);
    }

    @Test
    void administratorsSeeAndExplainIt() {
        Client administrator = desk.administrator();
        assertThat(texts(administrator.get("/plugins").expect(200).json().get("items"), "id"))
                .contains("example", "knowledge-base");
        JsonNode plugin = administrator.get("/plugins/example").expect(200).json();
        assertThat(plugin.get("organizations")).hasSize(1);
        assertThat(plugin.get("organizations").get(0).asText()).isEqualTo(harbour);
        Answer why = administrator
                .get("/access/explain?user=agent&action=" + encode("handover:read"))
                .expect(200);
        assertThat(why.json().get("allowed").asBoolean()).isFalse();
        assertThat(why.field("detail")).contains("not enabled for the person's organization");
        assertThat(administrator
                        .get("/access/explain?user=harbour_agent&action=" + encode("handover:read"))
                        .expect(200)
                        .json()
                        .get("allowed")
                        .asBoolean())
                .isTrue();
        // People can be given roles although the module is not there for the one who gives them.
        desk.person("late" + scene.next(), Map.of("roles", List.of("knowledge_editor"), "organization", harbour));
        administrator.delete("/organizations/" + harbour).expectProblem(409, "organization.in_use");
        String empty = desk.organization("Empty " + scene.next());
        desk.enableFor("example", harbour, empty);
        administrator.delete("/organizations/" + empty).expectProblem(409, "organization.in_use");
        desk.enableFor("example", harbour);
        administrator.delete("/organizations/" + empty).expect(204);
    }

    @Test
    void whoeverMovesToAnotherOrganizationHasWhatThatOneHas() {
        String name = "mover" + scene.next();
        Client mover = desk.person(name, Map.of("roles", List.of("agent"), "organization", harbour));
        mover.get("/example/hand-overs").expect(200);
        String id = mover.get("/me").expect(200).id();
        desk.administrator().patch("/users/" + id, Map.of("organization", home)).expect(200);
        mover.get("/example/hand-overs").expectProblem(404, "module.not_enabled");
    }

    @Test
    void nothingFailsWhileItChanges() throws Exception {
        Client here = HERE.get("agent");
        Client there = THERE.get("agent");
        try (Load away = new Load(
                        () -> here.get("/knowledge/articles?limit=1"), Set.of("200", "404 module.not_enabled"));
                Load kept = new Load(() -> there.get("/example/hand-overs?limit=1"), Set.of("200"));
                Load search = new Load(() -> here.get("/search?q=printer"), Set.of("200"));
                Load events = new Load(() -> here.get("/events?limit=200"), Set.of("200"));
                Load documents = new Load(() -> here.get("/openapi.json"), Set.of("200"))) {
            for (int change = 0; change < 15; change++) {
                narrow();
                here.get("/knowledge/articles?limit=1").expectProblem(404, "module.not_enabled");
                widen();
                here.get("/knowledge/articles?limit=1").expect(200);
            }
        }
    }

    /** Two clients that ask without a pause, and remember every answer that is not one of those expected. */
    private static final class Load implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
        private final List<Thread> clients = new ArrayList<>();

        Load(Supplier<Answer> request, Set<String> expected) {
            for (int client = 0; client < 2; client++) {
                clients.add(Thread.ofVirtual().start(() -> {
                    while (!over.get()) {
                        Answer answer = request.get();
                        answered.incrementAndGet();
                        String outcome = answer.status() + (answer.status() < 400 ? "" : " " + answer.code());
                        if (!expected.contains(outcome)) {
                            surprises.add(answer.request() + ": " + outcome + " " + answer.text());
                        }
                    }
                }));
            }
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            for (Thread client : clients) {
                assertThat(client.join(Duration.ofSeconds(60))).isTrue();
            }
            assertThat(surprises).isEmpty();
            assertThat(answered.get()).isGreaterThan(2);
        }
    }
}
