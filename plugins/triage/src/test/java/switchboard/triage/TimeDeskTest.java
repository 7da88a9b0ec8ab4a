package switchboard.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;
import switchboard.testkit.fakes.FakeClock;

/** What comes with time, on a desk whose days pass at once. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A Friday. */
    private final FakeClock clock = new FakeClock(Instant.parse("2026-03-27T10:00:00Z"));

    private RunningDesk desk;

    @BeforeAll
    void start() {
        desk = RunningDesk.start(clock, TriageArchive.archive());
        desk.role("team_lead");
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void aRecurringTicketIsMadeOnceForEachTimeAndTheLastOfThoseMissed() {
        String id = lead().post(
                        "/triage/recurring",
                        Map.of(
                                "name", "Backups",
                                "ticket",
                                        Map.of("kind", "event", "title", "Check the backups", "requester", "team_lead"),
                                "schedule",
                                        Map.of(
                                                "every", "day",
                                                "at", "02:30",
                                                "zone", "Europe/Stockholm",
                                                "from", "2026-03-27")))
                .expect(201)
                .id();
        JsonNode runs = lead().get("/triage/recurring/" + id + "/next?limit=2")
                .expect(200)
                .json()
                .path("items");
        Instant first = Instant.parse(runs.path(0).path("occurrence").asText());
        assertThat(first.atZone(java.time.ZoneId.of("Europe/Stockholm")).toLocalTime())
                .hasHour(first.equals(Instant.parse("2026-03-29T01:30:00Z")) ? 3 : 2);
        // The job plans first, and makes when the time has come.
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofHours(6));
            assertThat(made()).isEqualTo(1);
        });
        desk.restart();
        clock.advance(Duration.ofDays(5));
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(30));
            assertThat(made()).isEqualTo(2);
        });
        lead().patch("/triage/recurring/" + id, Map.of("active", false)).expect(200);
        lead().post(
                        "/triage/recurring",
                        Map.of("name", "Wrong", "ticket", Map.of(), "schedule", Map.of("every", "never")))
                .expectProblem(422, "input.invalid");
    }

    /** Sundays at noon, where a team works from Monday to Friday. */
    @Test
    void whatFallsIntoTimeOffIsMadeLeftOutOrMadeWhenWorkBegins() {
        String team = officeTeam();
        String make = recurring("Made all the same", team, Map.of("whenClosed", "make"), "sunday");
        String usual = recurring("As usual", team, Map.of(), "sunday");
        String skip = recurring("Left out", team, Map.of("whenClosed", "skip"), "sunday", "wednesday");
        String shift = recurring("Put off", team, Map.of("whenClosed", "shift"), "sunday");
        for (String all : List.of(make, usual)) {
            assertThat(next(all))
                    .allSatisfy((occurrence, due) -> assertThat(due).isEqualTo(occurrence));
            assertThat(next(all).keySet()).allMatch(occurrence -> day(occurrence) == DayOfWeek.SUNDAY);
        }
        assertThat(next(skip).keySet()).hasSize(3).allMatch(occurrence -> day(occurrence) == DayOfWeek.WEDNESDAY);
        Map<Instant, Instant> putOff = next(shift);
        assertThat(putOff).hasSize(3).allSatisfy((occurrence, due) -> assertThat(due)
                .isEqualTo(occurrence.plus(Duration.ofHours(21)))
                .satisfies(at -> assertThat(day(at)).isEqualTo(DayOfWeek.MONDAY)));
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofHours(8));
            JsonNode tickets = tickets(team);
            assertThat(List.of(make, skip, shift))
                    .allSatisfy(each -> assertThat(made(each, tickets)).isNotEmpty());
        });
        JsonNode tickets = tickets(team);
        assertThat(made(make, tickets).keySet()).allMatch(occurrence -> day(occurrence) == DayOfWeek.SUNDAY);
        assertThat(made(skip, tickets).keySet()).allMatch(occurrence -> day(occurrence) == DayOfWeek.WEDNESDAY);
        assertThat(made(shift, tickets))
                .allSatisfy((occurrence, at) -> assertThat(at).isAfterOrEqualTo(occurrence.plus(Duration.ofHours(21))));
        for (String each : List.of(make, usual, skip, shift)) {
            lead().patch("/triage/recurring/" + each, Map.of("active", false)).expect(200);
        }
    }

    private String officeTeam() {
        Client admin = desk.signIn("admin", RunningDesk.ADMINISTRATOR);
        Map<String, Object> week = new HashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
            week.put(day, List.of(Map.of("from", "09:00", "to", "17:00")));
        }
        admin.post("/calendars", Map.of("name", "Office", "zone", "UTC", "week", week))
                .expect(201);
        String team =
                admin.post("/teams", Map.of("name", "Office team")).expect(201).id();
        admin.send(
                        "PUT",
                        "/teams/" + team + "/calendar",
                        "application/json",
                        "{\"calendar\":\"Office\"}".getBytes(StandardCharsets.UTF_8))
                .expect(200);
        return team;
    }

    private String recurring(String name, String team, Map<String, String> whenClosed, String... weekdays) {
        Map<String, Object> schedule = new HashMap<>(whenClosed);
        schedule.putAll(Map.of(
                "every", "week",
                "weekdays", List.of(weekdays),
                "at", "12:00",
                "zone", "UTC",
                "from", "2026-03-27"));
        return lead().post(
                        "/triage/recurring",
                        Map.of(
                                "name", name,
                                "ticket",
                                        Map.of(
                                                "kind",
                                                "incident",
                                                "title",
                                                name,
                                                "requester",
                                                "team_lead",
                                                "team",
                                                team),
                                "schedule", schedule))
                .expect(201)
                .id();
    }

    /** The next three times, and when the ticket is made. */
    private Map<Instant, Instant> next(String recurring) {
        Map<Instant, Instant> next = new TreeMap<>();
        lead().get("/triage/recurring/" + recurring + "/next?limit=3")
                .expect(200)
                .json()
                .path("items")
                .forEach(run -> next.put(
                        Instant.parse(run.path("occurrence").asText()),
                        Instant.parse(run.path("dueAt").asText())));
        return next;
    }

    private JsonNode tickets(String team) {
        return lead().get("/tickets?limit=200&team=" + team).expect(200).json().path("items");
    }

    /** For which times tickets were made, and when they were. */
    private static Map<Instant, Instant> made(String recurring, JsonNode tickets) {
        String of = "recurring:" + recurring + ":";
        Map<Instant, Instant> made = new TreeMap<>();
        for (JsonNode ticket : tickets) {
            String externalId = ticket.path("externalId").asText();
            if (externalId.startsWith(of)) {
                made.put(
                        Instant.ofEpochSecond(Long.parseLong(externalId.substring(of.length()))),
                        Instant.parse(ticket.path("createdAt").asText()));
            }
        }
        return made;
    }

    private static DayOfWeek day(Instant at) {
        return at.atZone(ZoneOffset.UTC).getDayOfWeek();
    }

    @Test
    void anAutomationActsOnceInEachStayInAStatus() {
        String before = waiting("Was there before");
        lead().post(
                        "/triage/automations",
                        Map.of(
                                "name",
                                "Remind",
                                "when",
                                Map.of("status", List.of("waiting_for_customer"), "idleFor", "PT48H"),
                                "condition",
                                "ticket.title != 'Not this'",
                                "actions",
                                List.of(Map.of("do", "reply", "body", "Are you still there?"))))
                .expect(201);
        String waiting = waiting("Waits");
        String other = waiting("Not this");
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofHours(7));
            assertThat(replies(waiting)).isEqualTo(1);
            assertThat(replies(before)).isEqualTo(1);
        });
        clock.advance(Duration.ofDays(4));
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> replies(waiting) == 1);
        assertThat(replies(other)).isZero();
        lead().post("/tickets/" + waiting + "/transitions", Map.of("to", "in_progress"))
                .expect(200);
        lead().post("/tickets/" + waiting + "/transitions", Map.of("to", "waiting_for_customer"))
                .expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofHours(7));
            assertThat(replies(waiting)).isEqualTo(2);
        });
        lead().post(
                        "/triage/automations",
                        Map.of("name", "Wrong", "when", Map.of("status", List.of("x")), "actions", List.of()))
                .expectProblem(422, "input.invalid");
    }

    @Test
    void whereAnotherOrderIsSetEveryOpenTicketIsPlacedAnew() {
        List<String> services = List.of("printing", "mail", "telephony");
        String lines = IntStream.range(0, 450)
                .mapToObj(number -> "{\"externalId\":\"Q-" + number + "\",\"kind\":\"incident\",\"title\":\"Queued "
                        + services.get(number % 3) + "\",\"requester\":\"team_lead\",\"fields\":{\"service\":\""
                        + services.get(number % 3) + "\"},\"createdAt\":\""
                        + Instant.parse("2026-03-01T00:00:00Z").plusSeconds(number) + "\"}")
                .collect(Collectors.joining("\n"));
        Client admin = desk.administrator();
        admin.importLines("/tickets/import", lines).expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queued()).hasSize(450));
        assertThat(queued()).startsWith("Queued printing", "Queued mail", "Queued telephony", "Queued printing");

        admin.patch("/settings", Map.of("triage.criticality", "fields.service: mail, telephony"))
                .expect(200);

        List<String> wanted = Stream.of("mail", "telephony", "printing")
                .flatMap(service -> Collections.nCopies(150, "Queued " + service).stream())
                .toList();
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            assertThat(queued()).isEqualTo(wanted);
        });
        admin.patch("/settings", Map.of("triage.criticality", "service mail")).expectProblem(422, "input.invalid");
        admin.patch("/settings", Map.of("triage.criticality", "")).expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            assertThat(queued()).startsWith("Queued printing", "Queued mail", "Queued telephony", "Queued printing");
        });
    }

    /** The titles of what was imported, in the order of the queue. */
    private List<String> queued() {
        List<String> titles = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    lead().get("/triage/queue?limit=200" + cursor).expect(200).json();
            titles.addAll(page.path("items").findValuesAsText("title"));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : null;
        } while (cursor != null);
        titles.removeIf(title -> !title.startsWith("Queued "));
        return titles;
    }

    /** Signed in anew: days pass, and tokens with them. */
    private Client lead() {
        return desk.signIn("team_lead", RunningDesk.PASSWORD);
    }

    private int made() {
        return lead().get("/tickets?kind=event")
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    private String waiting(String title) {
        String id = lead().post("/tickets", Map.of("kind", "incident", "title", title))
                .expect(201)
                .id();
        lead().post("/tickets/" + id + "/transitions", Map.of("to", "waiting_for_customer"))
                .expect(200);
        return id;
    }

    private int replies(String ticket) {
        return lead().get("/tickets/" + ticket + "/replies")
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
