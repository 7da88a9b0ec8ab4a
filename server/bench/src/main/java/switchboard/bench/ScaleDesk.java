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

    /** Defines fields that no ticket fills, until there are so many in all. */
    static void defineUpTo(Setup setup, int fields) throws IOException {
        for (int number = USED_FIELDS; number < fields; number++) {
            field(setup, "\"name\":\"unused" + number + "\",\"type\":\"text\"");
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
