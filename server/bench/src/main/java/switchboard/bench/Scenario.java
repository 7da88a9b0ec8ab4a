package switchboard.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One kind of request, as the desk and as the floor get it.
 *
 * @param recorded whether its statements are recorded and replayed; a search has none
 */
record Scenario(String name, boolean recorded, IntFunction<byte[]> desk, IntFunction<byte[]> floor) {

    static final int SEARCH_LIMIT = 10;
    private static final int QUESTIONS = 500;

    static Scenario create(String token) {
        String body =
                "{\"kind\":\"incident\",\"title\":\"The printer on the second floor does not print\",\"description\":\""
                        + new MadeText(3).words(40)
                        + "\",\"impact\":\"medium\",\"urgency\":\"high\",\"team\":\"Bench team\"}";
        byte[] request = HttpConnection.post("/api/v1/tickets", token, body);
        byte[] bare = HttpConnection.post("/create", "", body);
        return new Scenario("create a ticket", true, number -> request, number -> bare);
    }

    static Scenario read(String token, List<String> tickets) {
        List<byte[]> requests = tickets.stream()
                .map(id -> HttpConnection.get("/api/v1/tickets/" + id, token))
                .toList();
        byte[] bare = HttpConnection.get("/read", "");
        return new Scenario("read a ticket", true, number -> requests.get(number % requests.size()), number -> bare);
    }

    static Scenario list(String token, String team) {
        byte[] request = HttpConnection.get("/api/v1/tickets?open=true&limit=50&team=" + team, token);
        byte[] bare = HttpConnection.get("/list", "");
        return new Scenario("list 50 open of a team", true, number -> request, number -> bare);
    }

    static Scenario search(String token) {
        MadeText text = new MadeText(11);
        List<String> questions = java.util.stream.Stream.generate(text::question)
                .limit(QUESTIONS)
                .map(question -> URLEncoder.encode(question, StandardCharsets.UTF_8))
                .toList();
        String target = "/api/v1/knowledge/search?lang=en&limit=" + SEARCH_LIMIT + "&q=";
        List<byte[]> desk = questions.stream()
                .map(question -> HttpConnection.get(target + question, token))
                .toList();
        List<byte[]> floor = questions.stream()
                .map(question -> HttpConnection.get("/search?q=" + question, ""))
                .toList();
        return new Scenario(
                "search knowledge",
                false,
                number -> desk.get(number % QUESTIONS),
                number -> floor.get(number % QUESTIONS));
    }

    /** The path of the floor's route. */
    String route() {
        return "/" + name.split(" ")[0];
    }
}
