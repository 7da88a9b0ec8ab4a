package switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, for people and for programs. */
final class Report {

    private final Map<String, Object> values = new LinkedHashMap<>();

    void add(String name, Object value) {
        values.put(name, value);
    }

    /** One number with its unit, printed at once. */
    void line(String name, double value, String unit) {
        values.put(name, value);
        print("%-44s %10.2f %s", name, value, unit);
    }

    /** The desk beside its floor: medians over the rounds. */
    void comparison(String name, int connections, List<Load.Measured> desk, List<Load.Measured> floor) {
        Load.Measured ours = median(desk);
        Load.Measured bare = median(floor);
        double ratio = ratio(desk, floor);
        print(
                "%-24s %3d  %9.0f/s %8.2f %8.2f   %9.0f/s %8.2f %8.2f   %5.2f",
                name,
                connections,
                ours.perSecond(),
                ours.p50Millis(),
                ours.p99Millis(),
                bare.perSecond(),
                bare.p50Millis(),
                bare.p99Millis(),
                ratio);
        values.put(name + " " + connections, Map.of("desk", ours, "floor", bare, "ratio", ratio));
    }

    void comparisonHead() {
        print(
                "%-24s %3s  %11s %8s %8s   %11s %8s %8s   %5s",
                "request", "con", "desk", "p50 ms", "p99 ms", "floor", "p50 ms", "p99 ms", "ratio");
    }

    void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }

    void write(Path file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), values);
    }

    /** The median of the rounds' ratios: each round measured both, one after the other. */
    private static double ratio(List<Load.Measured> desk, List<Load.Measured> floor) {
        double[] ratios = new double[desk.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = desk.get(round).perSecond() / floor.get(round).perSecond();
        }
        java.util.Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    private static Load.Measured median(List<Load.Measured> rounds) {
        List<Load.Measured> sorted = rounds.stream()
                .sorted(java.util.Comparator.comparingDouble(Load.Measured::perSecond))
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
