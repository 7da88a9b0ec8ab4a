package switchboard.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** The requests that are measured at both sizes. */
final class ScaleScenarios {

    private ScaleScenarios() {}

    /**
     * By name, in their order.
     *
     * @param read ids of tickets all over the desk
     * @param moved ids of tickets in progress
     */
    static Map<String, IntFunction<byte[]>> of(ScaleDesk desk, List<String> read, List<String> moved) {
        String token = desk.token();
        Map<String, IntFunction<byte[]>> scenarios = new LinkedHashMap<>();
        scenarios.put("read", number -> HttpConnection.get("/api/v1/tickets/" + read.get(number % read.size()), token));
        scenarios.put(
                "list by queue",
                fixed("/api/v1/tickets?open=true&limit=50&team=" + desk.teams().getFirst(), token));
        scenarios.put(
                "list of chosen parts",
                fixed(
                        "/api/v1/tickets?open=true&limit=50&select=id,number,title,status&team="
                                + desk.teams().get(ScaleDesk.FULL),
                        token));
        scenarios.put("list by custom field", fixed(byField("color", ScaleDesk.COMMON), token));
        scenarios.put("list by a rare value", fixed(byField("site", ScaleDesk.RARE), token));
        scenarios.put(
                "timeline",
                number -> HttpConnection.get(
                        "/api/v1/tickets/" + read.get(number % read.size()) + "/timeline?limit=50", token));
        scenarios.put("create", created(desk));
        scenarios.put("transition", moves(token, moved));
        return scenarios;
    }

    private static String byField(String field, String value) {
        return "/api/v1/tickets?limit=50&field." + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static IntFunction<byte[]> fixed(String target, String token) {
        byte[] request = HttpConnection.get(target, token);
        return number -> request;
    }

    private static IntFunction<byte[]> created(ScaleDesk desk) {
        byte[] request = HttpConnection.post(
                "/api/v1/tickets",
                desk.token(),
                "{\"kind\":\"incident\",\"title\":\"The printer on the second floor does not print\",\"description\":\""
                        + new MadeText(3).words(40) + "\",\"team\":\""
                        + desk.teams().getLast()
                        + "\",\"fields\":{\"color\":\"color-1\",\"size\":7,\"site\":\"Site 7\"}}");
        return number -> request;
    }

    /** Back and forth between two statuses, each ticket in its turn, whatever round it is. */
    private static IntFunction<byte[]> moves(String token, List<String> tickets) {
        AtomicInteger sent = new AtomicInteger();
        return number -> {
            int turn = sent.getAndIncrement();
            String to = turn / tickets.size() % 2 == 0 ? "assigned" : "in_progress";
            return HttpConnection.post(
                    "/api/v1/tickets/" + tickets.get(turn % tickets.size()) + "/transitions",
                    token,
                    "{\"to\":\"" + to + "\"}");
        };
    }
}
