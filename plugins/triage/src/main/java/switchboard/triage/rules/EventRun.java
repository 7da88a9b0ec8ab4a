package switchboard.triage.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.Event;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.actions.Action;
import switchboard.triage.actions.ActionRunner;
import switchboard.triage.actions.Preview;
import switchboard.triage.conditions.Condition;
import switchboard.triage.conditions.Facts;

/** The rules at one event, one after the other: each sees what those before it did. */
final class EventRun {

    private static final String CHANNEL = "rule";
    private static final int MOST_FOLLOWING = 200;

    private final Ground ground;
    private final Firings firings;
    private final ActionRunner runner;
    private final Surroundings surroundings;
    private final Event event;
    private final Facts.Happening happening;
    private final Caller desk;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Ticket ticket;
    private @Nullable UUID root;
    private @Nullable KeyInformation information;

    EventRun(
            Ground ground,
            Firings firings,
            ActionRunner runner,
            Surroundings surroundings,
            Event event,
            Ticket ticket) {
        this.ground = ground;
        this.firings = firings;
        this.runner = runner;
        this.surroundings = surroundings;
        this.event = event;
        this.happening = Happenings.of(event);
        this.desk = ground.access().system();
        this.ticket = ticket;
    }

    void run(List<Rule> rules) {
        boolean stopped = false;
        for (Rule rule : rules) {
            if (rule.on().contains(happening.type())) {
                Outcome outcome = stopped ? Outcome.skipped(rule, "after_stop") : outcome(rule, rules);
                outcomes.add(outcome);
                // Also where it had its effect before: its condition holds, and that is what stops.
                stopped |= rule.stops() && !outcome.result().equals(Outcome.SKIPPED);
            }
        }
        if (!outcomes.isEmpty()) {
            firings.trace(event, ticket.id(), outcomes);
        }
    }

    private Outcome outcome(Rule rule, List<Rule> rules) {
        if (!rule.definition().runs()) {
            return Outcome.skipped(rule, rule.definition().active() ? "suspended" : "inactive");
        }
        if (!rule.definition().isFor(ticket.organization())) {
            return Outcome.skipped(rule, "organization");
        }
        if (rule.definition().since() >= event.position()) {
            return Outcome.skipped(rule, "not_yet");
        }
        Firing begun = firings.find(rule.id(), event.id());
        if (begun != null) {
            return begun.finished()
                    ? new Outcome(rule.id(), Outcome.FIRED, null, null, List.of())
                    : act(rule, begun.done() + doneUnrecorded(rule, begun, rules), preview(rule));
        }
        try {
            Facts facts = Facts.of(
                    ticket,
                    happening,
                    around(rule),
                    information(rule),
                    ground.clock().instant());
            return rule.condition().holds(facts) ? fire(rule) : Outcome.skipped(rule, "condition");
        } catch (Condition.UndecidedException undecided) {
            return new Outcome(rule.id(), Outcome.SKIPPED, "undecided", undecided.getMessage(), List.of());
        }
    }

    /**
     * One where the desk stopped between a note or reply and the record of it: then the ticket's journal has more of them
     * because of this event than are recorded. Whatever else an action does is not done twice by doing it again.
     */
    private int doneUnrecorded(Rule rule, Firing begun, List<Rule> rules) {
        if (begun.done() >= rule.actions().size()) {
            return 0;
        }
        String does = rule.actions().get(begun.done()).does();
        String type = does.equals(Action.NOTE) ? "ticket.noted" : does.equals(Action.REPLY) ? "ticket.replied" : "";
        if (type.isEmpty()) {
            return 0;
        }
        long written = ground.events().ofTicket(ticket.id(), event.id(), MOST_FOLLOWING).stream()
                .filter(each -> each.type().equals(type) && event.id().equals(each.cause()))
                .count();
        long recorded = rules.stream().mapToLong(each -> recorded(each, does)).sum();
        return written > recorded ? 1 : 0;
    }

    private long recorded(Rule rule, String does) {
        Firing firing = firings.find(rule.id(), event.id());
        return firing == null
                ? 0
                : rule.actions().stream()
                        .limit(firing.done())
                        .filter(action -> action.does().equals(does))
                        .count();
    }

    private Facts.Around around(Rule rule) {
        boolean asked = List.of("requester.", "assignee.", "organization.", "team.", "hours.").stream()
                .anyMatch(rule.condition()::mayAsk);
        return asked ? surroundings.of(ticket) : Facts.Around.UNKNOWN;
    }

    /** Read once for all rules: none of them changes it. */
    private KeyInformation information(Rule rule) {
        KeyInformation known = information;
        if (known == null) {
            if (!Surroundings.askInformation(rule)) {
                return KeyInformation.NONE;
            }
            known = surroundings.information(desk, List.of(ticket)).getOrDefault(ticket.id(), KeyInformation.NONE);
            information = known;
        }
        return known;
    }

    private Outcome fire(Rule rule) {
        Preview preview = preview(rule);
        if (preview.changesNothing()) {
            return rule.stops()
                    ? new Outcome(rule.id(), Outcome.FIRED, null, null, List.of())
                    : Outcome.skipped(rule, "nothing_to_do");
        }
        UUID chain = root();
        if (!firings.begin(rule, event, ticket.id(), chain, ground.clock().instant())) {
            firings.trip(
                    rule, event, ticket, chain, "same_effect", ground.clock().instant());
            return new Outcome(rule.id(), Outcome.STOPPED, "same_effect", null, List.of());
        }
        return act(rule, 0, preview);
    }

    private Preview preview(Rule rule) {
        return Preview.of(rule.actions(), ticket, action -> "");
    }

    private UUID root() {
        UUID known = root;
        if (known == null) {
            List<UUID> causes =
                    event.cause() == null ? List.of() : ground.events().causes(event.id());
            known = causes.isEmpty() ? event.id() : causes.getLast();
            root = known;
        }
        return known;
    }

    private Outcome act(Rule rule, int done, Preview preview) {
        Origin origin = new Origin(CHANNEL, event.id());
        List<Map<String, Object>> effects = shown(preview);
        for (int index = done; index < rule.actions().size(); index++) {
            Action action = rule.actions().get(index);
            try {
                runner.perform(action, desk, ticket.id(), origin);
            } catch (ServiceDeskException refusal) {
                return refused(rule, refusal);
            }
            firings.did(rule.id(), event.id(), index + 1);
        }
        firings.finish(rule.id(), event.id());
        ticket = ground.tickets().find(desk, ticket.id()).orElse(ticket);
        return new Outcome(rule.id(), Outcome.FIRED, null, null, effects);
    }

    /** What cannot be done now is tried again with the event; whatever else is refused stays refused. */
    private Outcome refused(Rule rule, ServiceDeskException refusal) {
        if (refusal.refusal() == Refusal.UNAVAILABLE || refusal.refusal() == Refusal.TOO_MANY) {
            throw refusal;
        }
        firings.finish(rule.id(), event.id());
        ticket = ground.tickets().find(desk, ticket.id()).orElse(ticket);
        if (refusal.code().equals("ticket.loop")) {
            firings.trip(rule, event, ticket, root(), "loop", ground.clock().instant());
            return new Outcome(rule.id(), Outcome.STOPPED, "loop", refusal.detail(), List.of());
        }
        return new Outcome(rule.id(), Outcome.FAILED, "refused", refusal.code() + ": " + refusal.detail(), List.of());
    }

    /** Codes and ids only: a trace is not erased with a person. */
    private static List<Map<String, Object>> shown(Preview preview) {
        return preview.effects().stream()
                .map(effect -> {
                    Map<String, Object> shown = new LinkedHashMap<>(effect);
                    shown.remove("body");
                    if (String.valueOf(effect.get("field")).startsWith("fields.")) {
                        shown.remove("before");
                        shown.remove("after");
                    }
                    return shown;
                })
                .toList();
    }
}
