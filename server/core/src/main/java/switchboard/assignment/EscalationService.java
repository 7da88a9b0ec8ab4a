package switchboard.assignment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.Team;
import switchboard.api.users.User;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.codes.CodeTables;
import switchboard.users.availability.Availability;

/** Hands tickets to a higher line of support, and back. Whoever owned the ticket stays accountable for it. */
public final class EscalationService {

    private static final int MOST_SHOWN = 100;

    private final AssignmentGround ground;
    private final CodeTables codes;
    private final HandOver handOver;
    private final Supplier<Duration> remindEvery;

    /** @param remindEvery the pause between reminders to the owner, zero for none */
    EscalationService(AssignmentGround ground, CodeTables codes, Supplier<Duration> remindEvery) {
        this.ground = ground;
        this.codes = codes;
        this.handOver = new HandOver(ground.attachments());
        this.remindEvery = remindEvery;
    }

    /** The hand-overs of a ticket, newest first, at most a hundred, and how often it came back down. */
    public record History(List<Escalation> items, int bounces) {}

    History list(Caller caller, String id) {
        Ticket ticket = readable(caller, id);
        return ground.transactions()
                .read(dsl -> new History(
                        EscalationRows.of(dsl, ticket.id(), MOST_SHOWN), EscalationRows.returns(dsl, ticket.id())));
    }

    Escalation get(Caller caller, String id, String escalation) {
        return find(readable(caller, id), escalation);
    }

    private Ticket readable(Caller caller, String id) {
        Ticket ticket = ground.tickets().get(caller, id);
        if (!ground.tickets().permits(caller, TicketAccess.READ_NOTES, ticket)) {
            throw new ForbiddenException(
                    "access.forbidden", "This ticket needs the permission " + TicketAccess.READ_NOTES + ".");
        }
        return ticket;
    }

    private Escalation find(Ticket ticket, String id) {
        Optional<Escalation> found = id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? ground.transactions().read(dsl -> EscalationRows.find(dsl, ticket.id(), UUID.fromString(id)))
                : Optional.empty();
        return found.orElseThrow(() -> new NotFoundException("escalation.not_found", "There is no such escalation."));
    }

    /**
     * Hands a ticket to a higher line: status, team and perhaps priority change, nobody is assigned any more, the owner
     * stays, the hand-over is stored and the requester told, all in one.
     */
    Escalation escalate(Caller caller, String id, Input input, Origin origin) {
        Ticket seen = ground.tickets().get(caller, id);
        requireChange(caller, seen);
        EscalationInput said = EscalationInput.read(input, ground.now());
        EscalationStep step = new EscalationStep(
                ground,
                handOver,
                codes.current(),
                said,
                before -> target(before, said),
                seen.id(),
                caller,
                origin,
                nextReminder());
        ground.tickets().step(caller, seen.id(), null, step, origin);
        return find(seen, step.id().toString());
    }

    /** Gives a ticket back to the line it came from, to whoever worked on it there if they can. */
    Escalation giveBack(Caller caller, String id, String escalation, Input input, Origin origin) {
        Ticket seen = ground.tickets().get(caller, id);
        requireChange(caller, seen);
        Escalation before = find(seen, escalation);
        String reason = EscalationInput.returnReason(input);
        UUID assignee = stillThere(before.fromAssignee());
        ReturnStep step = new ReturnStep(ground, codes.current().workflow(), before, assignee, reason, caller, origin);
        ground.tickets().step(caller, seen.id(), null, step, origin);
        return find(seen, escalation);
    }

    private void requireChange(Caller caller, Ticket ticket) {
        if (!TicketAccess.covers(caller, TicketAccess.CHANGE, ticket)) {
            throw new ForbiddenException(
                    "access.forbidden", "This ticket needs the permission " + TicketAccess.CHANGE + ".");
        }
        if (!ground.tickets().phase(ticket).isOpen()) {
            throw new ConflictException("escalation.not_open", "Only open tickets are handed over.");
        }
    }

    private java.time.@Nullable Instant nextReminder() {
        Duration pause = remindEvery.get();
        return pause.isPositive() ? ground.now().plus(pause) : null;
    }

    /** Whoever worked on it, where they are active and not absent. */
    private @Nullable UUID stillThere(@Nullable UUID person) {
        if (person == null) {
            return null;
        }
        return ground.transactions().read(dsl -> {
            User user = ground.users().users(dsl, List.of(person)).get(person);
            boolean absent =
                    Availability.standIns(dsl, List.of(person), ground.now()).containsKey(person);
            return user != null && user.active() && !absent ? person : null;
        });
    }

    /** Where the ticket goes: a team of a higher tier, which works for the ticket's organization. */
    private EscalationStep.Target target(Ticket ticket, EscalationInput said) {
        return ground.transactions().read(dsl -> {
            TeamSettings from = ticket.team() == null ? null : TeamRows.get(dsl, ticket.team());
            UUID team = said.team() == null
                    ? from == null ? null : from.escalatesTo()
                    : ground.users().resolveTeams(dsl, List.of(said.team())).get(said.team());
            if (team == null) {
                throw said.team() == null
                        ? new InvalidInputException(
                                "team", "required", "The ticket's team escalates to no other; say which.")
                        : new InvalidInputException("team", "not_found", "team is none of this desk.");
            }
            Team there = ground.users().team(dsl, team).orElseThrow();
            requireServes(there, ticket);
            TeamSettings theirs = TeamRows.get(dsl, team);
            String tier = theirs.tier();
            String fromTier = from == null ? null : from.tier();
            if (tier == null || !Tiers.rises(fromTier, tier)) {
                throw new ConflictException(
                        "escalation.tier_not_higher",
                        "A ticket is escalated to a team of a higher tier only; what goes down is a return.");
            }
            return new EscalationStep.Target(there, fromTier, tier, theirs.accepts());
        });
    }

    private static void requireServes(Team team, Ticket ticket) {
        if (team.organization() != null
                && !team.organization().equals(ticket.organization())
                && !team.organization().equals(AccessService.DEFAULT_ORGANIZATION)) {
            throw new InvalidInputException("team", "not_allowed", "team works for another organization.");
        }
    }
}
