package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements that one request sent to the database, with their values. Values that differ between two recordings of
 * the same request are the ones that every request makes anew: ids, times, digests, numbers.
 *
 * @param transaction whether the statements run in one transaction
 */
record Recording(List<Statement> statements, boolean transaction) {

    /** One statement; a value that is made anew is a {@link Fresh}. */
    record Statement(String sql, List<@Nullable Object> values) {}

    /** A value that every request makes anew, by what it was in the recording: equal ones stay equal. */
    record Fresh(Object recorded) {}

    /**
     * Reads what the server recorded of the same request, sent several times, and keeps what differs as made anew. Now and
     * then a request also brings a cache up to date; the statements that most of the requests sent are the request's own.
     */
    static Recording of(Path file, List<String> traces) throws IOException {
        Map<List<String>, List<List<Statement>>> byShape = new LinkedHashMap<>();
        for (String trace : traces) {
            List<Statement> recorded = read(file, trace);
            byShape.computeIfAbsent(recorded.stream().map(Statement::sql).toList(), shape -> new ArrayList<>())
                    .add(recorded);
        }
        List<List<Statement>> usual = byShape.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        if (usual.size() < 2 || usual.getFirst().isEmpty()) {
            throw new IllegalStateException("No two requests sent the same statements: " + byShape.keySet());
        }
        List<Statement> one = usual.getFirst();
        List<Statement> other = usual.get(1);
        List<Statement> statements = new ArrayList<>();
        boolean transaction = false;
        for (int index = 0; index < one.size(); index++) {
            if (one.get(index).sql().equals("commit")) {
                transaction = true;
            } else {
                statements.add(difference(one.get(index), other.get(index)));
            }
        }
        return new Recording(List.copyOf(statements), transaction);
    }

    private static Statement difference(Statement one, Statement other) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int index = 0; index < one.values().size(); index++) {
            Object value = one.values().get(index);
            boolean same = Objects.deepEquals(value, other.values().get(index));
            values.add(same || value == null ? value : new Fresh(value));
        }
        return new Statement(one.sql(), values);
    }

    private static List<Statement> read(Path file, String trace) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Statement> statements = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode node = mapper.readTree(line);
            if (!node.get("traceId").asText().equals(trace)) {
                continue;
            }
            if (node.has("end")) {
                statements.add(new Statement(node.get("end").asText(), List.of()));
            } else {
                List<@Nullable Object> values = new ArrayList<>();
                node.get("values").forEach(value -> values.add(value(value)));
                statements.add(new Statement(node.get("sql").asText(), values));
            }
        }
        return statements;
    }

    private static @Nullable Object value(JsonNode value) {
        String text = value.path("value").asText();
        return switch (value.get("type").asText()) {
            case "null" -> null;
            case "bytes" -> new Bytes(HexFormat.of().parseHex(text));
            case "Long" -> Long.valueOf(text);
            case "Integer" -> Integer.valueOf(text);
            case "Boolean" -> Boolean.valueOf(text);
            case "LocalDateTime" -> LocalDateTime.parse(text);
            case "Timestamp" -> java.sql.Timestamp.valueOf(text);
            case "String" -> text;
            default -> throw new IllegalStateException("A value of a kind not known: " + value);
        };
    }

    /** Bytes that are equal when their contents are. */
    record Bytes(byte[] octets) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes bytes && java.util.Arrays.equals(octets, bytes.octets);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(octets);
        }
    }
}
