package switchboard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * Whatever happens to tickets, in whatever order: no word of an internal note stands in anything that leaves the desk. Mails
 * and webhooks are looked at from outside, where they arrive.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotesStayInsideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STEPS = 120;

    /** Every note has it; nothing else does. */
    private static final String INSIDE = "zwetschge";

    /** Every public reply has it. */
    private static final String OUTSIDE = "marille";

    private final List<String> webhooks = new CopyOnWriteArrayList<>();
    private final List<String> tickets = new ArrayList<>();
    private final Map<String, List<String>> entries = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private GreenMail mail;
    private HttpServer receiver;
    private RunningDesk desk;
    private Client anna;
    private Client berta;
    private Client carl;
    private String secondLine;
    private Random random;
    private int written;

    @BeforeAll
    void start() throws IOException {
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            webhooks.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    + exchange.getRequestHeaders().entrySet());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        desk = RunningDesk.start(Map.of("outbound.allowed-addresses", "127.0.0.1"), SmtpArchive.archive("1.0.0"));
        SmtpArchive.use(desk, mail.getSmtp().getPort());
        desk.administrator()
                .post(
                        "/webhooks",
                        Map.of(
                                "name",
                                "All there is",
                                "url",
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                                "secret",
                                "a secret of those outside",
                                "types",
                                List.of("ticket.*")))
                .expect(201);
        anna = desk.person("anna", Map.of("roles", List.of("requester")));
        berta = desk.person("berta", Map.of("roles", List.of("agent")));
        carl = desk.person("carl", Map.of("roles", List.of("team_lead")));
        secondLine = desk.administrator()
                .post("/teams", Map.of("name", "Second line", "members", List.of("carl")))
                .expect(201)
                .id();
    }

    @AfterAll
    void stop() {
        desk.close();
        receiver.stop(0);
        mail.stop();
    }

    @Test
    void noWordOfANoteLeavesTheDesk() {
        long seed = RandomGenerator.getDefault().nextLong();
        random = new Random(seed);
        ticket();
        ticket();
        for (int step = 0; step < STEPS; step++) {
            something();
        }
        tickets.forEach(this::note);
        Set<String> last = new LinkedHashSet<>();
        for (String ticket : tickets) {
            last.add(entry(ticket, "replies", words(OUTSIDE)));
        }
        last.remove("");
        assertThat(notes).as("seed " + seed).hasSizeGreaterThan(10);
        assertThat(last).as("seed " + seed).isNotEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> {
            String all = String.join("\n", webhooks);
            assertThat(Stream.concat(notes.stream(), last.stream())).allMatch(all::contains);
        });
        for (String state : List.of("waiting", "sending")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(desk.administrator()
                            .get("/notifications?state=" + state)
                            .expect(200)
                            .json()
                            .path("items"))
                    .isEmpty());
        }

        List<String> mails = Arrays.stream(mail.getReceivedMessages())
                .map(NotesStayInsideTest::text)
                .toList();
        assertThat(mails).as("replies go out").anyMatch(text -> text.contains(OUTSIDE));
        assertThat(mails).as("that there is a note is told").anyMatch(text -> text.contains("there is a new note."));
        assertThat(mails).as("mails, seed " + seed).noneMatch(text -> text.contains(INSIDE));
        assertThat(webhooks).as("webhooks, seed " + seed).noneMatch(text -> text.toLowerCase(Locale.ROOT)
                .contains(INSIDE));
        for (Client client : List.of(anna, berta, carl)) {
            assertThat(client.get("/notifications/mine?limit=200").expect(200).text())
                    .as("seed " + seed)
                    .doesNotContain(INSIDE);
        }
    }

    /** All of it, read as a mail program reads it, in lower case. */
    private static String text(MimeMessage message) {
        try {
            List<String> parts = new ArrayList<>(Collections.list(message.getAllHeaderLines()));
            parts.add(message.getSubject());
            parts.add(message.getContent() instanceof String text ? text : GreenMailUtil.getBody(message));
            return String.join("\n", parts).toLowerCase(Locale.ROOT);
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void something() {
        String ticket = tickets.get(random.nextInt(tickets.size()));
        Client agent = random.nextBoolean() ? berta : carl;
        switch (random.nextInt(14)) {
            case 0 -> ticket();
            case 1, 2, 3 -> note(ticket);
            case 4 -> entry(ticket, "replies", words(OUTSIDE));
            case 5 -> anna.post("/tickets/" + ticket + "/replies", Map.of("body", words(OUTSIDE)));
            case 6 -> move(agent, ticket);
            case 7 -> agent.patch("/tickets/" + ticket, Map.of("assignee", random.nextBoolean() ? "berta" : "carl"));
            case 8 -> agent.send("PUT", "/tickets/" + ticket + "/watchers/me", "", new byte[0]);
            case 9 -> merged(agent, ticket);
            case 10 -> split(agent, ticket);
            case 11 -> many(agent);
            case 12 -> imported();
            default ->
                agent.post(
                        "/tickets/" + ticket + "/escalations",
                        Map.of("team", secondLine, "reason", "It is beyond us", "diagnosis", "Something is wrong"));
        }
    }

    private void ticket() {
        String ticket = SmtpArchive.ticket(anna, "Ticket " + tickets.size());
        tickets.add(ticket);
        berta.patch("/tickets/" + ticket, Map.of("assignee", "berta")).expect(200);
        carl.send("PUT", "/tickets/" + ticket + "/watchers/me", "", new byte[0]).expect(200);
    }

    /** The word alone, in marks, beside names and placeholders, in a long text. */
    private String words(String word) {
        String numbered = word + ++written;
        return switch (random.nextInt(6)) {
            case 0 -> "**" + numbered + "**";
            case 1 -> "@berta, see " + numbered;
            case 2 -> "@anna " + numbered + "\n> @carl";
            case 3 -> "{{title}} {{" + numbered + "}} 打印机";
            case 4 -> "x".repeat(2_000) + " " + numbered + " " + "y".repeat(9_000);
            default -> numbered;
        };
    }

    private void note(String ticket) {
        String note = entry(ticket, "notes", words(INSIDE));
        if (!note.isEmpty()) {
            notes.add(note);
        }
    }

    /** Its id; empty where the ticket takes none any more. */
    private String entry(String ticket, String below, String body) {
        Answer answer = berta.post("/tickets/" + ticket + "/" + below, Map.of("body", body));
        if (answer.status() != 201) {
            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
            return "";
        }
        entries.computeIfAbsent(ticket, any -> new ArrayList<>()).add(answer.id());
        return answer.id();
    }

    private void move(Client agent, String ticket) {
        List<String> statuses = List.of("in_progress", "waiting_for_customer", "resolved", "closed");
        agent.post(
                "/tickets/" + ticket + "/transitions",
                Map.of(
                        "to", statuses.get(random.nextInt(statuses.size())),
                        "resolution", "Done",
                        "code", "solved",
                        "comment", "As it is",
                        "channel", "phone"));
    }

    private void merged(Client agent, String ticket) {
        String other = tickets.get(random.nextInt(tickets.size()));
        if (!other.equals(ticket) && random.nextInt(3) == 0) {
            agent.post("/tickets/" + ticket + "/merge", Map.of("into", other, "comment", "The same"));
        }
    }

    private void split(Client agent, String ticket) {
        List<String> some = entries.getOrDefault(ticket, List.of());
        Answer answer = agent.post("/tickets/" + ticket + "/split", Map.of("title", "A part of it", "entries", some));
        if (answer.status() == 201) {
            tickets.add(answer.id());
        }
    }

    private void many(Client agent) {
        agent.post(
                "/tickets/bulk",
                Map.of(
                        "ids",
                        tickets.stream().limit(5).toList(),
                        "action",
                        "note",
                        "fields",
                        Map.of("body", words(INSIDE))));
    }

    private void imported() {
        String line =
                "{\"externalId\":\"N-1\",\"kind\":\"incident\",\"title\":\"From elsewhere\",\"requester\":\"anna\","
                        + "\"entries\":[{\"type\":\"note\",\"body\":\"" + INSIDE + ++written
                        + "\",\"externalId\":\"" + written + "\"}]}";
        desk.administrator().importLines("/tickets/import", line).expect(200);
        JsonNode found = desk.administrator()
                .get("/tickets?externalId=N-1")
                .expect(200)
                .json()
                .path("items")
                .path(0);
        if (!tickets.contains(found.path("id").asText())) {
            tickets.add(found.path("id").asText());
        }
    }
}
