package switchboard.triage.automations;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import switchboard.api.events.Event;
import switchboard.api.events.EventSubscription;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;
import switchboard.triage.rules.Happenings;

/** Winds up the timers of automations by what happens to tickets. */
public final class AutomationWatch {

    private final Ground ground;
    private final Definitions automations;
    private final Timers timers;

    public AutomationWatch(Ground ground, Definitions automations) {
        this.ground = ground;
        this.automations = automations;
        this.timers = new Timers(ground.database());
    }

    public static EventSubscription subscription(Supplier<AutomationWatch> watch) {
        return new EventSubscription(
                "automations",
                Set.of("ticket.created", "ticket.changed", "ticket.transitioned", "ticket.replied", "ticket.noted"),
                events -> watch.get().handle(events));
    }

    void handle(List<Event> events) {
        List<Automation> all = automations.all().stream()
                .filter(Definition::runs)
                .map(Automation::of)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        for (Event event : events) {
            UUID id = UUID.fromString(event.subject().id());
            ground.tickets().find(ground.access().system(), id).ifPresent(ticket -> take(all, event, ticket));
        }
    }

    private void take(List<Automation> all, Event event, Ticket ticket) {
        List<Automation> watching =
                all.stream().filter(each -> each.watches(ticket)).toList();
        boolean moved = event.type().equals("ticket.created") || event.type().equals("ticket.transitioned");
        if (moved || Happenings.of(event).changed().contains("organization")) {
            timers.keep(
                    ticket.id(),
                    watching.stream().map(each -> each.definition().id()).toList());
        }
        for (Automation each : watching) {
            UUID automation = each.definition().id();
            if (moved) {
                timers.begin(
                        automation,
                        ticket.id(),
                        event.id().toString(),
                        event.id(),
                        event.at().plus(each.time()));
            } else {
                timers.postpone(automation, ticket.id(), event.id(), event.at().plus(each.time()));
            }
        }
    }
}
