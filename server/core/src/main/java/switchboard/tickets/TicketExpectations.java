package switchboard.tickets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Work;
import switchboard.tickets.closure.Expectation;
import switchboard.tickets.closure.ExpectationRows;

/** When the requester may expect a ticket to be solved: told by whoever works on it, read by the requester. */
public final class TicketExpectations {

    private static final String EXPECTED_AT = "expectedAt";
    private static final int LONGEST_NOTE = 4_000;

    private final TicketGround ground;

    TicketExpectations(TicketGround ground) {
        this.ground = ground;
    }

    public Expectation get(Caller caller, String ticket) {
        Ticket found = ground.finder().require(caller, ticket);
        return ground.transactions().read(dsl -> ExpectationRows.find(dsl, found.id()));
    }

    /** Tells another time, or takes back what was told; the requester sees both, with the note, in the history. */
    public Expectation tell(Caller caller, String ticket, Input input, @Nullable Long ifVersion, Origin origin) {
        Instant expectedAt = expectedAt(input);
        String note = input.text("note", LONGEST_NOTE);
        input.check();
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, found);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, TicketChange.later(found, ground.now()));
        ground.loops().check(found, "expect", act);
        return OptimisticLock.inTransaction(
                ground.transactions(),
                work -> told(work, found, ifVersion, act, expectedAt, note == null || note.isBlank() ? null : note));
    }

    /**
     * Tells the time that comes with an escalation, in the transaction that has written the ticket's row: nobody else
     * writes beside it then. The notice of the escalation names the time, so the entry names the escalation, and the
     * change is told to nobody for a second time.
     */
    public void tellOfEscalation(Work work, Ticket ticket, TicketJournal.Act act, Instant expectedAt, UUID escalation) {
        Expectation before = ExpectationRows.find(work.dsl(), ticket.id());
        Expectation after = new Expectation(
                expectedAt.truncatedTo(ChronoUnit.MICROS), null, act.actor(), act.at(), before.version() + 1);
        OptimisticLock.changedOne(ExpectationRows.write(work.dsl(), ticket.id(), after));
        ground.journal()
                .append(work, entry(ground.ids().next(), ticket, before, after, act, Map.of("escalation", escalation)));
    }

    private @Nullable Instant expectedAt(Input input) {
        Instant expectedAt = input.instant(EXPECTED_AT);
        if (!input.has(EXPECTED_AT)) {
            input.fail(EXPECTED_AT, "required", "is required; null takes back what was told");
        } else if (expectedAt != null && expectedAt.isBefore(ground.now())) {
            input.fail(EXPECTED_AT, "not_allowed", "must lie ahead");
        }
        return expectedAt == null ? null : expectedAt.truncatedTo(ChronoUnit.MICROS);
    }

    private Expectation told(
            Work work,
            Ticket ticket,
            @Nullable Long ifVersion,
            TicketJournal.Act act,
            @Nullable Instant expectedAt,
            @Nullable String note) {
        // Counting up the ticket's revision first keeps others out, also where there is no row yet.
        if (!TicketRows.touch(work.dsl(), ticket.id(), act.at())) {
            throw TicketFinder.absent();
        }
        Expectation before = ExpectationRows.find(work.dsl(), ticket.id());
        Expectation after = new Expectation(expectedAt, note, act.actor(), act.at(), before.version() + 1);
        OptimisticLock.require(ifVersion, before.version(), plain(after), plain(before));
        OptimisticLock.changedOne(ExpectationRows.write(work.dsl(), ticket.id(), after));
        ground.journal().append(work, entry(ground.ids().next(), ticket, before, after, act, Map.of()));
        return after;
    }

    private static Map<String, @Nullable Object> plain(Expectation expectation) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put(EXPECTED_AT, Objects.toString(expectation.expectedAt(), null));
        plain.put("note", expectation.note());
        return plain;
    }

    private static JournalEntry entry(
            UUID id,
            Ticket ticket,
            Expectation before,
            Expectation after,
            TicketJournal.Act act,
            Map<String, Object> more) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("field", EXPECTED_AT);
        line.put("before", before.expectedAt());
        line.put("after", after.expectedAt());
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("changes", List.of(line));
        return TicketJournal.entry(
                id,
                TicketJournal.EXPECTED,
                ticket,
                act,
                false,
                data,
                after.note() == null ? Map.of() : Map.of("comment", after.note()));
    }
}
