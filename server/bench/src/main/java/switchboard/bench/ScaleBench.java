package switchboard.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The same requests on a desk of 10,000 tickets and on one of many more, in short turns: whatever else goes on on the machine
 * hits both alike.
 */
final class ScaleBench {

    static final int SMALL = 10_000;

    private static final int CONNECTIONS = 2;
    private static final int ROUNDS = 3;
    /** A round is made of short turns of the two desks, so that an hour in which the machine is slow hits both alike. */
    private static final int SLICES = 8;

    private static final Duration SLICE = Duration.ofMillis(1_500);
    private static final int FIELDS = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final long MEBIBYTE = 1 << 20;
    private static final long BASE_POOL = 512 * MEBIBYTE;
    /** What a ticket with its entries and their indexes takes in the database, roundly. */
    private static final long BYTES_PER_TICKET = 9_000;

    private final Path home;
    private final Path folder;
    private final int tickets;
    private final int port;
    private final Report report;
    private final ScaleReport scale;

    /** @param port the first of two */
    ScaleBench(Path home, Path folder, int tickets, int port, Report report) {
        this.home = home;
        this.folder = folder;
        this.tickets = Math.max(tickets, SMALL);
        this.port = port;
        this.report = report;
        this.scale = new ScaleReport(report, SMALL, this.tickets);
    }

    /** @return whether every limit was kept */
    boolean run() throws IOException, SQLException {
        try (FilledDesk large = desk("large", tickets, port)) {
            large.settle();
            try (FilledDesk small = desk("small", SMALL, port + 1)) {
                small.settle();
                compare(small, large);
            }
        }
        manyFields();
        return scale.isKept();
    }

    private FilledDesk desk(String name, int count, int at) throws IOException, SQLException {
        long pool = bufferPool(count);
        report.line("scale: buffer pool for " + count + " tickets", pool / MEBIBYTE, "MiB");
        return new FilledDesk(home, folder.resolve("scale-" + name), count, pool, at, report);
    }

    /** Enough for all of it, or what half of the machine's memory is. */
    private static long bufferPool(int count) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.min(BASE_POOL + count * BYTES_PER_TICKET, machine.getTotalMemorySize() / 2);
    }

    private void compare(FilledDesk small, FilledDesk large) throws IOException, SQLException {
        // Before anything is written: what a transition reads grows with the story of its ticket, and one desk may be
        // faster.
        Map<String, Double> rowsOfFew = small.rowsExamined();
        Map<String, Double> rowsOfMany = large.rowsExamined();
        warmUp(small.requests().keySet(), small, large);
        scale.head();
        for (String name : small.requests().keySet()) {
            Compared compared = compare(name, small, large);
            scale.compare(
                    name,
                    new ScaleReport.Side(compared.few(), Objects.requireNonNull(rowsOfFew.get(name))),
                    new ScaleReport.Side(compared.many(), Objects.requireNonNull(rowsOfMany.get(name))));
        }
    }

    private record Compared(Rounds few, Rounds many) {}

    private static Compared compare(String name, FilledDesk small, FilledDesk large) throws IOException, SQLException {
        IntFunction<byte[]> few = requests(small, name);
        IntFunction<byte[]> many = requests(large, name);
        warmUp(List.of(name), small, large);
        small.rest();
        large.rest();
        List<Load.Measured> ofFew = new ArrayList<>();
        List<Load.Measured> ofMany = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Load.Measured> slicesOfFew = new ArrayList<>();
            List<Load.Measured> slicesOfMany = new ArrayList<>();
            for (int slice = 0; slice < SLICES; slice++) {
                // Neither is always the one that comes after the other.
                boolean fewFirst = slice % 2 == 0;
                if (fewFirst) {
                    slicesOfFew.add(slice(name, small, few));
                }
                slicesOfMany.add(slice(name, large, many));
                if (!fewFirst) {
                    slicesOfFew.add(slice(name, small, few));
                }
            }
            ofFew.add(Load.Measured.together(slicesOfFew));
            ofMany.add(Load.Measured.together(slicesOfMany));
        }
        return new Compared(new Rounds(ofFew), new Rounds(ofMany));
    }

    private static Load.Measured slice(String name, FilledDesk desk, IntFunction<byte[]> requests)
            throws IOException, SQLException {
        Load.Measured measured = Load.atFullSpeed(desk.port(), CONNECTIONS, SLICE, requests);
        if (measured.failed() > 0 || measured.count() == 0) {
            throw new IllegalStateException(measured.failed() + " answers failed: " + name);
        }
        desk.rest();
        return measured;
    }

    /** The lists of two desks of one size, one of which has many custom fields, defined and filled. */
    private void manyFields() throws IOException, SQLException {
        try (FilledDesk few = desk("few-fields", SMALL, port);
                FilledDesk many = desk("many-fields", SMALL, port + 1)) {
            many.desk().defineUpTo(new Setup(many.port()), FIELDS);
            few.settle();
            many.settle();
            List<String> lists = few.requests().keySet().stream()
                    .filter(name -> name.startsWith("list"))
                    .toList();
            warmUp(lists, few, many);
            for (String name : lists) {
                Compared compared = compare(name, few, many);
                scale.manyFields(name, FIELDS, compared.few(), compared.many());
            }
        }
    }

    private static IntFunction<byte[]> requests(FilledDesk desk, String name) {
        return Objects.requireNonNull(desk.requests().get(name));
    }

    /** What is still compiled while it is measured would look like a difference of the desks. */
    private static void warmUp(Collection<String> names, FilledDesk... desks) {
        for (String name : names) {
            for (FilledDesk desk : desks) {
                Load.atFullSpeed(desk.port(), CONNECTIONS, WARM_UP, requests(desk, name));
            }
        }
    }
}
