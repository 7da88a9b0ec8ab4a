package switchboard.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The same, measured several times. What counts is the median. */
record Rounds(List<Load.Measured> measured) {

    double median(ToDoubleFunction<Load.Measured> value) {
        return median(measured.stream().mapToDouble(value));
    }

    /**
     * The median of the ratios of each round to the one of the others that came just before it: whatever else went on on the
     * machine hit both alike.
     */
    double ratioTo(Rounds others, ToDoubleFunction<Load.Measured> value) {
        return median(IntStream.range(0, measured.size())
                .mapToDouble(round ->
                        value.applyAsDouble(measured.get(round)) / value.applyAsDouble(others.measured.get(round))));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
