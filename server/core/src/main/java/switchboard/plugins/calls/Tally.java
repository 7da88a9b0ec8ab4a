package switchboard.plugins.calls;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What is counted of one plugin since the server started, over all its generations: counts here only grow. */
public final class Tally {

    private final Map<CallKind, CallStatistics> calls = new EnumMap<>(CallKind.class);
    private final Map<String, LongAdder> breaches = new ConcurrentHashMap<>();
    private final LongAdder quarantines = new LongAdder();
    private final LongAdder threadsLost = new LongAdder();

    public Tally() {
        for (CallKind kind : CallKind.values()) {
            calls.put(kind, new CallStatistics(null));
        }
    }

    CallStatistics calls(CallKind kind) {
        return calls.get(kind);
    }

    public CallStatistics.Numbers numbers(CallKind kind) {
        return calls.get(kind).numbers();
    }

    /** @param quota one of a bounded set of names */
    public void breached(String quota) {
        breaches.computeIfAbsent(quota, name -> new LongAdder()).increment();
    }

    public long breaches(String quota) {
        LongAdder count = breaches.get(quota);
        return count == null ? 0 : count.sum();
    }

    /** How often each quota refused something; those that never did are left out. */
    public Map<String, Long> breaches() {
        Map<String, Long> counts = new TreeMap<>();
        breaches.forEach((quota, count) -> counts.put(quota, count.sum()));
        return counts;
    }

    void threadLost() {
        threadsLost.increment();
    }

    void threadBack() {
        threadsLost.decrement();
    }

    /** How many threads that were given up still run, of generations gone as well. */
    public long threadsLost() {
        return threadsLost.sum();
    }

    void quarantined() {
        quarantines.increment();
    }

    public long quarantines() {
        return quarantines.sum();
    }
}
