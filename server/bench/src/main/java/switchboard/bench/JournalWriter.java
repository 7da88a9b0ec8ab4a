package switchboard.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import switchboard.events.JournalEntry;
import switchboard.events.SealedEntry;

/** Writes entries with their texts and positions, as they stand once the sequencer has seen them. */
final class JournalWriter implements AutoCloseable {

    private final Connection connection;
    private final RowWriter entries;
    private final RowWriter texts;
    private final RowWriter positions;

    JournalWriter(Connection connection) {
        this.connection = connection;
        this.entries = new RowWriter(
                connection,
                "core_journal",
                "id",
                "type",
                "subject_type",
                "subject_id",
                "ticket_id",
                "actor",
                "channel",
                "at",
                "internal",
                "permission",
                "organization_id",
                "data",
                "text_digest",
                "digest");
        this.texts = new RowWriter(connection, "core_journal_text", "entry_id", "text", "salt");
        this.positions = new RowWriter(connection, "core_journal_position", "position", "entry_id", "chain");
    }

    /** One transaction. */
    void write(List<SealedEntry> sealed, long firstPosition) throws SQLException {
        long position = firstPosition;
        for (SealedEntry each : sealed) {
            JournalEntry entry = each.entry();
            entries.add(
                    entry.id(),
                    entry.type(),
                    entry.subject().type(),
                    entry.subject().id(),
                    entry.ticket(),
                    entry.actor(),
                    entry.channel(),
                    entry.at(),
                    entry.internal(),
                    entry.permission(),
                    entry.organization(),
                    each.data(),
                    each.textDigest(),
                    each.digest());
            if (each.text() != null) {
                texts.add(entry.id(), each.text(), each.salt());
            }
            positions.add(position++, entry.id(), each.link());
        }
        for (RowWriter writer : List.of(entries, texts, positions)) {
            writer.flush();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        for (RowWriter writer : List.of(entries, texts, positions)) {
            writer.close();
        }
    }
}
