package switchboard.servicelevels.simulations;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.policies.Lines;

/** What a simulation counts, by target, priority and team. Each agreement about a ticket counts once in each of the three. */
final class Totals {

    /** What is counted by. */
    enum By {
        TARGET,
        PRIORITY,
        TEAM
    }

    private final Map<By, SortedMap<String, Both>> counted = new EnumMap<>(By.class);

    /** As it was, and as it would have been. */
    record Both(Kept now, Kept proposed) {

        private static final Both NONE = new Both(Kept.NONE, Kept.NONE);

        private Both with(Comparison one) {
            return new Both(now.with(one.met()), proposed.with(one.proposedMet()));
        }
    }

    /** Counts what is known of a ticket, which stands where it stood when it was closed. */
    void add(Ticket ticket, List<Comparison> comparisons) {
        for (Comparison one : comparisons) {
            add(By.TARGET, one.kind() + " " + one.target(), one);
            add(By.PRIORITY, ticket.priority(), one);
            add(By.TEAM, ticket.team() == null ? "" : ticket.team().toString(), one);
        }
    }

    private void add(By by, String name, Comparison one) {
        SortedMap<String, Both> some = counted.computeIfAbsent(by, any -> new TreeMap<>());
        some.put(name, some.getOrDefault(name, Both.NONE).with(one));
    }

    /** Each of what is counted by, in the order of the names. */
    <T> List<T> each(By by, BiFunction<String, Both, T> line) {
        List<T> lines = new ArrayList<>();
        counted.getOrDefault(by, new TreeMap<>()).forEach((name, both) -> lines.add(line.apply(name, both)));
        return lines;
    }

    /** The same, to count on from. */
    Totals copy() {
        Totals copy = new Totals();
        counted.forEach((by, some) -> copy.counted.put(by, new TreeMap<>(some)));
        return copy;
    }

    /** To be stored. */
    String write() {
        Lines lines = new Lines();
        counted.forEach((by, some) -> some.forEach((name, both) -> lines.add(
                by.name(),
                name,
                Long.toString(both.now().met()),
                Long.toString(both.now().breached()),
                Long.toString(both.proposed().met()),
                Long.toString(both.proposed().breached()))));
        return lines.toString();
    }

    /** Reads what {@link #write} wrote. */
    static Totals read(String text) {
        Totals totals = new Totals();
        for (Lines.Line line : Lines.read(text)) {
            List<String> words = line.words();
            totals.counted
                    .computeIfAbsent(By.valueOf(line.name()), any -> new TreeMap<>())
                    .put(words.getFirst(), new Both(kept(words, 1), kept(words, 3)));
        }
        return totals;
    }

    private static Kept kept(List<String> words, int at) {
        return new Kept(Long.parseLong(words.get(at)), Long.parseLong(words.get(at + 1)));
    }
}
