package switchboard.tickets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.attachments.Attachment;
import switchboard.attachments.Attachments;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;

/** The attachments of tickets, visible with the ticket and never without it. */
public final class TicketAttachments {

    private static final String LIST = "attachments";

    private final TicketGround ground;
    private final Attachments attachments;

    TicketAttachments(TicketGround ground, Attachments attachments) {
        this.ground = ground;
        this.attachments = attachments;
    }

    /** Attaches a file; its content is read only once it is clear that the caller may attach it. */
    public Attachment add(Caller caller, String ticket, @Nullable String fileName, InputStream content, Origin origin)
            throws IOException {
        Ticket found = permitted(caller, ticket);
        try (Attachments.Upload upload = attachments.receive(fileName, content)) {
            TicketJournal.Act act = TicketJournal.Act.of(caller, origin, TicketChange.later(found, ground.now()));
            Attachment attachment = upload.attachment(ground.ids().next(), found.id(), act.actor(), act.at());
            write(found, upload, attachment, act);
            return attachment;
        }
    }

    /** The ticket, where the caller may attach something to it; to be asked before a body is read. */
    public Ticket permitted(Caller caller, String ticket) {
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.ATTACH, found);
        return found;
    }

    private void write(Ticket ticket, Attachments.Upload upload, Attachment attachment, TicketJournal.Act act) {
        ground.loops().check(ticket, "attach", act);
        String location = "/api/v1/tickets/" + ticket.id() + "/attachments/" + attachment.id();
        ground.transactions().inTransaction(work -> {
            attachments.add(work, upload, attachment);
            record(work, ticket, attachment, TicketJournal.ATTACHED, act);
            ground.completion().completes(work, location);
            return attachment;
        });
    }

    private void record(Work work, Ticket ticket, Attachment attachment, String type, TicketJournal.Act act) {
        if (!TicketRows.touch(work.dsl(), ticket.id(), act.at())) {
            throw TicketFinder.absent();
        }
        Map<String, Object> data =
                Map.of("attachment", attachment.id(), "mediaType", attachment.mediaType(), "size", attachment.size());
        JournalEntry entry = TicketJournal.entry(
                ground.ids().next(), type, ticket, act, false, data, Map.of("fileName", attachment.fileName()));
        ground.journal().append(work, entry);
    }

    /** The attachments of a ticket, oldest first. */
    public Page<Attachment> list(Caller caller, String ticket, int limit, @Nullable String cursor) {
        UUID after = cursor == null
                ? null
                : Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst());
        Ticket found = ground.finder().require(caller, ticket);
        List<Attachment> rows = ground.transactions().read(dsl -> attachments.of(dsl, found.id(), after, limit + 1));
        boolean more = rows.size() > limit;
        List<Attachment> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown, more ? new Cursor(LIST, shown.getLast().id().toString()).encode() : null);
    }

    public Attachment get(Caller caller, String ticket, String id) {
        Ticket found = ground.finder().require(caller, ticket);
        Attachment attachment =
                TicketFinder.id(id).map(uuid -> find(found, uuid)).orElse(null);
        if (attachment == null) {
            throw new NotFoundException("attachment.not_found", "There is no such attachment.");
        }
        return attachment;
    }

    /** Removes an attachment: for whoever may change the ticket. */
    public void remove(Caller caller, String ticket, String id, Origin origin) {
        Attachment attachment = get(caller, ticket, id);
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, found);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, TicketChange.later(found, ground.now()));
        ground.transactions().inTransaction(work -> {
            if (attachments.remove(work, attachment)) {
                record(work, found, attachment, TicketJournal.DETACHED, act);
            }
            return attachment;
        });
    }

    /** The content of an attachment that the caller was given; to be closed. */
    public InputStream open(Attachment attachment) throws IOException {
        return attachments.open(attachment);
    }

    private @Nullable Attachment find(Ticket ticket, UUID id) {
        return ground.transactions()
                .read(dsl -> attachments.find(dsl, ticket.id(), id))
                .orElse(null);
    }
}
