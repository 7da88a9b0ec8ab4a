package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Work;
import switchboard.tickets.information.InformationInput;
import switchboard.tickets.information.InformationRows;
import switchboard.tickets.information.InformationRows.Stored;
import switchboard.tickets.information.KeyInformation;

/** The commands that read and write the key information of a ticket. */
public final class TicketInformation {

    private static final Set<String> NO_TEXT = Set.of("occurredAt", "affectedUsers", "travelMinutes");

    private final TicketGround ground;

    TicketInformation(TicketGround ground) {
        this.ground = ground;
    }

    /**
     * What is known of a ticket.
     *
     * @param missing the parts that its category demands and that are not known
     */
    public record Known(KeyInformation information, List<String> missing, long version) {}

    public Known get(Caller caller, String ticket) {
        Ticket found = ground.finder().require(caller, ticket);
        Stored stored = ground.transactions().read(dsl -> InformationRows.find(dsl, found.id()));
        return known(stored, demanded(found));
    }

    /** Which of the parts that the ticket's category demands are not known; asks the database only where some are. */
    static List<String> missing(TicketGround ground, Ticket ticket) {
        List<String> demanded = ground.codes().current().requiredInformation(ticket.category());
        return demanded.isEmpty()
                ? List.of()
                : ground.transactions()
                        .read(dsl -> InformationRows.find(dsl, ticket.id()))
                        .information()
                        .missing(demanded);
    }

    /**
     * Sets what is known.
     *
     * @param others whether parts of which nothing is said stay; otherwise they are not known any more
     */
    public Known set(
            Caller caller, String ticket, Input input, boolean others, @Nullable Long ifVersion, Origin origin) {
        KeyInformation given = InformationInput.read(input);
        Set<String> names = others ? Set.copyOf(input.names()) : Set.copyOf(KeyInformation.NAMES);
        input.check();
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, found);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, TicketChange.later(found, ground.now()));
        ground.loops().check(found, "inform", act);
        List<String> demanded = demanded(found);
        return OptimisticLock.inTransaction(ground.transactions(), work -> {
            Stored before = InformationRows.find(work.dsl(), found.id());
            KeyInformation after = before.information().with(names, given);
            OptimisticLock.require(
                    ifVersion,
                    before.version(),
                    after.parts(),
                    before.information().parts());
            if (after.equals(before.information())) {
                return known(before, demanded);
            }
            // Counting up the ticket's revision first keeps others out, also where there is no row yet.
            if (!TicketRows.touch(work.dsl(), found.id(), act.at())) {
                throw TicketFinder.absent();
            }
            write(work, found.id(), before, after, act.at());
            ground.journal().append(work, entry(ground.ids().next(), found, before.information(), after, act));
            return known(new Stored(after, before.version() + 1), demanded);
        });
    }

    private static void write(Work work, UUID ticket, Stored before, KeyInformation after, Instant at) {
        Stored now = InformationRows.find(work.dsl(), ticket);
        OptimisticLock.changedOne(now.version() == before.version() ? 1 : 0);
        if (before.version() == 0) {
            InformationRows.insert(work.dsl(), ticket, after, at);
        } else {
            OptimisticLock.changedOne(InformationRows.update(work.dsl(), ticket, before.version(), after, at));
        }
    }

    /** Not within a transaction: the code tables may have to be read. */
    private List<String> demanded(Ticket ticket) {
        return ground.codes().current().requiredInformation(ticket.category());
    }

    private static Known known(Stored stored, List<String> demanded) {
        return new Known(stored.information(), stored.information().missing(demanded), stored.version());
    }

    /** The entry of a change. Times and counts stand in it for good, words can be erased. */
    static JournalEntry entry(
            UUID id, Ticket ticket, KeyInformation before, KeyInformation after, TicketJournal.Act act) {
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        Map<String, Object> words = new LinkedHashMap<>();
        Map<String, @Nullable Object> were = before.parts();
        after.parts().forEach((name, value) -> {
            if (!Objects.equals(were.get(name), value)) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                values.put("before", were.get(name));
                values.put("after", value);
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("field", "information." + name);
                if (NO_TEXT.contains(name)) {
                    line.putAll(values);
                } else {
                    words.put("change:information." + name, values);
                }
                changes.add(line);
            }
        });
        return TicketJournal.entry(id, TicketJournal.INFORMED, ticket, act, false, Map.of("changes", changes), words);
    }
}
