package switchboard.triage.rules;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.actions.Action;
import switchboard.triage.actions.ActionRunner;
import switchboard.triage.actions.Preview;
import switchboard.triage.conditions.Condition;
import switchboard.triage.conditions.Facts;

/** Conditions and actions of what acts by time instead of by an event: the same, once for an occasion. */
public final class TimedRun {

    private static final Logger LOG = LoggerFactory.getLogger(TimedRun.class);

    private final Ground ground;
    private final Firings firings;
    private final ActionRunner runner;

    public TimedRun(Ground ground, ActionRunner runner) {
        this.ground = ground;
        this.firings = new Firings(ground.database());
        this.runner = runner;
    }

    /** @param cause the event since which the time has passed, null where none is known */
    public void act(Rule rule, Ticket ticket, UUID occasion, @Nullable UUID cause) {
        Firing begun = firings.find(rule.id(), occasion);
        if (begun != null && begun.finished()) {
            return;
        }
        int done = begun == null ? 0 : begun.done();
        if (begun == null && !(holds(rule, ticket) && begin(rule, ticket, occasion, cause))) {
            return;
        }
        Origin origin = new Origin("automation", cause);
        try {
            for (int index = done; index < rule.actions().size(); index++) {
                Action action = rule.actions().get(index);
                runner.perform(action, ground.access().system(), ticket.id(), origin);
                firings.did(rule.id(), occasion, index + 1);
            }
        } catch (ServiceDeskException refusal) {
            if (refusal.refusal() == Refusal.UNAVAILABLE || refusal.refusal() == Refusal.TOO_MANY) {
                throw refusal;
            }
            LOG.warn(
                    "The automation {} was refused on ticket {}: {}",
                    rule.definition().name(),
                    ticket.number(),
                    refusal.code());
        }
        firings.finish(rule.id(), occasion);
    }

    private boolean begin(Rule rule, Ticket ticket, UUID occasion, @Nullable UUID cause) {
        Preview preview = Preview.of(rule.actions(), ticket, action -> "");
        return !preview.changesNothing()
                && firings.begin(
                        rule,
                        occasion,
                        ticket.id(),
                        root(occasion, cause),
                        ground.clock().instant());
    }

    private UUID root(UUID occasion, @Nullable UUID cause) {
        if (cause == null) {
            return occasion;
        }
        List<UUID> causes = ground.events().causes(cause);
        return causes.isEmpty() ? cause : causes.getLast();
    }

    private boolean holds(Rule rule, Ticket ticket) {
        Facts.Happening happening = new Facts.Happening("timed", null, Map.of(), List.of());
        try {
            Surroundings surroundings = new Surroundings(ground);
            KeyInformation information = Surroundings.askInformation(rule)
                    ? surroundings
                            .information(ground.access().system(), List.of(ticket))
                            .getOrDefault(ticket.id(), KeyInformation.NONE)
                    : KeyInformation.NONE;
            Facts facts = Facts.of(
                    ticket,
                    happening,
                    surroundings.of(ticket),
                    information,
                    ground.clock().instant());
            return rule.condition().holds(facts);
        } catch (Condition.UndecidedException undecided) {
            LOG.info("The automation {} could not decide: {}", rule.definition().name(), undecided.getMessage());
            return false;
        }
    }
}
