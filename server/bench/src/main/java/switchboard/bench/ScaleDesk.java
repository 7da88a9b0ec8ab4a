package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who is there on the desk of the scale bench, made over its API.
 *
 * @param agent works in the first of the teams
 * @param token the agent's
 */
record ScaleDesk(UUID organization, List<UUID> teams, List<UUID> people, UUID agent, String token) {

    static final String COMMON = "blue";
    static final String RARE = "A site of few";
    /** Which of the teams has tickets with a value in every field. */
    static final int FULL = 1;

    private static final int FILLED = 60;
    private static final int TEAMS = 10;
    private static final int PEOPLE = 50;
    private static final int COLORS = 10;
    private static final int USED_FIELDS = 3;

    /** Fills an empty desk; the custom fields are defined before the tickets that have them. */
    static ScaleDesk make(Setup setup) throws IOException {
        String token = setup.agent();
        JsonNode agent = setup.agent(token);
        List<UUID> teams = new ArrayList<>(List.of(UUID.fromString(setup.team())));
        for (int team = 1; team < TEAMS; team++) {
            teams.add(id(setup.post("/api/v1/teams", "{\"name\":\"Scale team " + team + "\"}", 201)));
        }
        List<UUID> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(id(setup.post(
                    "/api/v1/users",
                    "{\"username\":\"scale-" + person + "\",\"displayName\":\"Scale " + person + "\"}",
                    201)));
        }
        StringBuilder choices = new StringBuilder("{\"key\":\"" + COMMON + "\"}");
        for (int color = 0; color < COLORS; color++) {
            choices.append(",{\"key\":\"color-").append(color).append("\"}");
        }
        field(setup, "\"name\":\"color\",\"type\":\"choice\",\"choices\":[" + choices + "]");
        field(setup, "\"name\":\"size\",\"type\":\"number\"");
        field(setup, "\"name\":\"site\",\"type\":\"text\"");
        return new ScaleDesk(
                UUID.fromString(agent.get("organization").asText()),
                List.copyOf(teams),
                List.copyOf(people),
                id(agent),
                token);
    }

    /** Defines further fields until there are so many in all, and fills every one of them in the newest tickets of a team. */
    void defineUpTo(Setup setup, int fields) throws IOException {
        StringBuilder values = new StringBuilder();
        for (int number = USED_FIELDS; number < fields; number++) {
            field(setup, "\"name\":\"more" + number + "\",\"type\":\"text\"");
            values.append(number == USED_FIELDS ? "" : ",")
                    .append("\"more")
                    .append(number)
                    .append("\":\"Value ")
                    .append(number)
                    .append('"');
        }
        JsonNode newest = setup.get("/api/v1/tickets?open=true&select=id&limit=" + FILLED + "&team=" + teams.get(FULL));
        for (JsonNode ticket : newest.get("items")) {
            setup.patch("/api/v1/tickets/" + ticket.get("id").asText(), "{\"fields\":{" + values + "}}");
        }
    }

    /** The color of the ticket with that number: of one in two it is the same. */
    static String color(int number) {
        return number % 2 == 0 ? COMMON : "color-" + number / 2 % COLORS;
    }

    private static void field(Setup setup, String fields) throws IOException {
        setup.post("/api/v1/fields", "{" + fields + "}", 201);
    }

    private static UUID id(JsonNode made) {
        return UUID.fromString(made.get("id").asText());
    }
}
