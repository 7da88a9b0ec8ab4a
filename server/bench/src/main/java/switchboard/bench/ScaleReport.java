package switchboard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    private final List<String> broken = new ArrayList<>();

    /** What was measured of one request on one desk, and the rows that the database examined for it. */
    record Side(Rounds rounds, double rows) {

        private Map<String, Double> figures() {
            return Map.of(
                    "p50Millis", rounds.median(Load.Measured::p50Millis),
                    "p95Millis", rounds.median(Load.Measured::p95Millis),
                    "p99Millis", rounds.median(Load.Measured::p99Millis),
                    "perSecond", rounds.median(Load.Measured::perSecond),
                    "rows", rows);
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

    /** What was measured at both sizes, round by round in turn. */
    void compare(String name, Side few, Side many) {
        double p50 = many.rounds().ratioTo(few.rounds(), Load.Measured::p50Millis);
        double p99 = many.rounds().ratioTo(few.rounds(), Load.Measured::p99Millis);
        boolean sameRows = many.rows() <= Math.max(few.rows() * ROWS_RATIO, few.rows() + ROWS_TOLERANCE);
        line(name, small, few, "");
        line(name, large, many, "   %6.2f %6.2f %6s".formatted(p50, p99, sameRows ? "same" : "MORE"));
        report.add(
                "scale: " + name,
                Map.of(
                        "small", few.figures(),
                        "large", many.figures(),
                        "p50Ratio", p50,
                        "p99Ratio", p99,
                        "sameRows", sameRows));
        judge(name + ": p50", p50 <= P50_LIMIT, p50);
        judge(name + ": p99", p99 <= P99_LIMIT, p99);
        judge(name + ": rows examined", sameRows, many.rows() / Math.max(1, few.rows()));
    }

    private void line(String name, int tickets, Side side, String ratios) {
        report.print(
                "%-22s %9d %9.2f %9.2f %9.2f %9.1f%s",
                name,
                tickets,
                side.rounds().median(Load.Measured::p50Millis),
                side.rounds().median(Load.Measured::p95Millis),
                side.rounds().median(Load.Measured::p99Millis),
                side.rows(),
                ratios);
    }

    /** A list of a desk with many custom fields, beside the same with few. */
    void manyFields(String name, int fields, Rounds few, Rounds many) {
        double p50 = many.ratioTo(few, Load.Measured::p50Millis);
        String words = name + ", " + fields + " fields";
        double millis = many.median(Load.Measured::p50Millis);
        report.print("%-32s %9.2f ms, p50 with many fields to few %6.2f", words, millis, p50);
        report.add(
                "scale: " + words,
                Map.of(
                        "fewP50Millis", few.median(Load.Measured::p50Millis),
                        "manyP50Millis", millis,
                        "p50Ratio", p50));
        judge(words + ": p50", p50 <= FIELDS_LIMIT, p50);
    }

    /** Notes what was to be found sound. */
    private void judge(String what, boolean kept, double value) {
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
