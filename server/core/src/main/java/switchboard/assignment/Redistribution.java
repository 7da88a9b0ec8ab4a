package switchboard.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketFacts;
import switchboard.users.availability.Absence;
import switchboard.users.availability.Availability;

/** Gives the open work of somebody who is absent to others: to who stands in, else by the strategy of each ticket's team. */
final class Redistribution {

    private static final Logger LOG = LoggerFactory.getLogger(Redistribution.class);
    private static final int AT_ONCE = 200;
    private static final int ABSENCES_AT_ONCE = 50;

    private final AssignmentGround ground;
    private final AssignmentService assignments;

    Redistribution(AssignmentGround ground, AssignmentService assignments) {
        this.ground = ground;
        this.assignments = assignments;
    }

    /**
     * What became of it.
     *
     * @param given how many tickets other people have now
     * @param returned how many went back to their team, since nobody could take them
     * @param left how many stayed, since they have no team, or a check refused
     * @param more whether there are still others; ask again
     */
    public record Result(int given, int returned, int left, boolean more) {}

    /** Gives away the open work of an absence, where the caller may change it. */
    Result redistribute(Caller caller, String user, String absenceId) {
        Absence absence = ground.absences().requireEditable(caller, user, absenceId);
        Instant now = ground.now();
        if (absence.from().isAfter(now) || !absence.to().isAfter(now)) {
            throw new ConflictException("absence.not_now", "The person is not absent now.");
        }
        Result result = run(absence.user());
        if (!result.more()) {
            ground.transactions().inTransaction(work -> Availability.redistributed(work.dsl(), absence.id()));
        }
        return result;
    }

    /** Does what is due. To be called now and then, on one node at a time. */
    void runDue() {
        Instant now = ground.now();
        List<Absence> due = ground.transactions().read(dsl -> Availability.toRedistribute(dsl, now, ABSENCES_AT_ONCE));
        for (Absence absence : due) {
            boolean over = !absence.to().isAfter(now);
            Result result = over ? new Result(0, 0, 0, false) : run(absence.user());
            // What could not be given away stays where it is and is not tried again by itself.
            if (!result.more() || result.given() + result.returned() == 0) {
                ground.transactions().inTransaction(work -> Availability.redistributed(work.dsl(), absence.id()));
            }
        }
    }

    private Result run(UUID absent) {
        List<UUID> ids = ground.transactions().read(dsl -> TicketFacts.openOf(dsl, absent, AT_ONCE + 1));
        int given = 0;
        int returned = 0;
        int left = 0;
        List<UUID> some = ids.subList(0, Math.min(AT_ONCE, ids.size()));
        for (Ticket ticket : ground.tickets().find(ground.system(), some)) {
            Ticket after = give(ticket, absent);
            if (after.assignee() == null) {
                returned++;
            } else if (Objects.equals(after.assignee(), absent)) {
                left++;
            } else {
                given++;
            }
        }
        return new Result(given, returned, left, ids.size() > AT_ONCE);
    }

    private Ticket give(Ticket ticket, UUID absent) {
        try {
            return assignments.run(
                    ground.system(), ticket, new Wish(null, Wish.Occasion.ABSENCE, absent), new Origin("system", null));
        } catch (UnavailableException outOfReach) {
            throw outOfReach;
        } catch (ServiceDeskException refused) {
            LOG.warn("Ticket {} could not be given to others: {}", ticket.number(), refused.detail());
            return ticket;
        }
    }
}
