package switchboard.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has the desk record the statements of each scenario several times, so that what every request makes anew is seen. */
final class Recorder {

    private static final int WARM_UP = 20;
    private static final int RECORDED = 15;

    private Recorder() {}

    /**
     * @param file where the desk, started for this, writes its statements
     * @param existingIds hexadecimal ids that reading requests pick from
     */
    static List<FloorPlan.Route> record(int port, Path file, List<Scenario> scenarios, List<String> existingIds)
            throws IOException {
        List<FloorPlan.Route> routes = new ArrayList<>();
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int index = 0; index < scenarios.size(); index++) {
                Scenario scenario = scenarios.get(index);
                // What is only asked once (caches, number blocks) is not part of the request.
                for (int number = 0; number < WARM_UP; number++) {
                    send(connection, scenario.desk().apply(number));
                }
                List<String> traces = new ArrayList<>();
                int size = 0;
                for (int number = 0; number < RECORDED; number++) {
                    traces.add(String.format("%032x", 0xbe0c0000L + index * 256L + number));
                    size = send(connection, traced(scenario.desk().apply(number), traces.getLast()));
                }
                boolean reads = scenario.name().startsWith("read");
                routes.add(new FloorPlan.Route(
                        scenario.route(), file.toString(), traces, reads ? existingIds : List.of(), size));
            }
        }
        return routes;
    }

    private static int send(HttpConnection connection, byte[] request) throws IOException {
        HttpConnection.Answer answer = connection.send(request);
        if (answer.status() >= 300) {
            throw new IOException("The desk answered " + answer.status() + ": " + answer.text());
        }
        return answer.body().length;
    }

    /** The same request with a trace id of ours. */
    private static byte[] traced(byte[] request, String traceId) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        String header = "traceparent: 00-" + traceId + "-00000000000000a1-01\r\n";
        int end = text.indexOf("\r\n") + 2;
        return (text.substring(0, end) + header + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
