package switchboard.events;

import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.persistence.TestDatabase;

/** A journal on a database of its own, and entries to put into it. */
final class TestJournal implements AutoCloseable {

    final TestDatabase database = TestDatabase.create();
    final Journal journal = new Journal(new SecureRandom(), () -> {});

    TestJournal() {
        database.transactions().inTransaction(work -> {
            JournalOrder.prepare(work.dsl(), database.clock().instant());
            return null;
        });
    }

    UUID append(JournalEntry entry) {
        return database.transactions().inTransaction(work -> {
            journal.append(work, entry);
            return entry.id();
        });
    }

    /** Gives out positions on the calling thread until none is pending. */
    void order() {
        while (database.transactions()
                        .inTransaction(work -> JournalOrder.giveOut(
                                work.dsl(), 1_000, database.clock().instant()))
                        .size()
                > 0) {}
    }

    JournalEntry entry(String type) {
        return entry(type, null, "article:read", null, false);
    }

    JournalEntry ofTicket(UUID ticket, boolean internal) {
        return entry(internal ? "ticket.noted" : "ticket.replied", ticket, "ticket:read", null, internal);
    }

    JournalEntry entry(
            String type, @Nullable UUID ticket, String permission, @Nullable UUID organization, boolean internal) {
        UUID id = database.ids().next();
        return new JournalEntry(
                id,
                type,
                new Subject(type.substring(0, type.indexOf('.')), String.valueOf(ticket == null ? id : ticket)),
                ticket,
                null,
                "api",
                null,
                database.clock().instant().truncatedTo(ChronoUnit.MICROS),
                internal,
                permission,
                organization,
                Map.of("number", 7, "state", "open"),
                Map.of("body", "Grüße, 你好 😀 \" \\ \n"));
    }

    @Override
    public void close() {
        database.close();
    }
}
