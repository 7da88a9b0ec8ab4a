package switchboard.servicelevels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;
import switchboard.testkit.fakes.FakeClock;

/** Service levels on a real desk, whose days pass as the test says. Each test has an organization of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceLevelsDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Object> OFFICE = week("08:00", "17:00");

    private static FakeClock clock;
    private static RunningDesk desk;
    private static Client admin;

    @BeforeAll
    static void start() {
        clock = new FakeClock(Instant.parse("2026-03-02T07:00:00Z"));
        desk = RunningDesk.start(
                clock,
                PluginArchives.of(ServiceLevelsPlugin.class, "1.0.0"),
                MessageChannels.archive());
        admin = desk.administrator();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static Map<String, Object> week(String from, String to) {
        Map<String, Object> week = new HashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
            week.put(day, List.of(Map.of("from", from, "to", to)));
        }
        return week;
    }

    /** An organization with an agent and a requester of its own. */
    private record Customer(String id, Client agent, Client requester) {

        static Customer of(String name) {
            String id = desk.organization(name);
            return new Customer(
                    id,
                    desk.person(name + "agent", Map.of("organization", id, "roles", List.of("agent"))),
                    desk.person(name + "asker", Map.of("organization", id, "roles", List.of("requester"))));
        }

        String ticket(Object... more) {
            Map<String, Object> fields = new HashMap<>(Map.of("kind", "incident", "title", "A title"));
            for (int index = 0; index < more.length; index += 2) {
                fields.put(String.valueOf(more[index]), more[index + 1]);
            }
            return requester.post("/tickets", fields).expect(201).id();
        }
    }

    private static void policy(Customer customer, String name, Map<String, ?> targets, Object... more) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("name", name, "kind", "sla", "targets", targets, "organization", customer.id()));
        for (int index = 0; index < more.length; index += 2) {
            fields.put(String.valueOf(more[index]), more[index + 1]);
        }
        admin.post("/service-levels/policies", fields).expect(201);
    }

    private static void at(String instant) {
        Duration ahead = Duration.between(clock.instant(), Instant.parse(instant));
        assertThat(ahead).as("time goes forward alone").isPositive();
        clock.advance(ahead);
    }

    /** Some hours into the Monday after the last test's. */
    private static void nextMonday() {
        Instant monday = clock.instant()
                .atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .truncatedTo(ChronoUnit.DAYS)
                .plusHours(9)
                .toInstant();
        clock.advance(Duration.between(clock.instant(), monday));
    }

    private static JsonNode clockOf(Client client, String ticket, String target) {
        JsonNode found = null;
        for (JsonNode each : client.get("/tickets/" + ticket + "/service-levels")
                .expect(200)
                .json()
                .path("clocks")) {
            if (each.path("target").asText().equals(target)) {
                found = each;
            }
        }
        assertThat(found).as("a clock for %s", target).isNotNull();
        return found;
    }

    private static void move(Client client, String ticket, String to) {
        Map<String, Object> fields = new HashMap<>(Map.of("to", to));
        if (to.equals("resolved")) {
            fields.put("resolution", "Done");
        }
        client.post("/tickets/" + ticket + "/transitions", fields).expect(200);
    }

    private static void settled(String ticket, String target, String state, long elapsedMinutes) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode is = clockOf(admin, ticket, target);
            assertThat(is.path("state").asText()).isEqualTo(state);
            assertThat(is.path("elapsedSeconds").asLong()).isEqualTo(elapsedMinutes * 60);
        });
    }

    /** First, because its days stand in the almanac: clocks are set on that Sunday. */
    @Test
    @Order(1)
    void theClockFollowsTheSun() {
        at("2026-03-27T07:30:00Z");
        Customer customer = Customer.of("globe");
        policy(customer, "Around the globe", Map.of("resolution", 960), "calendar", "team");
        Map<String, String> teams = new HashMap<>();
        for (String zone : List.of("Europe/Stockholm", "Asia/Shanghai", "America/Toronto")) {
            admin.post("/calendars", Map.of("name", zone, "zone", zone, "week", OFFICE))
                    .expect(201);
            String team = admin.post("/teams", Map.of("name", "Desk " + zone, "organization", customer.id()))
                    .expect(201)
                    .id();
            admin.send(
                            "PUT",
                            "/teams/" + team + "/calendar",
                            "application/json",
                            ("{\"calendar\":\"" + zone + "\"}").getBytes(StandardCharsets.UTF_8))
                    .expect(200);
            teams.put(zone, team);
        }
        // Friday: Stockholm works 07:00 to 16:00 UTC, and Toronto 12:00 to 21:00, having set its clocks already.
        String ticket = customer.ticket();
        admin.patch("/tickets/" + ticket, Map.of("team", teams.get("Europe/Stockholm")))
                .expect(200);
        at("2026-03-27T16:00:00Z");
        settled(ticket, "resolution", "running", 8 * 60 + 30);
        at("2026-03-27T18:00:00Z");
        admin.patch("/tickets/" + ticket, Map.of("team", teams.get("America/Toronto")))
                .expect(200);
        at("2026-03-27T23:00:00Z");
        settled(ticket, "resolution", "running", 8 * 60 + 30 + 3 * 60);
        // On Sunday Stockholm sets its clocks. Monday: Shanghai works 00:00 to 09:00 UTC.
        at("2026-03-29T22:00:00Z");
        admin.patch("/tickets/" + ticket, Map.of("team", teams.get("Asia/Shanghai")))
                .expect(200);
        at("2026-03-30T01:15:00Z");
        settled(ticket, "resolution", "running", 8 * 60 + 30 + 3 * 60 + 75);
        assertThat(clockOf(admin, ticket, "resolution").path("dueAt").asText()).isEqualTo("2026-03-30T04:30:00Z");
        at("2026-03-30T02:00:00Z");
        move(admin, ticket, "resolved");
        settled(ticket, "resolution", "met", 8 * 60 + 30 + 3 * 60 + 120);

        JsonNode segments = clockOf(admin, ticket, "resolution").path("segments");
        List<String> told = new ArrayList<>();
        segments.forEach(segment -> told.add(
                segment.path("from").asText() + " " + segment.path("reason").asText() + " "
                        + segment.path("calendarName").asText()));
        assertThat(told)
                .containsExactly(
                        "2026-03-27T07:30:00Z counted Europe/Stockholm",
                        "2026-03-27T16:00:00Z outside_hours Europe/Stockholm",
                        "2026-03-27T18:00:00Z counted America/Toronto",
                        "2026-03-27T21:00:00Z outside_hours America/Toronto",
                        "2026-03-29T22:00:00Z outside_hours Asia/Shanghai",
                        "2026-03-30T00:00:00Z counted Asia/Shanghai");
    }

    @Test
    void pausesReopeningAndTheOutcomeAreRightToTheMinute() {
        nextMonday();
        Customer customer = Customer.of("minute");
        policy(customer, "To the minute", Map.of("firstResponse", 30, "nextResponse", 60, "resolution", 120));
        String ticket = customer.ticket();
        clock.advance(Duration.ofMinutes(20));
        customer.agent()
                .post("/tickets/" + ticket + "/replies", Map.of("body", "We look"))
                .expect(201);
        settled(ticket, "first_response", "met", 20);
        move(customer.agent(), ticket, "waiting_for_customer");
        clock.advance(Duration.ofMinutes(300));
        settled(ticket, "resolution", "paused", 20);
        customer.requester()
                .post("/tickets/" + ticket + "/replies", Map.of("body", "It is this one"))
                .expect(201);
        move(customer.agent(), ticket, "in_progress");
        clock.advance(Duration.ofMinutes(45));
        move(customer.agent(), ticket, "resolved");
        settled(ticket, "next_response", "met", 45);
        settled(ticket, "resolution", "met", 65);
        clock.advance(Duration.ofMinutes(500));
        move(customer.requester(), ticket, "in_progress");
        clock.advance(Duration.ofMinutes(54));
        settled(ticket, "resolution", "running", 119);
        clock.advance(Duration.ofMinutes(2));
        settled(ticket, "resolution", "breached", 121);
        move(customer.agent(), ticket, "resolved");
        move(customer.requester(), ticket, "closed");

        JsonNode closed = admin.get("/tickets/" + ticket).expect(200).json().path("fields");
        assertThat(closed.path("service-levels.met").asBoolean(true)).isFalse();
        assertThat(closed.path("service-levels.outcome").asText())
                .contains("first_response met 20/30 min")
                .contains("resolution breached 121/120 min");
        assertThat(admin.get("/tickets?field.service-levels.met=false&select=id")
                        .expect(200)
                        .text())
                .contains(ticket);
        String path = "/tickets/" + ticket + "/service-levels";
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        admin.get(path).expect(200).json().path("outcome"))
                .hasSize(3));
        String outcome = admin.get(path).expect(200).json().path("outcome").toString();
        assertThat(outcome).contains("\"elapsedMinutes\":121").contains("\"targetMinutes\":120");

        // Whatever is agreed later, and even for what has been: what was stored stays.
        for (JsonNode policy : admin.get("/service-levels/policies?limit=200")
                .expect(200)
                .json()
                .path("items")) {
            if (policy.path("name").asText().equals("To the minute")) {
                admin.patch(
                                "/service-levels/policies/" + policy.path("id").asText(),
                                Map.of("targets", Map.of("resolution", 9_000), "validFrom", "2020-01-01T00:00:00Z"))
                        .expect(200);
                JsonNode simulated = admin.post(
                                "/service-levels/policies/" + policy.path("id").asText() + "/simulation",
                                Map.of("tickets", 50))
                        .expect(200)
                        .json();
                assertThat(simulated
                                .path("targets")
                                .path("resolution")
                                .path("met")
                                .asInt())
                        .isEqualTo(1);
                assertThat(simulated.path("items").toString()).contains("\"stored\":false");
            }
        }
        assertThat(admin.get(path).expect(200).json().path("outcome").toString())
                .isEqualTo(outcome);
        assertThat(clockOf(admin, ticket, "resolution").path("state").asText()).isEqualTo("met");
    }

    @Test
    void aChangeOfPolicyPriorityOrCalendarCountsAnew() {
        nextMonday();
        Customer customer = Customer.of("anew");
        policy(customer, "Slow", Map.of("resolution", 600));
        policy(
                customer,
                "Fast",
                Map.of("resolution", 60),
                "ordinal",
                1,
                "conditions",
                List.of(Map.of("field", "priority", "values", List.of("critical"))));
        String ticket = customer.ticket();
        clock.advance(Duration.ofMinutes(30));
        customer.agent()
                .patch("/tickets/" + ticket, Map.of("impact", "high", "urgency", "high"))
                .expect(200);
        assertThat(await().atMost(PATIENCE)
                        .until(
                                () -> due(ticket),
                                due -> due.equals(
                                        clock.instant().plusSeconds(1_800).toString())))
                .isNotEmpty();
        clock.advance(Duration.ofMinutes(31));
        settled(ticket, "resolution", "breached", 61);
        customer.agent()
                .patch("/tickets/" + ticket, Map.of("impact", "medium", "urgency", "medium"))
                .expect(200);
        settled(ticket, "resolution", "running", 61);

        String calendar = admin.post(
                        "/calendars", Map.of("name", "Anew", "zone", "UTC", "week", week("22:00", "23:00")))
                .expect(201)
                .id();
        policy(
                customer,
                "At night",
                Map.of("resolution", 600),
                "ordinal",
                0,
                "calendar",
                calendar,
                "validFrom",
                "2020-01-01T00:00:00Z");
        settled(ticket, "resolution", "running", 0);
        await().atMost(PATIENCE).until(() -> queued(customer.agent(), ticket).contains("T"));
        String before = queued(customer.agent(), ticket);
        admin.patch("/calendars/" + calendar, Map.of("week", week("00:00", "24:00")))
                .expect(200);
        settled(ticket, "resolution", "running", 61);
        await().atMost(PATIENCE).until(() -> !queued(customer.agent(), ticket).equals(before));
    }

    private static String due(String ticket) {
        return clockOf(admin, ticket, "resolution").path("dueAt").asText();
    }

    private static String queued(Client client, String ticket) {
        for (JsonNode item :
                client.get("/service-levels/queue?limit=200").expect(200).json().path("items")) {
            if (item.path("ticket").asText().equals(ticket)) {
                return item.path("dueAt").asText();
            }
        }
        return "";
    }

    @Test
    void alarmsGoUpUntilSomebodyAcknowledges() {
        nextMonday();
        Customer customer = Customer.of("ladder");
        String lead = desk.person("ladderlead", Map.of("organization", customer.id(), "roles", List.of("team_lead")))
                .get("/me")
                .expect(200)
                .id();
        String team = admin.post(
                        "/teams",
                        Map.of("name", "Ladder team", "organization", customer.id(), "members", List.of(lead)))
                .expect(201)
                .id();
        String agent = customer.agent().get("/me").expect(200).id();
        policy(customer, "Ladder policy", Map.of("resolution", 100));
        admin.post(
                        "/service-levels/ladders",
                        Map.of(
                                "name",
                                "Ladder",
                                "organization",
                                customer.id(),
                                "levels",
                                List.of(
                                        Map.of("share", 80, "who", List.of("assignee"), "acknowledgeWithin", 5),
                                        Map.of("who", List.of("team_leads"), "urgent", true, "acknowledgeWithin", 5),
                                        Map.of(
                                                "afterBreach",
                                                10,
                                                "people",
                                                List.of("admin"),
                                                "who",
                                                List.of("on_call")))))
                .expect(201);
        String standBy = desk.person("ladderduty", Map.of("organization", customer.id(), "roles", List.of("agent")))
                .get("/me")
                .expect(200)
                .id();
        admin.post(
                        "/teams/" + team + "/rotas",
                        Map.of(
                                "name", "Duty",
                                "zone", "UTC",
                                "start", "2026-01-01T00:00",
                                "shift", "P7D",
                                "participants", List.of(standBy)))
                .expect(201);
        String ticket = customer.ticket();
        admin.patch("/tickets/" + ticket, Map.of("team", team, "assignee", agent))
                .expect(200);
        await().atMost(PATIENCE).until(() -> alarms(ticket).size() == 2);
        clock.advance(Duration.ofMinutes(79));
        assertThat(alarms(ticket))
                .allMatch(alarm -> alarm.path("state").asText().equals("waiting"));
        clock.advance(Duration.ofMinutes(1));
        await().atMost(PATIENCE).until(() -> given(ticket, 1).contains(agent));
        clock.advance(Duration.ofMinutes(5));
        await().atMost(PATIENCE).until(() -> given(ticket, 2).contains(lead));
        assertThat(alarms(ticket).get(1).path("reason").asText()).isEqualTo("escalated");

        String second = alarms(ticket).get(1).path("id").asText();
        String path = "/tickets/" + ticket + "/service-levels/alarms/";
        customer.requester().post(path + second + "/acknowledge").expect(403);
        customer.agent()
                .post(path + alarms(ticket).get(2).path("id").asText() + "/acknowledge")
                .expectProblem(409, "alarm.not_given");
        customer.agent().post(path + second + "/acknowledge").expect(200);
        customer.agent().post(path + second + "/acknowledge").expect(200);
        customer.agent().post(path + "nonsense/acknowledge").expectProblem(404, "alarm.not_found");
        clock.advance(Duration.ofMinutes(25));
        await().atMost(PATIENCE).until(() -> given(ticket, 3).contains(standBy));
        assertThat(alarms(ticket)).hasSize(3);
        assertThat(admin.get("/events?limit=1000&after=0").expect(200).text())
                .contains("servicelevel.near")
                .contains("servicelevel.escalated")
                .contains("servicelevel.breached")
                .contains("servicelevel.acknowledged");
    }

    /** The matrix: who is told, when and by which channel follows from the priority. */
    @Test
    void eachPriorityHasItsLadderWithItsChannels() {
        nextMonday();
        Customer customer = Customer.of("matrix");
        String watch = person(customer, "matrixwatch", "With pager");
        String quiet = person(customer, "matrixquiet", MessageChannels.WITHOUT);
        policy(customer, "Matrix policy", Map.of("resolution", 100));
        ladder(
                customer,
                "Matrix, critical",
                10,
                List.of("critical"),
                Map.of("share", 50, "people", List.of(watch, quiet), "channels", List.of("pager"), "urgent", true));
        ladder(customer, "Matrix, the rest", 20, List.of(), Map.of("share", 80, "people", List.of(watch)));
        ladder(customer, "Matrix, never asked", 30, List.of("medium"), Map.of("share", 10, "people", List.of(quiet)));
        String critical = customer.ticket();
        admin.patch("/tickets/" + critical, Map.of("impact", "high", "urgency", "high"))
                .expect(200);
        String usual = customer.ticket();
        admin.patch("/tickets/" + usual, Map.of("impact", "medium", "urgency", "medium"))
                .expect(200);
        await().atMost(PATIENCE)
                .until(() -> alarms(critical).size() == 1 && alarms(usual).size() == 1);
        clock.advance(Duration.ofMinutes(50));
        await().atMost(PATIENCE).until(() -> given(critical, 1).contains(watch));
        assertThat(given(critical, 1)).contains(quiet);
        assertThat(given(usual, 1)).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode paged = told(watch, critical);
            assertThat(paged.path("channels").toString()).isEqualTo("[\"pager\"]");
            assertThat(paged.path("state").asText()).isEqualTo("delivered");
            assertThat(paged.hasNonNull("sentAt")).as("a channel took it").isTrue();
            JsonNode unreached = told(quiet, critical);
            assertThat(unreached.path("state").asText()).isEqualTo("delivered");
            assertThat(unreached.hasNonNull("sentAt"))
                    .as("whom the pager does not reach is told by their own channel")
                    .isTrue();
        });
        clock.advance(Duration.ofMinutes(30));
        await().atMost(PATIENCE).until(() -> given(usual, 1).contains(watch));
        assertThat(given(usual, 1)).doesNotContain(quiet);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(told(watch, usual).path("channels").toString()).isEqualTo("[]"));
    }

    private static String person(Customer customer, String username, String displayName) {
        return desk.person(
                        username,
                        Map.of("organization", customer.id(), "roles", List.of("agent"), "displayName", displayName))
                .get("/me")
                .expect(200)
                .id();
    }

    private static void ladder(
            Customer customer, String name, int ordinal, List<String> priorities, Map<String, ?> level) {
        JsonNode made = admin.post(
                        "/service-levels/ladders",
                        Map.of(
                                "name",
                                name,
                                "organization",
                                customer.id(),
                                "ordinal",
                                ordinal,
                                "priorities",
                                priorities,
                                "levels",
                                List.of(level)))
                .expect(201)
                .json();
        JsonNode again = admin.get("/service-levels/ladders/" + made.path("id").asText())
                .expect(200)
                .json();
        assertThat(again.at("/levels/0/channels").toString())
                .isEqualTo(made.at("/levels/0/channels").toString())
                .isEqualTo(level.containsKey("channels") ? "[\"pager\"]" : "[]");
    }

    /** What somebody was told of a ticket by an alarm. */
    private static JsonNode told(String person, String ticket) {
        for (JsonNode each : admin.get("/notifications?receiver=" + person + "&event=servicelevel.near")
                .expect(200)
                .json()
                .path("items")) {
            if (each.at("/subject/id").asText().equals(ticket)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private static List<JsonNode> alarms(String ticket) {
        List<JsonNode> alarms = new ArrayList<>();
        admin.get("/tickets/" + ticket + "/service-levels/alarms")
                .expect(200)
                .json()
                .path("items")
                .forEach(alarms::add);
        return alarms;
    }

    /** Who was told at a level, or an empty text. */
    private static String given(String ticket, int level) {
        return alarms(ticket).stream()
                .filter(alarm -> alarm.path("level").asInt() == level)
                .filter(alarm -> !alarm.path("state").asText().equals("waiting"))
                .map(alarm -> alarm.path("receivers").toString())
                .findFirst()
                .orElse("");
    }

    @Test
    void anAlarmWaitsForTheReceiversHoursUnlessTheTicketIsCritical() {
        nextMonday();
        Customer customer = Customer.of("hours");
        String agent = customer.agent().get("/me").expect(200).id();
        admin.post("/calendars", Map.of("name", "Evenings", "zone", "UTC", "week", week("20:00", "22:00")))
                .expect(201);
        admin.send(
                        "PUT",
                        "/users/" + agent + "/calendar",
                        "application/json",
                        "{\"calendar\":\"Evenings\"}".getBytes(StandardCharsets.UTF_8))
                .expect(200);
        policy(customer, "At all hours", Map.of("resolution", 100));
        ladder(customer, "By day and night", 1, List.of(), Map.of("share", 80, "who", List.of("assignee")));
        String usual = customer.ticket();
        String critical = customer.ticket();
        admin.patch("/tickets/" + usual, Map.of("assignee", agent)).expect(200);
        admin.patch("/tickets/" + critical, Map.of("assignee", agent, "impact", "high", "urgency", "high"))
                .expect(200);
        await().atMost(PATIENCE).until(() -> alarms(usual).size() + alarms(critical).size() == 2);
        clock.advance(Duration.ofMinutes(80));
        await().atMost(PATIENCE).until(() -> newsOf(agent, usual).equals("held"));
        await().atMost(PATIENCE).until(() -> newsOf(agent, critical).equals("delivered"));
        assertThat(given(usual, 1)).as("told by the clock, whenever it arrives").contains(agent);
        clock.advance(Duration.ofMinutes(9 * 60 + 39));
        assertThat(newsOf(agent, usual)).isEqualTo("held");
        clock.advance(Duration.ofMinutes(1));
        await().atMost(PATIENCE).until(() -> newsOf(agent, usual).equals("delivered"));
    }

    /** What became of the news about a ticket whose time is nearly up. */
    private static String newsOf(String receiver, String ticket) {
        for (JsonNode each : admin.get("/notifications?event=servicelevel.near&receiver=" + receiver)
                .expect(200)
                .json()
                .path("items")) {
            if (each.path("subject").path("id").asText().equals(ticket)) {
                return each.path("state").asText();
            }
        }
        return "";
    }

    @Test
    void thePolicyGoesByTheCustomerTheServiceAndTheCategory() {
        nextMonday();
        Customer customer = Customer.of("chosen");
        Customer guest = Customer.of("guest");
        policy(customer, "Of all", Map.of("resolution", 90), "ordinal", 9);
        policy(customer, "Of the guests", Map.of("resolution", 10), "ordinal", 1, "conditions", of(
                "requesterOrganization", "guest"));
        policy(customer, "Of mail", Map.of("resolution", 20), "ordinal", 2, "conditions", of("fields.service", "mail"));
        policy(customer, "Of the network", Map.of("resolution", 30), "ordinal", 3, "conditions", of(
                "category", "network"));
        String usual = customer.ticket("fields", Map.of("service", "storage"), "category", "software_fault");
        String ofMail = customer.ticket("fields", Map.of("service", "mail"), "category", "network");
        String ofNetwork = customer.ticket("category", "network");
        String ofGuest = admin.post(
                        "/tickets",
                        Map.of(
                                "kind", "incident",
                                "title", "A title",
                                "organization", customer.id(),
                                "requester", guest.requester().get("/me").expect(200).id(),
                                "category", "network"))
                .expect(201)
                .id();
        agreed(usual, 90);
        agreed(ofMail, 20);
        agreed(ofNetwork, 30);
        agreed(ofGuest, 10);
        admin.patch("/tickets/" + usual, Map.of("category", "network")).expect(200);
        agreed(usual, 30);
        admin.patch("/tickets/" + usual, Map.of("fields", Map.of("service", "mail")))
                .expect(200);
        agreed(usual, 20);
        admin.patch("/tickets/" + ofMail, Map.of("fields", Map.of("service", "storage"), "category", "other"))
                .expect(200);
        agreed(ofMail, 90);
    }

    private static List<Map<String, Object>> of(String field, String... values) {
        return List.of(Map.of("field", field, "values", List.of(values)));
    }

    private static void agreed(String ticket, int minutes) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                clockOf(admin, ticket, "resolution").path("targetMinutes").asInt())
                        .isEqualTo(minutes));
    }

    @Test
    void theLadderGoesByThePriority() {
        nextMonday();
        Customer customer = Customer.of("rungs");
        String agent = customer.agent().get("/me").expect(200).id();
        String asker = customer.requester().get("/me").expect(200).id();
        policy(customer, "Of every priority", Map.of("resolution", 100));
        ladder(customer, "Whatever it is", 3, List.of(), Map.of("share", 90, "people", List.of(asker)));
        ladder(customer, "Usual", 2, List.of("medium", "low"), Map.of("share", 75, "people", List.of(asker)));
        ladder(customer, "Critical", 1, List.of("critical"), Map.of("share", 50, "people", List.of(agent)));
        String usual = customer.ticket();
        String critical = customer.ticket();
        String other = customer.ticket();
        admin.patch("/tickets/" + critical, Map.of("impact", "high", "urgency", "high"))
                .expect(200);
        admin.patch("/tickets/" + other, Map.of("impact", "high")).expect(200);
        assertThat(admin.get("/tickets/" + other).expect(200).field("priority")).isEqualTo("high");
        Instant start = clock.instant();
        rung(usual, start.plus(Duration.ofMinutes(75)));
        rung(critical, start.plus(Duration.ofMinutes(50)));
        rung(other, start.plus(Duration.ofMinutes(90)));
        clock.advance(Duration.ofMinutes(50));
        await().atMost(PATIENCE).until(() -> given(critical, 1).contains(agent));
        // What is more urgent than it was is told to whom that ladder names.
        admin.patch("/tickets/" + usual, Map.of("impact", "high", "urgency", "high"))
                .expect(200);
        rung(usual, start.plus(Duration.ofMinutes(50)));
        clock.advance(Duration.ofMinutes(1));
        await().atMost(PATIENCE).until(() -> given(usual, 1).contains(agent));
        assertThat(given(other, 1)).isEmpty();
        clock.advance(Duration.ofMinutes(40));
        await().atMost(PATIENCE).until(() -> given(other, 1).contains(asker));
        assertThat(alarms(usual)).hasSize(1);
    }

    /** The one step that is to come, and when. */
    private static void rung(String ticket, Instant at) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(alarms(ticket))
                .singleElement()
                .satisfies(alarm -> assertThat(Instant.parse(alarm.path("dueAt").asText()))
                        .isEqualTo(at)));
    }

    @Test
    void agreementsBetweenTeamsAreNotForTheCustomer() {
        nextMonday();
        Customer customer = Customer.of("inside");
        Customer other = Customer.of("outside");
        policy(customer, "With the customer", Map.of("resolution", 600));
        policy(customer, "Between us", Map.of("resolution", 300), "kind", "ola");
        policy(customer, "Of the vendor", Map.of("resolution", 60), "kind", "uc");
        String ticket = customer.ticket();
        move(customer.agent(), ticket, "waiting_for_vendor");
        clock.advance(Duration.ofMinutes(50));
        await().atMost(PATIENCE).until(() -> clocks(customer.agent(), ticket).size() == 3);
        assertThat(clocks(customer.agent(), ticket)).containsExactlyInAnyOrder("sla 50", "ola 0", "uc 50");
        assertThat(clocks(customer.requester(), ticket)).containsExactly("sla 50");
        other.agent().get("/tickets/" + ticket + "/service-levels").expect(404);
        assertThat(queued(other.agent(), ticket)).isEmpty();
        assertThat(queued(customer.agent(), ticket)).isNotEmpty();
        assertThat(other.agent()
                        .get("/service-levels/policies?limit=200")
                        .expect(200)
                        .text())
                .doesNotContain("Between us");
        customer.requester().get("/service-levels/queue").expect(403);
        customer.requester().get("/service-levels/policies").expect(403);
        customer.agent().post("/service-levels/policies", Map.of()).expect(403);
        Client lead = desk.person("insidelead", Map.of("organization", customer.id(), "roles", List.of("team_lead")));
        lead.post(
                        "/service-levels/policies",
                        Map.of("name", "For all", "kind", "sla", "targets", Map.of("resolution", 1)))
                .expect(403);
    }

    private static List<String> clocks(Client client, String ticket) {
        List<String> clocks = new ArrayList<>();
        client.get("/tickets/" + ticket + "/service-levels")
                .expect(200)
                .json()
                .path("clocks")
                .forEach(each -> clocks.add(each.path("kind").asText() + " "
                        + each.path("elapsedMinutes").asLong()));
        return clocks;
    }

    @Test
    void badInputIsToldFieldByField() {
        String text = admin.post(
                        "/service-levels/policies",
                        Map.of(
                                "kind",
                                "friendship",
                                "targets",
                                Map.of("resolution", 0, "lunch", 3),
                                "calendar",
                                "None",
                                "conditions",
                                List.of(
                                        Map.of("field", "title", "values", List.of("x")),
                                        Map.of("field", "team", "values", List.of("no such team")),
                                        Map.of("field", "priority", "values", List.of()))))
                .expect(422)
                .text();
        assertThat(text)
                .contains(
                        "\"name\"",
                        "\"kind\"",
                        "targets.resolution",
                        "targets.lunch",
                        "\"calendar\"",
                        "conditions[0].field",
                        "conditions[1].values",
                        "conditions[2].values");
        text = admin.post(
                        "/service-levels/ladders",
                        Map.of(
                                "name",
                                "Bad",
                                "levels",
                                List.of(
                                        Map.of("who", List.of("everybody")),
                                        Map.of("share", 50, "afterBreach", 3),
                                        Map.of("who", List.of("team"), "channels", List.of("pager", "pigeon")),
                                        Map.of("who", List.of("team"), "channels", List.of("pager", 7)),
                                        Map.of(
                                                "who",
                                                List.of("team"),
                                                "channels",
                                                List.of("pager", "pager", "pager", "pager", "pager", "pager")))))
                .expect(422)
                .text();
        assertThat(text).contains("levels[0].who", "levels[0].share", "levels[1].share", "levels[1].who")
                .contains("levels[2].channels", "levels[3].channels", "levels[4].channels");
        admin.get("/service-levels/queue?team=nobody").expectProblem(400, "request.bad_filter");
        admin.get("/service-levels/queue?cursor=x").expectProblem(400, "request.bad_cursor");
        admin.get("/service-levels/policies/nonsense").expectProblem(404, "policy.not_found");
        admin.get("/tickets/" + UUID.randomUUID() + "/service-levels").expect(404);
    }

    @Test
    void policiesAreVersionedAndGuardedByTheirTag() {
        String id = admin.post(
                        "/service-levels/policies",
                        Map.of(
                                "name",
                                "Versioned",
                                "kind",
                                "sla",
                                "targets",
                                Map.of("resolution", 60),
                                "conditions",
                                List.of(Map.of("field", "fields.none", "values", List.of("x")))))
                .expect(201)
                .id();
        String path = "/service-levels/policies/" + id;
        admin.post(
                        "/service-levels/policies",
                        Map.of("name", " versioned", "kind", "sla", "targets", Map.of("resolution", 1)))
                .expectProblem(409, "policy.duplicate");
        admin.with("If-Match", "\"1\"")
                .patch(path, Map.of("targets", Map.of("resolution", 90)))
                .expect(200);
        admin.with("If-Match", "\"1\"")
                .patch(path, Map.of("targets", Map.of("resolution", 30)))
                .expectProblem(412, "request.stale");
        admin.patch(path, Map.of("name", "Versioned 2")).expect(200);
        JsonNode versions = admin.get(path + "/versions").expect(200).json().path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).path("targets").path("resolution").asInt()).isEqualTo(60);
        admin.delete(path).expect(204);
        admin.get(path).expect(404);
    }
}
