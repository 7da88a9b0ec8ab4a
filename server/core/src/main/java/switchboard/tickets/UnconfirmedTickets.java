package switchboard.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.closure.ConfirmationRows;
import switchboard.tickets.codes.Phase;

/**
 * Closes resolved tickets whose requesters have said nothing in time. What cannot be closed, because a plugin refuses, is
 * looked at again later, so that it does not keep others waiting.
 */
public final class UnconfirmedTickets {

    private static final Logger LOG = LoggerFactory.getLogger(UnconfirmedTickets.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofHours(1);
    private static final int AT_ONCE = 100;
    private static final int MOST_PAGES = 20;

    private final TicketGround ground;
    private final TicketCommands commands;
    private final Caller system;

    UnconfirmedTickets(TicketGround ground, TicketCommands commands, Caller system) {
        this.ground = ground;
        this.commands = commands;
        this.system = system;
    }

    /** The work to be done every minute, by one node. */
    public JobDefinition job() {
        return new JobDefinition("unconfirmed-tickets", EVERY, payload -> run());
    }

    /** Closes what is due, two thousand tickets at most; how many were looked at. */
    int run() {
        int looked = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            Instant now = ground.now();
            List<UUID> due = ground.transactions().read(dsl -> ConfirmationRows.due(dsl, now, AT_ONCE));
            due.forEach(this::close);
            looked += due.size();
            if (due.size() < AT_ONCE) {
                break;
            }
        }
        return looked;
    }

    private void close(UUID id) {
        try {
            Ticket after = commands.run(system, id, null, new AutomaticClosing(ground, system));
            if (ground.codes().current().phase(after.status()) == Phase.RESOLVED) {
                postpone(id);
            } else if (!TicketTransition.AUTO.equals(after.confirmedBy())) {
                forget(id);
            }
        } catch (ServiceDeskException refused) {
            LOG.info("The ticket {} does not close by itself now: {}", id, refused.getMessage());
            postpone(id);
        }
    }

    /** It was moved on by what does not know of confirmations, such as an import. */
    private void forget(UUID id) {
        Instant now = ground.now();
        ground.transactions().inTransaction(work -> {
            ConfirmationRows.removeDue(work.dsl(), id, now);
            return id;
        });
    }

    private void postpone(UUID id) {
        Instant later = ground.now().plus(LATER);
        ground.transactions().inTransaction(work -> {
            ConfirmationRows.postpone(work.dsl(), id, later);
            return id;
        });
    }
}
