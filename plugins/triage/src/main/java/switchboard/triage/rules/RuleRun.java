package switchboard.triage.rules;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import switchboard.api.events.Event;
import switchboard.api.events.EventSubscription;
import switchboard.triage.Ground;
import switchboard.triage.actions.ActionRunner;

/**
 * The subscription by which rules run: whatever writes to a ticket, the journal tells of it, so there is no other way around
 * them. Each event is taken once; what a crash left half done is finished when the event comes again.
 */
public final class RuleRun {

    private final Ground ground;
    private final RuleBook book;
    private final Firings firings;
    private final ActionRunner runner;

    public RuleRun(Ground ground, RuleBook book, ActionRunner runner) {
        this.ground = ground;
        this.book = book;
        this.firings = new Firings(ground.database());
        this.runner = runner;
    }

    public static EventSubscription subscription(Supplier<RuleRun> run) {
        return new EventSubscription(
                "rules",
                Set.of(
                        "ticket.created",
                        "ticket.changed",
                        "ticket.transitioned",
                        "ticket.replied",
                        "ticket.noted",
                        "ticket.information_recorded"),
                events -> run.get().handle(events));
    }

    void handle(List<Event> events) {
        List<Rule> rules = book.rules();
        long first = rules.stream()
                .mapToLong(rule -> rule.definition().since())
                .min()
                .orElse(Long.MAX_VALUE);
        List<Event> open =
                events.stream().filter(event -> event.position() > first).toList();
        if (open.isEmpty()) {
            return;
        }
        Set<UUID> complete = firings.complete(open.stream().map(Event::id).toList());
        Surroundings surroundings = new Surroundings(ground);
        for (Event event : open) {
            if (!complete.contains(event.id())) {
                UUID ticket = UUID.fromString(event.subject().id());
                ground.tickets().find(ground.access().system(), ticket).ifPresent(found -> new EventRun(
                                ground, firings, runner, surroundings, event, found)
                        .run(rules));
            }
        }
    }
}
