package switchboard.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;

/** Calendars as a client sees them. */
class CalendarHttpTest {

    private static final String JSON = "application/json";
    private static final Map<String, Object> OFFICE = Map.of(
            "monday",
            List.of(Map.of("from", "08:00", "to", "12:00"), Map.of("from", "13:00", "to", "17:00")),
            "friday",
            List.of(Map.of("from", "20:00", "to", "24:00")));

    private static TestDesk desk;
    private static String admin;
    private static String lead;
    private static String organization;

    @BeforeAll
    static void start() {
        desk = TestDesk.start();
        admin = desk.administrator();
        organization = id(send("POST", "/organizations", admin, 201, Map.of("name", "Harbour")));
        person("lead", "team_lead", organization);
        lead = desk.signIn("lead", "correct horse 7");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String person(String name, String role, String organization) {
        return id(send(
                "POST",
                "/users",
                admin,
                201,
                Map.of(
                        "username", name,
                        "displayName", name,
                        "password", "correct horse 7",
                        "organization", organization,
                        "roles", List.of(role))));
    }

    private static String calendar(String name, Object... more) {
        Map<String, Object> body =
                new java.util.HashMap<>(Map.of("name", name, "zone", "Europe/Stockholm", "week", OFFICE));
        for (int index = 0; index < more.length; index += 2) {
            body.put(String.valueOf(more[index]), more[index + 1]);
        }
        return id(send("POST", "/calendars", admin, 201, body));
    }

    @Test
    void aCalendarIsMadeReadChangedAndDeleted() {
        String id = calendar("Office");
        HttpResponse<String> read = send("GET", "/calendars/" + id, admin, 200, Map.of());
        assertThat(Json.parseObject(read.body()))
                .containsEntry("name", "Office")
                .containsEntry("zone", "Europe/Stockholm")
                .containsEntry("standard", false)
                .containsEntry("organization", null);
        assertThat(read.body())
                .contains("{\"from\":\"20:00\",\"to\":\"24:00\"}")
                .contains("\"tuesday\":[]");
        assertThat(read.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(send("POST", "/calendars", admin, 409, Map.of("name", " OFFICE ", "zone", "UTC", "week", OFFICE))
                        .body())
                .contains("calendar.duplicate");

        send("PATCH", "/calendars/" + id, admin, 200, Map.of("zone", "Asia/Shanghai"));
        send("DELETE", "/calendars/" + id, admin, 204, Map.of());
        send("GET", "/calendars/" + id, admin, 404, Map.of());
        send("GET", "/calendars/none", admin, 404, Map.of());
    }

    @Test
    void theListIsPagedByName() {
        calendar("List a");
        calendar("List b");
        Map<String, ?> first = Json.parseObject(
                send("GET", "/calendars?limit=1", admin, 200, Map.of()).body());
        assertThat((List<?>) first.get("items")).hasSize(1);
        String next = String.valueOf(first.get("next"));
        assertThat(send("GET", "/calendars?limit=200&cursor=" + next, admin, 200, Map.of())
                        .body())
                .contains("Standard")
                .contains("\"next\":null");
        send("GET", "/calendars?cursor=x", admin, 400, Map.of());
    }

    @Test
    void everyFaultOfAWeekIsTold() {
        HttpResponse<String> answer = send(
                "POST",
                "/calendars",
                admin,
                422,
                Map.of(
                        "name",
                        "\u0007",
                        "zone",
                        "Mars/Olympus",
                        "week",
                        Map.of(
                                "monday", List.of(Map.of("from", "12:00", "to", "08:00")),
                                "tuesday", List.of(Map.of("from", "24:01", "to", "8")),
                                "someday", List.of())));
        assertThat(answer.body())
                .contains("\"name\"")
                .contains("\"zone\"")
                .contains("week.monday[0].to")
                .contains("week.tuesday[0].from")
                .contains("week.tuesday[0].to")
                .contains("week.someday");
        send("POST", "/calendars", admin, 422, Map.of("name", "Free", "zone", "UTC", "week", Map.of()));
        send("POST", "/calendars", admin, 422, Map.of());
        Map<String, Object> mondays = Map.of("monday", List.of(Map.of("from", "08:00", "to", "16:00")));
        send("POST", "/calendars", admin, 422, Map.of("name", "\ufdfa".repeat(100), "zone", "UTC", "week", mondays));
        send("POST", "/calendars", admin, 422, Map.of("name", "X", "zone", "UTC", "week", List.of()));
    }

    @Test
    void holidaysAreAddedImportedListedAndRemoved() {
        String path = "/calendars/" + calendar("Holidays") + "/holidays";
        send(
                "POST",
                path,
                admin,
                201,
                Map.of("date", "2026-12-24", "name", "Half", "hours", List.of(Map.of("from", "08:00", "to", "12:00"))));
        send("POST", path, admin, 409, Map.of("date", "2026-12-24", "name", "Again"));
        send("POST", path, admin, 422, Map.of("date", "2026-02-30", "name", "None"));
        String file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n"
                + "SUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assertThat(send("POST", path + "/import", admin, 200, "text/calendar", file)
                        .body())
                .contains("\"created\":2")
                .contains("\"unchanged\":1");
        assertThat(send("POST", path + "/import", admin, 200, "text/calendar", file)
                        .body())
                .contains("\"created\":0")
                .contains("\"unchanged\":3");
        assertThat(send("GET", path + "?limit=2", admin, 200, Map.of()).body())
                .contains("2026-12-24")
                .contains("\"hours\":[{\"from\":\"08:00\",\"to\":\"12:00\"}]")
                .contains("2026-12-25")
                .doesNotContain("2026-12-26");
        send("DELETE", path + "/2026-12-24", admin, 204, Map.of());
        send("DELETE", path + "/2026-12-24", admin, 404, Map.of());
        send("DELETE", path + "/never", admin, 404, Map.of());
        send("POST", path + "/import", admin, 422, "text/calendar", "rubbish");
        send("POST", path + "/import", admin, 413, "text/calendar", "X".repeat(HolidayFile.MOST_BYTES + 1));
        send("POST", path + "/import", admin, 415, "text/html", file);
    }

    @Test
    void teamsOrganizationsAndPeopleGoByCalendars() {
        String id = calendar("Shared");
        String team =
                id(send("POST", "/teams", admin, 201, Map.of("name", "First line", "organization", organization)));
        String agent = person("clock", "agent", organization);
        for (String path : List.of("/teams/" + team, "/organizations/" + organization, "/users/" + agent)) {
            assertThat(send("GET", path + "/calendar", admin, 200, Map.of()).body())
                    .contains("\"calendar\":null");
            send("PUT", path + "/calendar", admin, 200, Map.of("calendar", "Shared"));
            send("PUT", path + "/calendar", admin, 422, Map.of("calendar", "None"));
            assertThat(send("GET", path + "/calendar", admin, 200, Map.of()).body())
                    .contains("\"calendar\":\"" + id + "\"");
        }
        send("DELETE", "/calendars/" + id, admin, 409, Map.of());
        for (String path : List.of("/teams/" + team, "/users/" + agent)) {
            send("DELETE", path + "/calendar", admin, 204, Map.of());
            send("DELETE", path + "/calendar", admin, 204, Map.of());
            assertThat(send("GET", path + "/calendar", admin, 200, Map.of()).body())
                    .contains("\"calendar\":null")
                    .contains("\"effectiveName\":\"Shared\"");
        }
        send("PUT", "/teams/" + team + "/calendar", admin, 200, Map.of("calendar", id));
        send("DELETE", "/teams/" + team, admin, 204, Map.of());
        send("DELETE", "/organizations/" + organization + "/calendar", admin, 204, Map.of());
        send("DELETE", "/calendars/" + id, admin, 204, Map.of());
        assertThat(send("GET", "/events?limit=500", admin, 200, Map.of()).body())
                .contains("calendar.changed")
                .contains("\"change\":\"assigned\",\"team\":\"" + team + "\"");
    }

    @Test
    void theStandardCalendarStays() {
        send("DELETE", "/calendars/" + StoredCalendar.STANDARD, admin, 409, Map.of());
    }

    @Test
    void calendarsOfAnOrganizationAreItsOwn() {
        String other = id(send("POST", "/organizations", admin, 201, Map.of("name", "Lighthouse")));
        String foreign = calendar("Lighthouse hours", "organization", other);
        String own = id(send(
                "POST",
                "/calendars",
                lead,
                201,
                Map.of("name", "Harbour hours", "zone", "UTC", "week", OFFICE, "organization", organization)));
        send("GET", "/calendars/" + foreign, lead, 404, Map.of());
        send("PATCH", "/calendars/" + foreign, lead, 404, Map.of("name", "Mine"));
        assertThat(send("GET", "/calendars", lead, 200, Map.of()).body())
                .contains("Harbour hours")
                .contains("Standard")
                .doesNotContain("Lighthouse");
        send("PATCH", "/calendars/" + own, lead, 200, Map.of("name", "Harbour hours 2"));
        send("PATCH", "/calendars/" + StoredCalendar.STANDARD, lead, 403, Map.of("name", "Mine"));
        send("POST", "/calendars", lead, 403, Map.of("name", "For all", "zone", "UTC", "week", OFFICE));
        send(
                "POST",
                "/calendars",
                lead,
                403,
                Map.of("name", "Theirs", "zone", "UTC", "week", OFFICE, "organization", other));
        person("asker", "requester", organization);
        String requester = desk.signIn("asker", "correct horse 7");
        send("GET", "/calendars", requester, 403, Map.of());
        send("GET", "/calendars/" + own, requester, 404, Map.of());
        send("PUT", "/organizations/" + organization + "/calendar", lead, 403, Map.of("calendar", own));
        send("PUT", "/organizations/" + other + "/calendar", lead, 404, Map.of("calendar", own));
    }

    private static String id(HttpResponse<String> answer) {
        return String.valueOf(Json.parseObject(answer.body()).get("id"));
    }

    private static HttpResponse<String> send(
            String method, String path, String token, int status, Map<String, ?> body) {
        return send(
                method,
                path,
                token,
                status,
                body.isEmpty() && !method.equals("POST") ? "" : JSON,
                body.isEmpty() && !method.equals("POST") ? "" : Json.write(body));
    }

    private static HttpResponse<String> send(
            String method, String path, String token, int status, String mediaType, String body) {
        HttpResponse<String> answer = desk.send(method, path, token, mediaType, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        return answer;
    }
}
