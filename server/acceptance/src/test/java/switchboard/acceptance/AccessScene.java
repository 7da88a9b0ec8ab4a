package switchboard.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * A desk with two organizations, a person for each role, and objects of each kind that are somebody's own, a colleague's
 * or another organization's. The name of everything that is hidden from somebody contains {@link #SECRET}.
 */
final class AccessScene {

    static final String SECRET = "hush";

    /** Who asks, in the order of the table's columns. */
    static final List<String> ASKERS = List.of(
            "anonymous", "requester", "agent", "team_lead", "knowledge_editor", "auditor", "administrator", "narrow");

    static final String NARROW = "narrow";
    static final String COLLEAGUE = "colleague";
    static final String FOREIGNER = "foreigner";
    static final String FOREIGN_AGENT = "foreign_agent";

    private final RunningDesk desk;
    private final Client administrator;
    private final String harbour;
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    AccessScene(RunningDesk desk) {
        this.desk = desk;
        this.administrator = desk.administrator();
        this.harbour = created("/organizations", Map.of("name", "Harbour " + SECRET));
        created(
                "/roles",
                Map.of(
                        "key", "harbour_reader",
                        "name", "Reads the harbour's tickets",
                        "permissions", List.of(Map.of("permission", "ticket:read", "scope", "organization"))));
        clients.put("anonymous", desk.anonymous());
        for (String role : ASKERS.subList(1, 6)) {
            person(role, Map.of("roles", List.of(role)));
        }
        clients.put("administrator", administrator);
        people.put("administrator", administrator.get("/me").expect(200).id());
        person(
                NARROW,
                Map.of(
                        "roles", List.of(),
                        "grants", List.of(Map.of("role", "harbour_reader", "organization", harbour))));
        person(COLLEAGUE, Map.of("roles", List.of("requester"), "displayName", "Colleague " + SECRET));
        person(
                FOREIGNER,
                Map.of("roles", List.of("requester"), "organization", harbour, "displayName", "Foreigner " + SECRET));
        person(FOREIGN_AGENT, Map.of("roles", List.of("agent"), "organization", harbour));
    }

    private void person(String name, Map<String, ?> fields) {
        Client client = desk.person(name, fields);
        clients.put(name, client);
        people.put(name, client.get("/me").expect(200).id());
    }

    Client client(String asker) {
        return clients.get(asker);
    }

    /** Signed in anew, for what signs out. */
    Client freshClient(String asker) {
        return switch (asker) {
            case "anonymous" -> desk.anonymous();
            case "administrator" -> desk.signIn("admin", RunningDesk.ADMINISTRATOR);
            default -> desk.signIn(asker, RunningDesk.PASSWORD);
        };
    }

    String person(String name) {
        return people.getOrDefault(name, people.get(COLLEAGUE));
    }

    String harbour() {
        return harbour;
    }

    /** Whose an object is: the asker's own, a colleague's of the same organization, or a foreigner's. */
    private String holder(String object, String asker) {
        return switch (object) {
            case "own" -> asker.equals("anonymous") ? COLLEAGUE : asker;
            case "foreign" -> FOREIGNER;
            default -> COLLEAGUE;
        };
    }

    /** The parameters of paths below a ticket: a ticket with a reply, a note, an attachment, and a link to another. */
    Map<String, String> ticket(String object, String asker) {
        String requester = person(holder(object, asker));
        String ticket = ticketOf(requester);
        String other = ticketOf(requester);
        String path = "/tickets/" + ticket;
        Map<String, String> parameters = new HashMap<>(Map.of("ticket", ticket, "other", other));
        parameters.put("reply", created(path + "/replies", Map.of("body", "A reply, " + SECRET)));
        parameters.put("note", created(path + "/notes", Map.of("body", "A note, " + SECRET)));
        parameters.put("link", created(path + "/links", Map.of("type", "blocks", "target", other)));
        parameters.put("attachment", attached(path));
        return parameters;
    }

    private String ticketOf(String requester) {
        return created("/tickets", Map.of("kind", "incident", "title", "Ticket " + SECRET, "requester", requester));
    }

    private String attached(String path) {
        return administrator
                .send(
                        "POST",
                        path + "/attachments?fileName=" + SECRET + ".txt",
                        "text/plain",
                        ("Content " + SECRET + made.incrementAndGet()).getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .id();
    }

    /** A person: oneself, a colleague or a foreigner. */
    String user(String object, String asker, boolean fresh) {
        if (!fresh || object.equals("own")) {
            return person(holder(object, asker));
        }
        String name = "somebody" + made.incrementAndGet();
        desk.person(name, object.equals("foreign") ? Map.of("organization", harbour) : Map.of());
        return desk.signIn(name, RunningDesk.PASSWORD).get("/me").expect(200).id();
    }

    /** A team: one the asker is in, another of the organization, or a foreign one. */
    String team(String object, String asker) {
        Map<String, Object> fields = new HashMap<>(Map.of("name", "Team " + SECRET + " " + made.incrementAndGet()));
        switch (object) {
            case "own" -> fields.put("members", List.of(person(holder(object, asker))));
            case "foreign" -> fields.put("organization", harbour);
            default -> fields.put("members", List.of());
        }
        return created("/teams", fields);
    }

    /** An organization: the asker's own, or another that nothing belongs to. */
    String organization(String object) {
        return object.equals("own")
                ? administrator.get("/me").expect(200).field("organization")
                : created("/organizations", Map.of("name", "Organization " + SECRET + " " + made.incrementAndGet()));
    }

    /** An article: {@code public}, {@code internal}, a {@code draft}, the asker's {@code own} draft, or foreign ones. */
    String article(String object, String asker) {
        Map<String, Object> fields = new HashMap<>(Map.of("title", "Article " + SECRET, "body", "Body " + SECRET));
        fields.put("visibility", object.equals("public") ? "public" : "internal");
        fields.put("status", object.equals("own") || object.endsWith("draft") ? "draft" : "published");
        fields.put("owner", person(object.equals("own") ? holder(object, asker) : "administrator"));
        if (object.startsWith("foreign")) {
            fields.put("organization", harbour);
        }
        return created("/knowledge/articles", fields);
    }

    /** A hand-over of the example plugin, written by a colleague or by an agent of the other organization. */
    String handOver(String object) {
        return clients.get(object.equals("foreign") ? FOREIGN_AGENT : "administrator")
                .post("/example/hand-overs", Map.of("title", "Hand-over " + SECRET))
                .expect(201)
                .id();
    }

    String role() {
        String key = "role_" + made.incrementAndGet();
        administrator
                .post("/roles", Map.of("key", key, "name", "Role " + SECRET, "permissions", List.of()))
                .expect(201);
        return key;
    }

    String category() {
        String key = "category_" + made.incrementAndGet();
        administrator
                .post("/categories", Map.of("key", key, "labels", Map.of("en", SECRET)))
                .expect(201);
        return key;
    }

    /** A number that no object has had yet. */
    int next() {
        return made.incrementAndGet();
    }

    private String created(String path, Map<String, ?> fields) {
        return administrator.post(path, fields).expect(201).id();
    }
}
