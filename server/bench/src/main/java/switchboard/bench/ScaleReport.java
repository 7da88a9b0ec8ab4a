package switchboard.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was measured at the two sizes, side by side, and whether it keeps the limits. */
final class ScaleReport {

    private static final double P50_LIMIT = 1.5;
    private static final double P99_LIMIT = 2.5;
    private static final double FIELDS_LIMIT = 1.2;
    /** A row more or less is what the desk read by itself meanwhile. */
    private static final double ROWS_TOLERANCE = 3;

    private static final double ROWS_RATIO = 1.03;

    private final Report report;
    private final int small;
    private final int large;
    private final Map<String, Figures> first = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** Of one request at one size: medians of the rounds. */
    record Figures(double p50Millis, double p95Millis, double p99Millis, double perSecond, double rows) {

        static Figures of(List<Load.Measured> rounds, double rows) {
            return new Figures(
                    median(rounds, Comparator.comparingDouble(Load.Measured::p50Millis))
                            .p50Millis(),
                    median(rounds, Comparator.comparingDouble(Load.Measured::p95Millis))
                            .p95Millis(),
                    median(rounds, Comparator.comparingDouble(Load.Measured::p99Millis))
                            .p99Millis(),
                    median(rounds, Comparator.comparingDouble(Load.Measured::perSecond))
                            .perSecond(),
                    rows);
        }

        private static Load.Measured median(List<Load.Measured> rounds, Comparator<Load.Measured> order) {
            return rounds.stream().sorted(order).toList().get(rounds.size() / 2);
        }
    }

    ScaleReport(Report report, int small, int large) {
        this.report = report;
        this.small = small;
        this.large = large;
    }

    void head() {
        report.print(
                "%-22s %9s %9s %9s %9s %9s   %6s %6s %6s",
                "request", "tickets", "p50 ms", "p95 ms", "p99 ms", "rows", "p50", "p99", "rows");
    }

    /** The figures at the smaller size. */
    void small(String name, Figures figures) {
        first.put(name, figures);
        report.print(
                "%-22s %9d %9.2f %9.2f %9.2f %9.1f",
                name, small, figures.p50Millis(), figures.p95Millis(), figures.p99Millis(), figures.rows());
    }

    /** The figures at the larger size, beside those of the smaller. */
    void large(String name, Figures figures) {
        Figures before = Objects.requireNonNull(first.get(name));
        double p50 = figures.p50Millis() / before.p50Millis();
        double p99 = figures.p99Millis() / before.p99Millis();
        boolean sameRows = figures.rows() <= Math.max(before.rows() * ROWS_RATIO, before.rows() + ROWS_TOLERANCE);
        report.print(
                "%-22s %9d %9.2f %9.2f %9.2f %9.1f   %6.2f %6.2f %6s",
                name,
                large,
                figures.p50Millis(),
                figures.p95Millis(),
                figures.p99Millis(),
                figures.rows(),
                p50,
                p99,
                sameRows ? "same" : "MORE");
        report.add(
                "scale: " + name,
                Map.of("small", before, "large", figures, "p50Ratio", p50, "p99Ratio", p99, "sameRows", sameRows));
        judge(name + ": p50", p50 <= P50_LIMIT, p50);
        judge(name + ": p99", p99 <= P99_LIMIT, p99);
        judge(name + ": rows examined", sameRows, figures.rows() / Math.max(1, before.rows()));
    }

    /** The figures at the smaller size with many custom fields defined, beside those with few. */
    void manyFields(String name, int fields, Figures figures) {
        Figures before = Objects.requireNonNull(first.get(name));
        double p50 = figures.p50Millis() / before.p50Millis();
        String words = name + ", " + fields + " fields";
        report.print("%-32s %9.2f ms, p50 with many fields to few %6.2f", words, figures.p50Millis(), p50);
        report.add("scale: " + words, Map.of("few", before, "many", figures, "p50Ratio", p50));
        judge(words + ": p50", p50 <= FIELDS_LIMIT, p50);
    }

    /** Notes what was to be found sound. */
    void judge(String what, boolean kept, double value) {
        if (!kept) {
            broken.add(what + " (" + Math.round(value * 100) / 100.0 + ")");
        }
    }

    /** Whether every limit was kept; those that were not are told. */
    boolean isKept() {
        report.add("scale: limits broken", broken);
        broken.forEach(limit -> report.print("limit broken: %s", limit));
        return broken.isEmpty();
    }
}
