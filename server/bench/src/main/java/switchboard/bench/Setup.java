package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills a fresh desk over its API: a team, an agent in it, made articles and tickets. */
final class Setup {

    static final String ADMIN_PASSWORD = "bench-administrator-1";
    private static final String AGENT_PASSWORD = "bench-agent-password-1";
    private static final String TEAM = "Bench team";
    private static final int SLOW_MILLIS = 1_800_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final int port;
    private final String admin;
    private final MadeText text = new MadeText(7);

    Setup(int port) throws IOException {
        this.port = port;
        this.admin = signIn("admin", ADMIN_PASSWORD);
    }

    String adminToken() {
        return admin;
    }

    /** Makes the team and an agent in it; answers the agent's token. */
    String agent() throws IOException {
        String team = post("/api/v1/teams", "{\"name\":\"" + TEAM + "\"}", 201)
                .get("id")
                .asText();
        post(
                "/api/v1/users",
                "{\"username\":\"bench-agent\",\"displayName\":\"Bench agent\",\"email\":\"bench-agent@example.org\","
                        + "\"password\":\"" + AGENT_PASSWORD + "\",\"roles\":[\"agent\"],\"teams\":[\"" + team + "\"]}",
                201);
        return agentToken();
    }

    String agentToken() throws IOException {
        return signIn("bench-agent", AGENT_PASSWORD);
    }

    /** What the desk says of whoever has the token. */
    JsonNode agent(String token) throws IOException {
        return expect(HttpConnection.get("/api/v1/me", token), 200);
    }

    String team() throws IOException {
        for (JsonNode team : get("/api/v1/teams?limit=200").get("items")) {
            if (team.get("name").asText().equals(TEAM)) {
                return team.get("id").asText();
            }
        }
        throw new IOException("The bench's team is not there");
    }

    /** Imports articles from the first number to before the last; answers how many a second were stored. */
    double importArticles(int from, int to) throws IOException {
        return importLines(
                "/api/v1/knowledge/articles/import",
                IntStream.range(from, to).mapToObj(text::article).collect(Collectors.joining("\n")),
                to - from);
    }

    /** The same for tickets. */
    double importTickets(int from, int to) throws IOException {
        return importLines(
                "/api/v1/tickets/import",
                IntStream.range(from, to)
                        .mapToObj(number -> text.ticket(number, TEAM))
                        .collect(Collectors.joining("\n")),
                to - from);
    }

    double importLines(String path, String lines, int count) throws IOException {
        byte[] request = HttpConnection.request(
                "POST", path, admin, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
        try (HttpConnection connection = new HttpConnection(port)) {
            long from = System.nanoTime();
            HttpConnection.Answer answer = connection.send(request);
            double seconds = (System.nanoTime() - from) / 1e9;
            JsonNode report = MAPPER.readTree(answer.body());
            if (answer.status() != 200 || report.get("failed").asLong() > 0) {
                throw new IOException("The import to " + path + " answered " + answer.status() + ": "
                        + answer.text()
                                .substring(0, Math.min(2_000, answer.text().length())));
            }
            return count / seconds;
        }
    }

    JsonNode get(String target) throws IOException {
        return expect(HttpConnection.get(target, admin), 200);
    }

    JsonNode post(String target, String json, int status) throws IOException {
        return expect(HttpConnection.post(target, admin, json), status);
    }

    void patch(String target, String json) throws IOException {
        expect(
                HttpConnection.request(
                        "PATCH", target, admin, "application/merge-patch+json", json.getBytes(StandardCharsets.UTF_8)),
                200);
    }

    /** For what takes minutes. */
    JsonNode slowPost(String target) throws IOException {
        try (HttpConnection connection = new HttpConnection(port, SLOW_MILLIS)) {
            HttpConnection.Answer answer = connection.send(HttpConnection.post(target, admin, "{}"));
            if (answer.status() != 200) {
                throw new IOException("Expected 200, got " + answer.status() + ": " + answer.text());
            }
            return MAPPER.readTree(answer.body());
        }
    }

    JsonNode upload(String target, byte[] archive, int status) throws IOException {
        return expect(HttpConnection.request("POST", target, admin, "application/zip", archive), status);
    }

    /** What a post without a body is answered with. */
    int status(String target) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.send(HttpConnection.post(target, admin, "")).status();
        }
    }

    private String signIn(String username, String password) throws IOException {
        String body = "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}";
        return expect(HttpConnection.post("/api/v1/auth/tokens", "", body), 201)
                .get("token")
                .asText();
    }

    private JsonNode expect(byte[] request, int status) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            HttpConnection.Answer answer = connection.send(request);
            if (answer.status() != status) {
                throw new IOException("Expected " + status + ", got " + answer.status() + ": " + answer.text());
            }
            return MAPPER.readTree(answer.body());
        }
    }
}
