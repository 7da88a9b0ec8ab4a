package switchboard.tickets.pins;

import java.util.List;
import switchboard.api.access.Caller;
import switchboard.api.jobs.JobDefinition;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketMerges;

/** Everything about PINs, wired. */
public record PinRoom(TicketPins pins, StatusByPin statuses) {

    public static PinRoom open(TicketGround tickets, TicketMerges merges, PinGround.Needs needs, Caller system) {
        PinGround ground = new PinGround(tickets, merges, needs, system);
        return new PinRoom(new TicketPins(ground), new StatusByPin(ground));
    }

    public List<Object> resources() {
        return List.of(new PinResource(pins), new StatusResource(statuses));
    }

    /** The work to be done every day, by one node. */
    public JobDefinition job() {
        return pins.job();
    }
}
