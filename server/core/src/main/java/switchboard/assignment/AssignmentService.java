package switchboard.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.assignment.Assignments;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.UnavailableException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketJournal;
import switchboard.tickets.TicketStep;

/**
 * Gives tickets to people. A choice is made outside the transaction and written only where nothing that it was made of has
 * changed: neither the ticket, nor whose turn it is in the team.
 */
public final class AssignmentService implements Assignments {

    static final String EXPLAINED = "ticket.assignment_explained";

    private static final int TRIES = 50;

    private final AssignmentGround ground;
    private final Strategies strategies;
    private final Choices choices;
    private final TeamTurns turns = new TeamTurns();

    AssignmentService(AssignmentGround ground, Strategies strategies) {
        this.ground = ground;
        this.strategies = strategies;
        this.choices = new Choices(ground, strategies);
    }

    @Override
    public Ticket assign(Caller caller, UUID ticket, @Nullable String strategy, Origin origin) {
        return assign(caller, ticket.toString(), strategy, origin);
    }

    /** Reads {@code strategy} and asks it. */
    Ticket assign(Caller caller, String ticket, Input input) {
        String strategy = input.text("strategy", 60);
        input.check();
        return assign(caller, ticket, strategy, Origin.API);
    }

    private Ticket assign(Caller caller, String id, @Nullable String strategy, Origin origin) {
        Ticket ticket = ground.tickets().get(caller, id);
        requireChange(caller, ticket);
        if (strategy != null && !strategies.has(caller, strategy)) {
            throw new InvalidInputException("strategy", "not_found", "strategy is none that is there.");
        }
        if (ticket.team() == null) {
            throw new InvalidInputException("team", "required", "The ticket has no team whose people could be asked.");
        }
        if (!ground.tickets().phase(ticket).isOpen()) {
            throw new ConflictException("assignment.not_open", "Nobody works on a ticket that is not open.");
        }
        return run(caller, ticket, Wish.asked(strategy), origin);
    }

    /** The last explanation; 404 {@code assignment.not_explained} where no strategy was ever asked. */
    Explanation explanation(Caller caller, String id) {
        Ticket ticket = ground.tickets().get(caller, id);
        if (!ground.tickets().permits(caller, TicketAccess.READ_NOTES, ticket)) {
            throw new ForbiddenException(
                    "access.forbidden", "This ticket needs the permission " + TicketAccess.READ_NOTES + ".");
        }
        return stored(ticket.id())
                .orElseThrow(() ->
                        new NotFoundException("assignment.not_explained", "No strategy was asked for this ticket."));
    }

    private Optional<Explanation> stored(UUID ticket) {
        return ground.transactions().read(dsl -> ExplanationRows.find(dsl, ticket));
    }

    private static void requireChange(Caller caller, Ticket ticket) {
        if (!TicketAccess.covers(caller, TicketAccess.CHANGE, ticket)) {
            throw new ForbiddenException(
                    "access.forbidden", "This ticket needs the permission " + TicketAccess.CHANGE + ".");
        }
    }

    /** Makes a choice for a ticket and carries it out. */
    Ticket run(Caller caller, Ticket seen, Wish wish, Origin origin) {
        UUID team = seen.team();
        return team == null
                ? untilDone(caller, seen, wish, origin)
                : turns.inTurn(team, () -> untilDone(caller, seen, wish, origin));
    }

    private Ticket untilDone(Caller caller, Ticket seen, Wish wish, Origin origin) {
        Ticket now = seen;
        for (int tries = 0; tries < TRIES; tries++) {
            if (tries > 0) {
                now = ground.tickets().get(caller, seen.id().toString());
            }
            if (!wish.stillHolds(seen, now) || !ground.tickets().phase(now).isOpen()) {
                return now;
            }
            Choices.Choice choice = choose(now, wish);
            if (choice == null) {
                return now;
            }
            try {
                return carryOut(caller, now, choice, wish, origin);
            } catch (Moved moved) {
                // Once more, knowing what the others did.
            }
        }
        throw new UnavailableException(
                "assignment.busy", "Too much is assigned in this team at once.", Duration.ofSeconds(1));
    }

    private Choices.@Nullable Choice choose(Ticket ticket, Wish wish) {
        UUID from = wish.from();
        if (from != null) {
            Optional<Choices.Choice> standIn = choices.standIn(from);
            if (standIn.isPresent()) {
                return standIn.get();
            }
        }
        return ticket.team() == null ? null : choices.choose(ticket, ticket.team(), wish);
    }

    private Ticket carryOut(Caller caller, Ticket ticket, Choices.Choice choice, Wish wish, Origin origin) {
        UUID assignee = choice.assignee();
        boolean givesBack = assignee == null && wish.occasion() == Wish.Occasion.ABSENCE;
        if (Objects.equals(assignee, ticket.assignee()) || (assignee == null && !givesBack)) {
            explain(caller, ticket, choice, wish, origin);
            return ticket;
        }
        return ground.tickets().step(caller, ticket.id(), null, new Step(caller, ticket, choice, origin), origin);
    }

    /** The ticket stays as it is; why, is written down. Trying again in vain is told once. */
    private void explain(Caller caller, Ticket ticket, Choices.Choice choice, Wish wish, Origin origin) {
        Explanation explanation = choice.explanation();
        boolean told = wish.occasion() == Wish.Occasion.RETRY
                && stored(ticket.id()).filter(explanation::saysTheSameAs).isPresent();
        ground.transactions().inTransaction(work -> {
            if (told) {
                ExplanationRows.retry(work.dsl(), ticket.id(), explanation.retryAt());
            } else {
                record(work, caller, ticket, explanation, origin);
            }
            ground.completion().accept(work, location(ticket));
            return ticket;
        });
    }

    private void record(Work work, Caller caller, Ticket ticket, Explanation explanation, Origin origin) {
        ExplanationRows.write(work.dsl(), ticket.id(), explanation);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("strategy", explanation.strategy());
        data.put("reason", explanation.outcome());
        data.put("candidates", explanation.candidates());
        if (explanation.assignee() != null) {
            data.put("assignee", explanation.assignee());
        }
        Instant at = ground.now();
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, at);
        Map<String, Object> words = Map.of("comment", explanation.reason());
        ground.journal()
                .append(work, TicketJournal.entry(ground.ids().next(), EXPLAINED, ticket, act, true, data, words));
    }

    private static String location(Ticket ticket) {
        return "/api/v1/tickets/" + ticket.id();
    }

    /** Gives the ticket to whoever was chosen, where it is still the ticket that was looked at. */
    private final class Step implements TicketStep {

        private final Caller caller;
        private final Ticket seen;
        private final Choices.Choice choice;
        private final Origin origin;

        Step(Caller caller, Ticket seen, Choices.Choice choice, Origin origin) {
            this.caller = caller;
            this.seen = seen;
            this.choice = choice;
            this.origin = origin;
        }

        @Override
        public Plan plan(Ticket before) {
            if (before.version() != seen.version()) {
                throw new Moved();
            }
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put(
                    "assignee",
                    choice.assignee() == null ? null : choice.assignee().toString());
            return new Plan(null, fields);
        }

        @Override
        public void written(Work work, Ticket before, Ticket after) {
            TeamSettings settings = choice.settings();
            UUID assignee = choice.assignee();
            if (settings != null && assignee != null && !TeamRows.turn(work.dsl(), settings, assignee, ground.now())) {
                throw new Moved();
            }
            record(work, caller, after, choice.explanation(), origin);
        }

        @Override
        public String location() {
            return AssignmentService.location(seen);
        }
    }
}
