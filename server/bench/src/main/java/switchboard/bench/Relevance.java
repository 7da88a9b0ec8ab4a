package switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * How good the search is over a collection with known answers, measured through the HTTP API: nDCG@10 with the gain
 * 2^grade - 1 (Järvelin and Kekäläinen 2002, in the form of Burges et al. 2005), MRR@10, and Recall@100.
 */
record Relevance(int queries, double ndcgAt10, double mrrAt10, double recallAt100) {

    private static final int DEPTH = 100;

    /** The articles of a collection as lines for the import. */
    static byte[] articles(Path folder) throws IOException {
        try (InputStream lines = open(folder, "-articles.ndjson.gz")) {
            return lines.readAllBytes();
        }
    }

    static Relevance measure(Path folder, int port, String token) throws IOException {
        Map<String, Map<String, Integer>> grades = grades(folder);
        double ndcg = 0;
        double reciprocal = 0;
        double recall = 0;
        int queries = 0;
        try (HttpConnection connection = new HttpConnection(port);
                BufferedReader lines = reader(open(folder, "-queries.ndjson.gz"))) {
            ObjectMapper mapper = new ObjectMapper();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode query = mapper.readTree(line);
                Map<String, Integer> wanted = grades.get(query.get("id").asText());
                if (wanted == null) {
                    continue;
                }
                List<Integer> found = search(connection, token, query, wanted);
                ndcg += discounted(found) / discounted(ideal(wanted));
                reciprocal += reciprocalRank(found);
                recall += (double) found.stream().filter(grade -> grade > 0).count() / relevant(wanted);
                queries++;
            }
        }
        return new Relevance(queries, ndcg / queries, reciprocal / queries, recall / queries);
    }

    private static List<Integer> search(
            HttpConnection connection, String token, JsonNode query, Map<String, Integer> wanted) throws IOException {
        String target = "/api/v1/knowledge/search?limit=" + DEPTH + "&lang="
                + query.path("lang").asText("en") + "&q="
                + URLEncoder.encode(query.get("text").asText(), StandardCharsets.UTF_8);
        HttpConnection.Answer answer = connection.send(HttpConnection.get(target, token));
        if (answer.status() != 200) {
            throw new IOException("Search answered " + answer.status() + ": " + answer.text());
        }
        List<Integer> found = new ArrayList<>();
        new ObjectMapper()
                .readTree(answer.body())
                .get("items")
                .forEach(hit ->
                        found.add(wanted.getOrDefault(hit.path("externalId").asText(), 0)));
        return found;
    }

    private static double discounted(List<Integer> grades) {
        double sum = 0;
        for (int rank = 0; rank < Math.min(10, grades.size()); rank++) {
            sum += (Math.pow(2, grades.get(rank)) - 1) / (Math.log(rank + 2) / Math.log(2));
        }
        return sum;
    }

    private static List<Integer> ideal(Map<String, Integer> wanted) {
        return wanted.values().stream().sorted(Comparator.reverseOrder()).toList();
    }

    private static double reciprocalRank(List<Integer> found) {
        for (int rank = 0; rank < Math.min(10, found.size()); rank++) {
            if (found.get(rank) > 0) {
                return 1.0 / (rank + 1);
            }
        }
        return 0;
    }

    private static long relevant(Map<String, Integer> wanted) {
        return wanted.values().stream().filter(grade -> grade > 0).count();
    }

    private static Map<String, Map<String, Integer>> grades(Path folder) throws IOException {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        try (BufferedReader lines = reader(open(folder, "-qrels.tsv.gz"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t");
                if (columns.length == 3 && columns[2].matches("[0-9]+") && !columns[2].equals("0")) {
                    grades.computeIfAbsent(columns[0], id -> new HashMap<>())
                            .put(columns[1], Integer.parseInt(columns[2]));
                }
            }
        }
        return grades;
    }

    private static InputStream open(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("relevance")
                            || !path.getFileName().toString().contains("powershell"))
                    .filter(path -> path.getFileName().toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no file *" + ending + " in " + folder));
            return new GZIPInputStream(Files.newInputStream(file));
        }
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
