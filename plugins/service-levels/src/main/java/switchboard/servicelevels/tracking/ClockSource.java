package switchboard.servicelevels.tracking;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.Calendars;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.clocks.Clock;
import switchboard.servicelevels.clocks.Clocks;
import switchboard.servicelevels.clocks.History;
import switchboard.servicelevels.clocks.HistoryReader;
import switchboard.servicelevels.policies.Policies;
import switchboard.servicelevels.policies.PolicyBook;

/** Works out the clocks of tickets by what the desk knows now. */
public final class ClockSource {

    private final HistoryReader histories;
    private final Policies policies;
    private final Calendars calendars;

    public ClockSource(HistoryReader histories, Policies policies, Calendars calendars) {
        this.histories = histories;
        this.policies = policies;
        this.calendars = calendars;
    }

    /** Null where nothing of the ticket has its place in the journal yet. */
    @Nullable
    History history(Ticket ticket) {
        return histories.read(ticket);
    }

    /** Hands over the history of each of these tickets, without those of which nothing is in the journal yet. */
    void histories(List<Ticket> tickets, BiConsumer<Ticket, History> each) {
        histories.read(tickets, each);
    }

    /** How it would have come out for these tickets by other policies, by ticket. */
    public Map<UUID, List<Outcome>> outcomes(List<Ticket> tickets, Instant now, PolicyBook book) {
        Map<UUID, List<Outcome>> outcomes = new HashMap<>();
        histories(tickets, (ticket, history) -> outcomes.put(ticket.id(), Outcome.of(clocks(history, now, book), now)));
        return outcomes;
    }

    /** All cycles of all clocks. */
    List<Clock> clocks(History history, Instant now) {
        return clocks(history, now, policies.current());
    }

    /** The same by other policies. */
    private List<Clock> clocks(History history, Instant now, PolicyBook book) {
        return new Clocks(book, calendars).of(history, now);
    }

    /** The newest cycle of each clock. */
    static List<Clock> newest(List<Clock> clocks) {
        Map<String, Clock> newest = new LinkedHashMap<>();
        clocks.forEach(clock -> newest.put(clock.kind() + " " + clock.target(), clock));
        return List.copyOf(newest.values());
    }
}
