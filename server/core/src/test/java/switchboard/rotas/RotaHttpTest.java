package switchboard.rotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.bootstrap.DeskCalls;
import switchboard.bootstrap.TestDesk;

/** Rotas, swaps and who is on call as clients see them, and the strategy that goes by them. */
class RotaHttpTest {

    private static final String MONDAY = "2026-01-05T08:00";

    private static TestDesk desk;
    private static DeskCalls calls;
    private static String organization;
    private static int made;

    @BeforeAll
    static void open() {
        desk = TestDesk.start();
        calls = new DeskCalls(desk);
        organization = calls.made("/organizations", "name", "Lighthouse");
        calls.person("requester", List.of("requester"));
        calls.person("lead", List.of("team_lead"));
        calls.person("foreigner", List.of("team_lead"), "organization", organization);
        for (String agent : List.of("anna", "boris", "chen")) {
            calls.person(agent, List.of("agent"));
        }
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String team() {
        return calls.made(
                "/teams",
                "name",
                "Team " + ++made,
                "members",
                List.of(calls.id("lead"), calls.id("anna"), calls.id("boris")));
    }

    private static Map<String, @Nullable Object> weekly(String name, @Nullable Object... more) {
        Map<String, @Nullable Object> fields = DeskCalls.map(more);
        fields.putIfAbsent("zone", "Europe/Stockholm");
        fields.putIfAbsent("start", MONDAY);
        fields.putIfAbsent("shift", "P7D");
        fields.putIfAbsent("participants", List.of("anna", "boris"));
        fields.put("name", name);
        return fields;
    }

    /** Makes a rota and answers its path. */
    private static String rota(String team, String name, @Nullable Object... more) {
        return "/teams/" + team + "/rotas/"
                + calls.post("lead", "/teams/" + team + "/rotas", 201, weekly(name, more))
                        .get("id");
    }

    private static Map<String, Object> onCall(String team, String at) {
        return calls.items("anna", "/teams/" + team + "/on-call" + (at.isEmpty() ? "" : "?at=" + at))
                .getFirst();
    }

    @Test
    void aRotaIsMadeReadChangedAndDeleted() {
        String team = team();
        String path = rota(team, "First");
        assertThat(calls.get("anna", path, 200))
                .containsEntry("name", "First")
                .containsEntry("team", team)
                .containsEntry("zone", "Europe/Stockholm")
                .containsEntry("start", MONDAY)
                .containsEntry("shift", "P7D")
                .containsEntry("participants", List.of(calls.id("anna"), calls.id("boris")))
                .containsEntry("calendar", null)
                .doesNotContainKey("version");
        assertThat(calls.post("lead", "/teams/" + team + "/rotas", 409, weekly(" FIRST ")))
                .containsEntry("code", "rota.duplicate");
        rota(team(), "First");
        rota(team, "Second");
        Map<String, Object> page = calls.get("anna", "/teams/" + team + "/rotas?limit=1", 200);
        assertThat(DeskCalls.items(page)).extracting(item -> item.get("name")).containsExactly("First");
        assertThat(calls.items("anna", "/teams/" + team + "/rotas?cursor=" + page.get("next")))
                .extracting(item -> item.get("name"))
                .containsExactly("Second");
        calls.get("anna", "/teams/" + team + "/rotas?cursor=x", 400);
        calls.get("anna", "/teams/" + team + "/rotas?limit=-1", 400);

        assertThat(calls.patch(
                        "lead", path, 200, "shift", "PT12H", "participants", List.of("chen", "anna@desk.example")))
                .containsEntry("shift", "PT12H")
                .containsEntry("participants", List.of(calls.id("chen"), calls.id("anna")))
                .containsEntry("start", MONDAY);
        calls.patch("lead", path, 409, "name", "second");
        calls.delete("lead", path, 204);
        calls.get("lead", path, 404);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
                        calls.get("admin", "/events?limit=1000", 200).toString())
                .contains("rota.changed")
                .contains("change=deleted"));
    }

    @Test
    void anEditOfAnOldVersionIsRefused() {
        String team = team();
        String path = rota(team, "Guarded");
        String token = desk.signIn("lead", "correct horse 7");
        assertThat(ifMatch("PATCH", path, token, "\"1\"", "{\"shift\":\"P1D\"}"))
                .isEqualTo(200);
        assertThat(ifMatch("PATCH", path, token, "\"1\"", "{\"shift\":\"P2D\"}"))
                .isEqualTo(412);
        assertThat(ifMatch("DELETE", path, token, "\"1\"", "")).isEqualTo(412);
        calls.post("lead", path + "/overrides", 201, override("boris", 1, 2));
        assertThat(ifMatch("DELETE", path, token, "\"2\"", ""))
                .as("an override is part of the rota")
                .isEqualTo(412);
        assertThat(ifMatch("DELETE", path, token, "\"3\"", "")).isEqualTo(204);
    }

    private static int ifMatch(String method, String path, String token, String tag, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(desk.address() + "/api/v1" + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .header("If-Match", tag)
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** An override so many days from now. */
    private static Map<String, @Nullable Object> override(String user, int from, int to) {
        Instant now = Instant.now();
        return DeskCalls.map(
                "user",
                user,
                "from",
                now.plus(Duration.ofDays(from)).toString(),
                "to",
                now.plus(Duration.ofDays(to)).toString());
    }

    @Test
    void everyFaultIsTold() {
        String team = team();
        String rotas = "/teams/" + team + "/rotas";
        assertThat(calls.post("lead", rotas, 422, Map.of()).toString())
                .contains("field=name", "field=zone", "field=start", "field=shift", "field=participants");
        Map<String, Object> bad = calls.post(
                "lead",
                rotas,
                422,
                weekly(
                        "Bell \u0007",
                        "zone",
                        "Mars/Olympus",
                        "start",
                        "2026-01-05T08:00Z",
                        "shift",
                        "P1DT1H",
                        "participants",
                        List.of("anna", "nobody at all"),
                        "calendar",
                        "None",
                        "colour",
                        "red"));
        assertThat(bad.toString())
                .contains("field=name", "field=zone", "field=start", "field=shift")
                .contains("field=participants", "field=calendar", "field=colour");
        for (Object participants : List.of(List.of(), List.of(7), "anna", Map.of(), "x".repeat(300))) {
            calls.post("lead", rotas, 422, weekly("Bad", "participants", participants));
        }
        for (Object start : List.of("1999-12-31T23:59", "2101-01-01T00:00", "2026-01-05", "2026-02-30T08:00", 7)) {
            calls.post("lead", rotas, 422, weekly("Bad", "start", start));
        }
        for (String shift : List.of("P0D", "P29D", "PT59M", "PT673H", "P1M", "-P1D", "'; drop table core_rota; --")) {
            calls.post("lead", rotas, 422, weekly("Bad", "shift", shift));
        }
        for (String name : List.of("\ufdfa".repeat(100), "\u200b", "x".repeat(101))) {
            calls.post("lead", rotas, 422, weekly(name));
        }
        String path = rota(team, "Good");
        for (String field : List.of("name", "zone", "start", "shift", "participants")) {
            calls.patch("lead", path, 422, field, null);
        }
        calls.get("lead", rotas + "/nonsense", 404);
        calls.get("lead", rotas + "/%27%20or%201=1", 404);
        for (String at : List.of("now", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "%00", "x".repeat(400))) {
            calls.get("lead", "/teams/" + team + "/on-call?at=" + at, 400);
        }
    }

    @Test
    void onlyWhoeverMaySeesAndEdits() {
        String team = team();
        String rotas = "/teams/" + team + "/rotas";
        String path = rota(team, "Ours");
        for (String each : List.of(rotas, path, path + "/shifts", path + "/overrides", "/teams/" + team + "/on-call")) {
            calls.get("", each, 401);
            calls.get("requester", each, 404);
            calls.get("foreigner", each, 404);
            calls.get("chen", each, 200);
        }
        calls.post("", rotas, 401, weekly("Theirs"));
        calls.post("requester", rotas, 404, weekly("Theirs"));
        calls.post("foreigner", rotas, 404, weekly("Theirs"));
        calls.post("anna", rotas, 403, weekly("Theirs"));
        calls.patch("anna", path, 403, "name", "Theirs");
        calls.patch("foreigner", path, 404, "name", "Theirs");
        calls.delete("anna", path, 403);
        calls.post("anna", path + "/overrides", 403, override("anna", 1, 2));
        calls.person("neighbour", List.of("team_lead"));
        calls.patch("neighbour", path, 403, "name", "Theirs");
        String other = team();
        calls.get("lead", "/teams/" + other + "/rotas/" + path.substring(path.lastIndexOf('/') + 1), 404);
    }

    @Test
    void shiftsAreListedInPages() {
        String team = team();
        String path = rota(team, "Weekly") + "/shifts";
        String span = "?from=2026-03-20T00:00:00Z&to=2026-04-20T00:00:00Z";
        List<Map<String, Object>> shifts = calls.items("anna", path + span);
        assertThat(shifts)
                .extracting(shift -> shift.get("from"))
                .containsExactly(
                        "2026-03-16T07:00:00Z",
                        "2026-03-23T07:00:00Z",
                        "2026-03-30T06:00:00Z",
                        "2026-04-06T06:00:00Z",
                        "2026-04-13T06:00:00Z");
        assertThat(shifts)
                .extracting(shift -> shift.get("user"))
                .startsWith(calls.id("anna"), calls.id("boris"), calls.id("anna"));
        Map<String, Object> first = calls.get("anna", path + span + "&limit=2", 200);
        Map<String, Object> second = calls.get("anna", path + "?limit=200&cursor=" + first.get("next"), 200);
        assertThat(DeskCalls.items(first)).isEqualTo(shifts.subList(0, 2));
        assertThat(DeskCalls.items(second)).isEqualTo(shifts.subList(2, 5));
        assertThat(second).containsEntry("next", null);
        assertThat(calls.items("anna", path)).as("28 days from now").hasSizeBetween(4, 6);
        String last = path + "?from=2199-12-10T00:00:00Z&limit=1";
        assertThat(calls.items(
                        "anna", path + "?cursor=" + calls.get("anna", last, 200).get("next")))
                .as("as far as a time can be")
                .hasSize(3);
        for (String bad : List.of(
                "?from=2026-01-01T00:00:00Z&to=2026-05-01T00:00:00Z",
                "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "?from=yesterday",
                "?cursor=x",
                "?limit=0")) {
            calls.get("anna", path + bad, 400);
        }
    }

    @Test
    void shiftsAreSwapped() {
        String team = team();
        String rota = rota(
                team,
                "Swapped",
                "zone",
                "UTC",
                "shift",
                "P28D",
                "start",
                LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toString());
        String path = rota + "/overrides";
        Map<String, Object> added = calls.post("lead", path, 201, override("chen", 10, 11));
        calls.post("lead", path, 201, override("anna", 11, 12));
        assertThat(calls.post("lead", path, 409, override("boris", 9, 13))).containsEntry("code", "override.overlap");
        calls.post("lead", path, 422, override("boris", 2, 1));
        calls.post("lead", path, 422, override("boris", -2, -1));
        calls.post("lead", path, 422, override("boris", 1, 94));
        calls.post("lead", path, 422, override("nobody at all", 1, 2));
        calls.post("lead", path, 422, "user", "boris", "from", "2199-12-31T00:00:00Z", "to", "2200-01-01T00:00:00Z");
        assertThat(calls.post("lead", path, 422, Map.of("when", "now")).toString())
                .contains("field=user", "field=from", "field=to", "field=when");
        String during =
                Instant.now().plus(Duration.ofDays(10)).plusSeconds(3_600).toString();
        assertThat(onCall(team, during))
                .containsEntry("name", "Swapped")
                .containsEntry("user", calls.id("chen"))
                .containsEntry("reason", "override")
                .containsEntry("since", added.get("from"));
        assertThat(calls.items("anna", path)).hasSize(2);
        Map<String, Object> page = calls.get("anna", path + "?limit=1", 200);
        assertThat(calls.items("anna", path + "?cursor=" + page.get("next")))
                .extracting(item -> item.get("user"))
                .containsExactly(calls.id("anna"));
        calls.delete("anna", path + "/" + added.get("id"), 403);
        calls.delete("lead", path + "/" + added.get("id"), 204);
        calls.delete("lead", path + "/" + added.get("id"), 404);
        calls.delete("lead", path + "/nonsense", 404);
        assertThat(onCall(team, during)).containsEntry("reason", "turn");
    }

    @Test
    void whoeverIsAbsentIsRepresented() {
        calls.person("gone", List.of("agent"));
        String team = team();
        rota(team, "Absent", "participants", List.of("gone", "boris"), "shift", "P1D");
        String at = Instant.now().plus(Duration.ofDays(2)).toString();
        String day = onCall(team, at).get("user").equals(calls.id("gone"))
                ? at
                : Instant.parse(at).plus(Duration.ofDays(1)).toString();
        String absences = "/users/" + calls.id("gone") + "/absences";
        Map<String, Object> absence = calls.post(
                "gone",
                absences,
                201,
                "from",
                Instant.now().toString(),
                "to",
                Instant.now().plus(Duration.ofDays(9)).toString(),
                "substitute",
                "chen");
        assertThat(onCall(team, day))
                .containsEntry("user", calls.id("chen"))
                .containsEntry("reason", "substitute")
                .containsEntry("insteadOf", calls.id("gone"));
        calls.delete("gone", absences + "/" + absence.get("id"), 204);
        calls.patch("admin", "/users/" + calls.id("gone"), 200, "active", false);
        assertThat(onCall(team, day))
                .containsEntry("user", calls.id("boris"))
                .containsEntry("reason", "next")
                .containsEntry("insteadOf", calls.id("gone"));
        calls.post("lead", "/teams/" + team + "/rotas", 422, weekly("Gone", "participants", List.of("gone")));
    }

    @Test
    void aCalendarLimitsTheHours() {
        String calendar = calls.made(
                "/calendars",
                "name",
                "Shanghai day",
                "zone",
                "Asia/Shanghai",
                "week",
                Map.of("monday", List.of(Map.of("from", "08:00", "to", "16:00"))));
        String foreign = calls.made(
                "/calendars",
                "name",
                "Lighthouse only",
                "zone",
                "UTC",
                "organization",
                organization,
                "week",
                Map.of("monday", List.of(Map.of("from", "08:00", "to", "16:00"))));
        String team = team();
        String path = rota(team, "Shanghai", "zone", "Asia/Shanghai", "calendar", "Shanghai day");
        assertThat(calls.get("anna", path, 200)).containsEntry("calendar", calendar);
        assertThat(onCall(team, "2026-01-12T01:00:00Z"))
                .containsEntry("user", calls.id("boris"))
                .containsEntry("since", "2026-01-12T00:00:00Z")
                .containsEntry("until", "2026-01-12T08:00:00Z");
        assertThat(onCall(team, "2026-01-12T09:00:00Z"))
                .containsEntry("user", null)
                .containsEntry("until", null)
                .containsEntry("reason", "outside_hours");
        assertThat(onCall(team, "2025-01-01T00:00:00Z")).containsEntry("reason", "not_begun");
        calls.post("lead", "/teams/" + team + "/rotas", 422, weekly("Foreign", "calendar", foreign));
        assertThat(calls.delete("admin", "/calendars/" + calendar, 409)).containsEntry("code", "calendar.in_use");
        calls.patch("lead", path, 200, "calendar", null);
        calls.delete("admin", "/calendars/" + calendar, 204);
    }

    @Test
    void theStrategyAssignsToWhoeverIsOnCall() {
        calls.person("nightly", List.of("agent"));
        String team = team();
        calls.patch("admin", "/teams/" + team + "/assignment", 200, "strategy", "on_call");
        String ticket = calls.made("/tickets", "kind", "incident", "title", "At night", "team", team);
        calls.post("admin", "/tickets/" + ticket + "/assignment", 200);
        assertThat(explained(ticket))
                .containsEntry("outcome", "nobody_available")
                .containsEntry("assignee", null)
                .containsEntry("reason", "The team has no rota.");
        rota(team, "1 later", "start", "2099-01-01T00:00");
        rota(team, "2 night", "participants", List.of("nightly"));
        calls.put("nightly", "/me/presence", 200, "state", "away");
        calls.post("admin", "/tickets/" + ticket + "/assignment", 200);
        assertThat(calls.get("admin", "/tickets/" + ticket, 200)).containsEntry("assignee", calls.id("nightly"));
        assertThat(explained(ticket)).containsEntry("outcome", "chosen").containsEntry("strategy", "on_call");
        assertThat(String.valueOf(explained(ticket).get("reason"))).startsWith("Is on call by the rota 2 night until ");
    }

    private static Map<String, Object> explained(String ticket) {
        return calls.get("admin", "/tickets/" + ticket + "/assignment", 200);
    }

    @Test
    void aTeamHasAtMostTwentyAndTakesThemWithIt() {
        String team = team();
        for (int number = 0; number < 20; number++) {
            rota(team, "Rota " + number);
        }
        assertThat(calls.post("lead", "/teams/" + team + "/rotas", 409, weekly("One more")))
                .containsEntry("code", "rota.too_many");
        assertThat(calls.items("anna", "/teams/" + team + "/on-call")).hasSize(20);
        calls.delete("admin", "/teams/" + team, 204);
        calls.get("admin", "/teams/" + team + "/rotas", 404);
    }

    @Test
    void whoeverIsErasedLeavesAllRotas() {
        String person = calls.person("leaver", List.of("agent"));
        String team = team();
        String path = rota(team, "Left", "participants", List.of("leaver", "anna"));
        String alone = rota(team, "Left alone", "participants", List.of("leaver"));
        calls.post("lead", path + "/overrides", 201, override("leaver", 1, 2));
        calls.post("admin", "/users/" + person + "/erasure", 202, Map.of("texts", false));
        await().atMost(Duration.ofSeconds(30)).until(() -> calls.get("admin", "/users/" + person + "/erasure", 200)
                .get("state")
                .equals("done"));
        assertThat(calls.get("lead", path, 200)).containsEntry("participants", List.of(calls.id("anna")));
        assertThat(calls.items("lead", path + "/overrides")).isEmpty();
        assertThat(calls.get("lead", alone, 200)).containsEntry("participants", List.of());
        assertThat(calls.items("lead", "/teams/" + team + "/on-call"))
                .extracting(line -> line.get("reason"))
                .containsExactly("turn", "nobody");
    }
}
