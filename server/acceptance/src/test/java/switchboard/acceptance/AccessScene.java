package switchboard.acceptance;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * A desk with two organizations, a person for each role, and objects of each kind that are somebody's own, a colleague's
 * or another organization's. The name of everything that is hidden from somebody contains {@link #SECRET}.
 */
final class AccessScene {

    /** The id of nothing. */
    static final String NOBODY = "00000000-0000-7000-8000-0000000000ff";

    static final String SECRET = "hush";

    /** The id of nothing. */
    static final String NOWHERE = "00000000-0000-7000-8000-00000000dead";

    /** Who asks, in the order of the table's columns. */
    static final List<String> ASKERS = List.of(
            "anonymous", "requester", "agent", "team_lead", "knowledge_editor", "auditor", "administrator", "narrow");

    /** A time to come at which somebody is absent. */
    static final String ABSENCE = "{'from':'2030-01-01T00:00:00Z','to':'2030-01-02T00:00:00Z'}";

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

    /**
     * The parameters of paths below a ticket: a ticket with a reply, a note, an attachment, a task, and a link to another.
     *
     * @param wanted which of them there are to be; a ticket that is asked once needs no more than its path names
     */
    Map<String, String> ticket(String object, String asker, Predicate<String> wanted) {
        String requester = person(holder(object, asker));
        String ticket = ticketOf(requester);
        String other = ticketOf(requester);
        String path = "/tickets/" + ticket;
        Map<String, String> parameters = new HashMap<>(Map.of("ticket", ticket, "other", other));
        parameters.put("escalation", "00000000-0000-7000-8000-00000000dead");
        Map<String, Supplier<String>> parts = new LinkedHashMap<>();
        parts.put("reply", () -> created(path + "/replies", Map.of("body", "A reply, " + SECRET)));
        parts.put("note", () -> created(path + "/notes", Map.of("body", "A note, " + SECRET)));
        parts.put("link", () -> created(path + "/links", Map.of("type", "blocks", "target", other)));
        parts.put("attachment", () -> attached(path));
        parts.put("macro", this::macro);
        parts.put(
                "team",
                () -> created(
                        "/teams",
                        Map.of(
                                "name",
                                "Swarm " + SECRET + made.incrementAndGet(),
                                "members",
                                List.of(person(FOREIGN_AGENT)))));
        parts.put("task", () -> created(path + "/tasks", Map.of("title", "A task, " + SECRET)));
        parts.forEach((name, part) -> {
            if (wanted.test(name)) {
                parameters.put(name, part.get());
            }
        });
        parameters.put("user", "me");
        parameters.put("operation", NOWHERE);
        // Of an alarm that is not there: whoever may acknowledge is told so.
        parameters.put("id", "01920000-0000-7000-8000-0000000000ff");
        return parameters;
    }

    /** A checklist for all organizations, for the asker's own, or for a foreign one. */
    String checklist(String object) {
        Map<String, Object> fields = new HashMap<>(
                Map.of("name", "Checklist " + SECRET, "items", List.of(Map.of("title", "Item " + SECRET))));
        if (object.equals("foreign")) {
            fields.put("organization", harbour);
        } else if (object.equals("own")) {
            fields.put("organization", organization("own"));
        }
        return created("/checklists", fields);
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

    /** An absence of this person that is still to come. */
    String absence(String user) {
        return created(
                "/users/" + user + "/absences", Map.of("from", "2030-01-01T00:00:00Z", "to", "2030-01-02T00:00:00Z"));
    }

    /** A request for consent about a ticket of the holder's, decided by a foreign agent. */
    String approval(String object, String asker) {
        String ticket = ticketOf(person(holder(object, asker)));
        return created(
                "/tickets/" + ticket + "/approvals",
                Map.of(
                        "title",
                        "Consent " + SECRET,
                        "steps",
                        List.of(Map.of("approvers", List.of(person(FOREIGN_AGENT))))));
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

    /** A rota of this team with an override. */
    Map<String, String> rota(String team) {
        String rotas = "/teams/" + team + "/rotas";
        String rota = created(
                rotas,
                Map.of(
                        "name", "Rota " + SECRET,
                        "zone", "UTC",
                        "start", "2026-01-05T08:00",
                        "shift", "P7D",
                        "participants", List.of(COLLEAGUE)));
        String override = created(
                rotas + "/" + rota + "/overrides",
                Map.of("user", COLLEAGUE, "from", "2030-01-01T00:00:00Z", "to", "2030-01-02T00:00:00Z"));
        return Map.of("id", team, "rota", rota, "override", override);
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

    /** Something that is defined for triage, for the organization of most or for the foreign one. */
    String defined(String kind, String object) {
        Map<String, Object> fields = new HashMap<>(Map.of("name", kind + " " + SECRET + " " + made.incrementAndGet()));
        fields.put("organization", object.equals("foreign") ? harbour : organization("own"));
        switch (kind) {
            case "rules" -> fields.put("actions", List.of(Map.of("do", "stop")));
            case "automations" -> {
                fields.put("actions", List.of(Map.of("do", "stop")));
                fields.put("when", Map.of("status", List.of("new"), "idleFor", "P300D"));
            }
            case "macros" -> fields.put("reply", Map.of("en", "A macro, " + SECRET));
            default -> {
                fields.put("ticket", Map.of("kind", "event", "title", "Recurring " + SECRET, "requester", "admin"));
                fields.put("schedule", Map.of("every", "day", "at", "03:00", "zone", "UTC", "from", "8000-01-01"));
            }
        }
        return created("/triage/" + kind, fields);
    }

    /** A macro for every ticket. */
    private String macro() {
        return created(
                "/triage/macros", Map.of("name", "Macro " + made.incrementAndGet(), "reply", Map.of("en", "Applied")));
    }

    /** A hand-over of the example plugin, written by a colleague or by an agent of the other organization. */
    String handOver(String object) {
        return clients.get(object.equals("foreign") ? FOREIGN_AGENT : "administrator")
                .post("/example/hand-overs", Map.of("title", "Hand-over " + SECRET))
                .expect(201)
                .id();
    }

    /** A calendar of all organizations, of the asker's own, or of the foreign one, with a holiday. */
    String calendar(String object) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "name",
                "Calendar " + SECRET + " " + made.incrementAndGet(),
                "zone",
                "UTC",
                "week",
                Map.of("monday", List.of(Map.of("from", "08:00", "to", "17:00")))));
        if (!object.equals("shared")) {
            fields.put("organization", object.equals("own") ? organization("own") : harbour);
        }
        String calendar = created("/calendars", fields);
        administrator
                .post("/calendars/" + calendar + "/holidays", Map.of("date", "2026-12-25", "name", "Christmas"))
                .expect(201);
        return calendar;
    }

    /**
     * A major incident with everything below it, whose manager is the asker or a colleague, of this organization or of the
     * other one; and a criterion, not in use, so that no declaration has to name it.
     */
    Map<String, String> majorIncident(String object, String asker) {
        String requester = person(object.equals("foreign") ? FOREIGNER : COLLEAGUE);
        String ticket = ticketOf(requester);
        String child = ticketOf(requester);
        String manager = person(object.equals("own") ? holder(object, asker) : COLLEAGUE);
        String id = created(
                "/tickets/" + ticket + "/major-incidents",
                Map.of("summary", "Summary " + SECRET, "reason", "Reason " + SECRET, "manager", manager));
        String path = "/major-incidents/" + id;
        Map<String, String> parameters = new HashMap<>(Map.of("id", id, "other", ticketOf(requester)));
        administrator.post(path + "/children", Map.of("ticket", child)).expect(201);
        administrator.patch(path + "/review", Map.of("happened", SECRET)).expect(200);
        parameters.put("ticket", child);
        parameters.put("entry", created(path + "/timeline", Map.of("body", "Entry " + SECRET)));
        parameters.put("action", created(path + "/actions", Map.of("title", "Action " + SECRET, "owner", COLLEAGUE)));
        parameters.put("criterion", criterion(object));
        return parameters;
    }

    private String criterion(String object) {
        Map<String, Object> condition = Map.of("field", "affectedUsers", "atLeast", 50);
        Map<String, Object> fields =
                new HashMap<>(Map.of("name", "Criterion " + SECRET, "conditions", List.of(condition), "active", false));
        if (object.equals("foreign")) {
            fields.put("organization", harbour);
        }
        return created("/major-incidents/criteria", fields);
    }

    /** A policy or a ladder of all organizations, of the asker's own, or of the foreign one. */
    String serviceLevel(String path, String object) {
        boolean isLadder = path.contains("ladders");
        Map<String, Object> fields = new HashMap<>(Map.of("name", "Agreed " + SECRET + " " + made.incrementAndGet()));
        if (isLadder) {
            fields.put("levels", List.of(Map.of("share", 90, "who", List.of("owner"))));
        } else {
            fields.put("kind", "ola");
            fields.put("targets", Map.of("resolution", 60));
        }
        if (!object.equals("shared")) {
            fields.put("organization", object.equals("own") ? organization("own") : harbour);
        }
        return created(isLadder ? "/service-levels/ladders" : "/service-levels/policies", fields);
    }

    /** A finished simulation of the asker, of the administrator where the asker may have none, or of a foreign agent. */
    String simulation(String object, String asker) {
        boolean mayHaveOne = List.of("agent", "team_lead", "auditor").contains(asker);
        Client whose = client(object.equals("foreign") ? FOREIGN_AGENT : mayHaveOne ? asker : "administrator");
        String id = whose.post(
                        "/service-levels/simulations",
                        Map.of(
                                "policies",
                                List.of(Map.of("name", "Tried " + SECRET, "targets", Map.of("resolution", 60)))))
                .expect(202)
                .id();
        await().atMost(Duration.ofSeconds(30)).until(() -> !whose.get("/service-levels/simulations/" + id)
                .expect(200)
                .field("state")
                .equals("running"));
        return id;
    }

    /** A text of notifications that an administrator has changed. */
    Map<String, String> template() {
        administrator
                .send(
                        "PUT",
                        "/notification-templates/ticket.closed/en",
                        "application/json",
                        ("{\"subject\":\"" + SECRET + "\",\"body\":\"" + SECRET + "\"}")
                                .getBytes(StandardCharsets.UTF_8))
                .expect(200);
        return Map.of("event", "ticket.closed", "language", "en");
    }

    /** The administrator's webhook, switched off, with no delivery. */
    Map<String, String> webhook() {
        String id = created(
                "/webhooks",
                Map.of(
                        "name",
                        "Webhook " + SECRET,
                        "url",
                        "https://example.org/",
                        "secret",
                        "a secret of webhooks",
                        "active",
                        false));
        return Map.of("webhook", id, "delivery", NOBODY);
    }

    String role() {
        String key = "role_" + made.incrementAndGet();
        administrator
                .post("/roles", Map.of("key", key, "name", "Role " + SECRET, "permissions", List.of()))
                .expect(201);
        return key;
    }

    String field() {
        String name = "field-" + made.incrementAndGet();
        administrator
                .post("/fields", Map.of("name", name, "type", "text", "labels", Map.of("en", SECRET)))
                .expect(201);
        return name;
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
