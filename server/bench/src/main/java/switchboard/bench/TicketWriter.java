package switchboard.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import switchboard.tickets.fields.FieldValues;

/** Writes tickets as the desk keeps them: the row, the indexed copy of the custom fields, a reply and a note. */
final class TicketWriter implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int VERSION = 3;

    private final Connection connection;
    private final RowWriter tickets;
    private final RowWriter fields;
    private final RowWriter replies;
    private final RowWriter notes;

    TicketWriter(Connection connection) {
        this.connection = connection;
        this.tickets = new RowWriter(
                connection,
                "core_ticket",
                "id",
                "number",
                "kind",
                "title",
                "description",
                "status",
                "is_open",
                "impact",
                "urgency",
                "priority",
                "priority_rank",
                "requester_id",
                "organization_id",
                "team_id",
                "assignee_id",
                "channel",
                "fields",
                "resolution",
                "created_at",
                "updated_at",
                "resolved_at",
                "closed_at",
                "version",
                "revision");
        this.fields = new RowWriter(
                connection, "core_ticket_field", "ticket_id", "name", "text_value", "number_value", "created_at");
        this.replies = entries("core_ticket_reply");
        this.notes = entries("core_ticket_note");
    }

    private RowWriter entries(String table) {
        return new RowWriter(connection, table, "id", "ticket_id", "author_id", "channel", "body", "created_at");
    }

    /** One transaction. */
    void write(List<MadeTicket> made, int priorityRank) throws SQLException, JsonProcessingException {
        for (MadeTicket ticket : made) {
            var end = ticket.createdAt().plusSeconds(MadeTicket.ENTRIES - 1);
            boolean resolved = !ticket.isOpen();
            tickets.add(
                    ticket.id(),
                    MadeTicket.FIRST_NUMBER + ticket.number(),
                    "incident",
                    ticket.title(),
                    ticket.description(),
                    ticket.status(),
                    ticket.isOpen(),
                    "medium",
                    "medium",
                    "medium",
                    priorityRank,
                    ticket.requester(),
                    ticket.organization(),
                    ticket.team(),
                    ticket.status().equals("new") ? null : ticket.agent(),
                    "api",
                    MAPPER.writeValueAsString(ticket.fields()),
                    resolved ? "Done as said" : null,
                    ticket.createdAt(),
                    end,
                    resolved ? end : null,
                    ticket.status().equals("closed") ? end : null,
                    VERSION,
                    MadeTicket.ENTRIES);
            for (var field : ticket.fields().entrySet()) {
                Object number = field.getValue() instanceof Number value ? value : null;
                fields.add(ticket.id(), field.getKey(), FieldValues.key(field.getValue()), number, ticket.createdAt());
            }
            var entries = ticket.entries();
            notes.add(
                    entries.get(1).id(),
                    ticket.id(),
                    ticket.agent(),
                    "api",
                    ticket.body(),
                    entries.get(1).at());
            replies.add(
                    entries.get(2).id(),
                    ticket.id(),
                    ticket.agent(),
                    "api",
                    ticket.body(),
                    entries.get(2).at());
        }
        for (RowWriter writer : List.of(tickets, fields, replies, notes)) {
            writer.flush();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        for (RowWriter writer : List.of(tickets, fields, replies, notes)) {
            writer.close();
        }
    }
}
