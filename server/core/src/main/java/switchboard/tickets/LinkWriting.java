package switchboard.tickets;

import static switchboard.tickets.TicketTables.LINK;
import static switchboard.tickets.TicketTables.LINK_ID;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.ConflictException;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;

/** Writes links, each with an entry in the journals of both its ends, within a transaction under way. */
final class LinkWriting {

    private final TicketGround ground;

    LinkWriting(TicketGround ground) {
        this.ground = ground;
    }

    /** @throws ConflictException {@code link.cycle} where the link would close a circle */
    void add(Work work, Ticket source, Ticket target, LinkRows.Row row, TicketJournal.Act act) {
        refuseCircle(work.dsl(), row);
        LinkRows.insert(work.dsl(), row);
        record(work, source, target, row, TicketJournal.LINKED, act);
    }

    /** The same where the link may be there already; returns its id, or null where it was there. */
    @Nullable
    UUID ensure(Work work, Ticket source, Ticket target, String type, TicketJournal.Act act) {
        LinkRows.Row row = LinkRows.Row.of(
                ground.ids().next(), LinkType.of(type), source.id(), target.id(), act.actor(), act.at());
        refuseCircle(work.dsl(), row);
        if (LinkRows.isThere(work.dsl(), row)) {
            return null;
        }
        LinkRows.insert(work.dsl(), row);
        record(work, source, target, row, TicketJournal.LINKED, act);
        return row.id();
    }

    void remove(Work work, Ticket one, Ticket other, LinkRows.Row row, TicketJournal.Act act) {
        if (work.dsl().deleteFrom(LINK).where(LINK_ID.eq(row.id())).execute() == 1) {
            record(work, one, other, row, TicketJournal.UNLINKED, act);
        }
    }

    /** Also serializes what makes links of the type with each other; see {@link LinkRows#exclude}. */
    private static void refuseCircle(DSLContext dsl, LinkRows.Row row) {
        if (!row.type().directed()) {
            return;
        }
        LinkRows.exclude(dsl, row.type());
        if (LinkRows.leads(dsl, row.type(), row.target(), row.source())) {
            throw new ConflictException("link.cycle", "The link would close a circle.");
        }
    }

    void record(Work work, Ticket one, Ticket other, LinkRows.Row row, String type, TicketJournal.Act act) {
        TicketRows.touch(work.dsl(), one.id(), TicketChange.later(one, act.at()));
        TicketRows.touch(work.dsl(), other.id(), TicketChange.later(other, act.at()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("link", row.id());
        data.put("type", row.type().key());
        data.put("source", row.source());
        data.put("target", row.target());
        if (row.type().key().equals(LinkType.PARENT)) {
            data.put("options", row.options().fields());
        }
        ofTwo(work, type, one, other, act, data);
    }

    /** An entry in the journals of both tickets. */
    void ofTwo(Work work, String type, Ticket one, Ticket other, TicketJournal.Act act, Map<String, Object> data) {
        ground.journal()
                .appendAll(
                        work,
                        List.of(
                                TicketJournal.entry(ground.ids().next(), type, one, act, false, data, Map.of()),
                                TicketJournal.entry(ground.ids().next(), type, other, act, false, data, Map.of())));
    }
}
