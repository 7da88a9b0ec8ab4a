package switchboard.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One kind of destination on this node: who delivers, and how many deliveries are under way. */
final class DeliveryLane {

    private final String kind;
    private final DeliveryHandler handler;
    private final DeliveryPace pace;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    DeliveryLane(String kind, DeliveryHandler handler, DeliveryPace pace) {
        this.kind = kind;
        this.handler = handler;
        this.pace = pace;
    }

    String kind() {
        return kind;
    }

    DeliveryHandler handler() {
        return handler;
    }

    DeliveryPace pace() {
        return pace;
    }

    synchronized boolean isFull() {
        return all >= pace.atOnce();
    }

    /** The destinations to which nothing more goes for the moment. */
    synchronized Set<String> fullDestinations() {
        return underWay.entrySet().stream()
                .filter(entry -> entry.getValue() >= pace.toOneDestination())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Takes a place; false where there is none. */
    synchronized boolean enter(String destination) {
        if (all >= pace.atOnce() || underWay.getOrDefault(destination, 0) >= pace.toOneDestination()) {
            return false;
        }
        underWay.merge(destination, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void leave(String destination) {
        underWay.computeIfPresent(destination, (name, count) -> count == 1 ? null : count - 1);
        all--;
        notifyAll();
    }

    /** Waits until nothing is under way; false where that took longer. */
    synchronized boolean awaitEmpty(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (all > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
