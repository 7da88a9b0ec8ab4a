package switchboard.lucene.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.lucene.index.LuceneEngine;

/**
 * Measures search over a folder of {@code *-articles.ndjson.gz}, {@code *-queries.ndjson.gz} and {@code *-qrels.tsv.gz},
 * straight on the engine: nDCG@10, MRR@10, Recall@100 and the time of a search.
 */
public final class RelevanceMeasure {

    private static final int BATCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private RelevanceMeasure() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path index = Files.createTempDirectory("relevance");
        LuceneEngine engine = new LuceneEngine(index, Clock.systemUTC());
        engine.takeOver();
        List<SearchDocument> articles = new ArrayList<>();
        for (JsonNode article : lines(folder, "*-articles.ndjson.gz")) {
            articles.add(document(article));
        }
        // Further articles beside those that are judged: more to choose from, and more to look through.
        if (System.getProperty("more") != null) {
            for (JsonNode article : lines(Path.of(System.getProperty("more")), "articles-*.ndjson.gz")) {
                articles.add(document(article));
            }
        }
        long began = System.nanoTime();
        for (int start = 0; start < articles.size(); start += BATCH) {
            List<SearchDocument> page = articles.subList(start, Math.min(start + BATCH, articles.size()));
            engine.apply(List.of(new SearchBatch("article", page, List.of())), 1);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Map<String, Integer>> judged = judgements(folder);
        List<JsonNode> queries = lines(folder, "*-queries.ndjson.gz");
        for (int warm = 0; warm < Integer.getInteger("warm", 0); warm++) {
            for (JsonNode query : queries) {
                engine.search(question(query, 10, true));
            }
        }
        double gain = 0;
        double reciprocal = 0;
        double recall = 0;
        int counted = 0;
        List<Long> times = new ArrayList<>();
        for (JsonNode query : queries) {
            Map<String, Integer> right = judged.get(query.get("id").asText());
            if (right == null) {
                continue;
            }
            List<String> found = engine.search(question(query, 100, false)).hits().stream()
                    .map(SearchHit::id)
                    .toList();
            long start = CPU.getCurrentThreadCpuTime();
            engine.search(question(query, 10, true));
            times.add(CPU.getCurrentThreadCpuTime() - start);
            counted++;
            gain += gain(found, right);
            reciprocal += reciprocal(found, right);
            recall += (double) found.stream().filter(right::containsKey).count() / right.size();
        }
        times.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d articles in %.1f s, %d queries: nDCG@10 %.4f, MRR@10 %.4f, Recall@100 %.4f; p50 %.2f ms, p99 %.2f ms%n",
                articles.size(),
                seconds,
                counted,
                gain / counted,
                reciprocal / counted,
                recall / counted,
                times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 99 / 100) / 1e6);
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS") || line.startsWith("RssFile"))
                    .forEach(System.out::println);
        }
        engine.close();
    }

    private static SearchDocument document(JsonNode article) {
        return new SearchDocument(
                article.get("externalId").asText(),
                1,
                article.path("language").asText("und"),
                null,
                article.get("title").asText(),
                article.get("body").asText(),
                "",
                Set.of("public"),
                Set.of(),
                Map.of());
    }

    private static SearchQuery question(JsonNode query, int limit, boolean snippets) {
        return new SearchQuery(
                query.get("text").asText(),
                query.path("lang").asText("und"),
                Map.of("article", new SearchFilter(false, Set.of("public"), false, Set.of())),
                Map.of(),
                Float.parseFloat(System.getProperty("title", "2")),
                limit,
                null,
                snippets);
    }

    private static Map<String, Map<String, Integer>> judgements(Path folder) throws IOException {
        Map<String, Map<String, Integer>> judged = new HashMap<>();
        for (String line : text(folder, "*-qrels.tsv.gz")) {
            String[] columns = line.split("\t");
            if (columns[2].matches("[0-9]+") && Integer.parseInt(columns[2]) > 0) {
                judged.computeIfAbsent(columns[0], query -> new HashMap<>())
                        .put(columns[1], Integer.parseInt(columns[2]));
            }
        }
        return judged;
    }

    private static double gain(List<String> found, Map<String, Integer> right) {
        double gain = 0;
        for (int at = 0; at < Math.min(10, found.size()); at++) {
            gain += (Math.pow(2, right.getOrDefault(found.get(at), 0)) - 1) / log2(at + 2);
        }
        List<Integer> best =
                right.values().stream().sorted((one, other) -> other - one).toList();
        double most = 0;
        for (int at = 0; at < Math.min(10, best.size()); at++) {
            most += (Math.pow(2, best.get(at)) - 1) / log2(at + 2);
        }
        return gain / most;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static double reciprocal(List<String> found, Map<String, Integer> right) {
        for (int at = 0; at < Math.min(10, found.size()); at++) {
            if (right.containsKey(found.get(at))) {
                return 1.0 / (at + 1);
            }
        }
        return 0;
    }

    private static List<JsonNode> lines(Path folder, String pattern) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : text(folder, pattern)) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }

    private static List<String> text(Path folder, String pattern) throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    reader.lines().filter(line -> !line.isBlank()).forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
