package switchboard.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import switchboard.events.JournalEntry;
import switchboard.events.SealedEntry;
import switchboard.persistence.Ids;

/**
 * Fills the database of a desk that is not running with tickets and their journal, a thousand at a time, past the desk:
 * tickets over one connection and the journal over another, while the next thousand are being made. The journal's chain
 * goes on where the desk left it.
 */
final class ScaleLoader {

    private static final int CHUNK = 1_000;
    private static final int RARE = 60;
    private static final Duration GAP = Duration.ofSeconds(10);

    private final DataSource source;
    private final ScaleDesk desk;
    private final int tickets;
    private final Instant start;
    private final MadeText text = new MadeText(23);
    private final Random random = new Random(29);
    private final Ticking clock = new Ticking();
    private final Ids ids = new Ids(clock, random);

    /** @param tickets how many there will be; the last is as old as the gap between two */
    ScaleLoader(DataSource source, ScaleDesk desk, int tickets) {
        this.source = source;
        this.desk = desk;
        this.tickets = tickets;
        this.start = Instant.now().minus(GAP.multipliedBy(tickets + 1L));
    }

    /** The time of the ticket that is being made. */
    private static final class Ticking extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** What stands at the end of the journal. */
    private record End(long position, byte[] link) {}

    /**
     * Writes them all.
     *
     * @return the newest position
     */
    long load() throws SQLException {
        try (Connection one = connect();
                Connection other = connect();
                TicketWriter writer = new TicketWriter(one);
                JournalWriter journal = new JournalWriter(other);
                ExecutorService writers = Executors.newFixedThreadPool(2)) {
            int rank = number(
                    one, "SELECT 1000 - ordinal FROM core_code WHERE code_table = 'priority' AND code_key = 'medium'");
            End end = end(one);
            List<Future<?>> running = new ArrayList<>();
            for (int first = 0; first < tickets; first += CHUNK) {
                List<MadeTicket> made = make(first, Math.min(first + CHUNK, tickets));
                List<JournalEntry> entries = made.stream()
                        .flatMap(ticket -> ticket.entries().stream())
                        .toList();
                List<SealedEntry> sealed = SealedEntry.chain(entries, end.link(), random);
                long position = end.position() + 1;
                end = new End(end.position() + sealed.size(), sealed.getLast().link());
                await(running);
                running.add(writers.submit(() -> {
                    writer.write(made, rank);
                    return null;
                }));
                running.add(writers.submit(() -> {
                    journal.write(sealed, position);
                    return null;
                }));
            }
            await(running);
            settle(one, end.position());
            return end.position();
        }
    }

    private List<MadeTicket> make(int from, int to) {
        List<MadeTicket> made = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            Instant at = start.plus(GAP.multipliedBy(number));
            clock.now = at;
            made.add(MadeTicket.of(desk, text, number, RARE, at, ids::next));
        }
        return made;
    }

    private static void await(List<Future<?>> running) throws SQLException {
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while loading", interrupted);
        } catch (ExecutionException failure) {
            throw new SQLException("The rows could not be written", failure.getCause());
        }
        running.clear();
    }

    /**
     * Counters and cursors as of a desk that was there all the time: nobody has anything left to read, and no number that
     * is still to be loaded is given out.
     */
    private void settle(Connection connection, long position) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE core_counter SET value = GREATEST(value, " + (MadeTicket.FIRST_NUMBER + tickets)
                    + "), version = version + 1 WHERE name = 'ticket_number'");
            statement.execute("UPDATE core_cursor SET position = " + position
                    + ", version = version + 1 WHERE name = 'sequencer' OR name LIKE 'consumer:%'");
            connection.commit();
            statement.execute("ANALYZE TABLE core_ticket, core_ticket_field, core_journal");
        }
    }

    private static End end(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT position, chain FROM core_journal_position ORDER BY position DESC LIMIT 1")) {
            return row.next() ? new End(row.getLong(1), row.getBytes(2)) : new End(0, new byte[0]);
        }
    }

    /** Ids of tickets, spread evenly over all of them. */
    List<String> sample(int count) throws SQLException {
        return texts(
                "SELECT id FROM core_ticket WHERE number % " + Math.max(1, tickets / count) + " = 0 LIMIT " + count);
    }

    /** Ids of tickets of the first team that are being worked on, newest first. */
    List<String> inProgress(int count) throws SQLException {
        return texts("SELECT id FROM core_ticket WHERE team_id = UNHEX('"
                + desk.teams().getFirst().toString().replace("-", "")
                + "') AND status = 'in_progress' ORDER BY created_at DESC LIMIT " + count);
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var bytes = ByteBuffer.wrap(rows.getBytes(1));
                ids.add(new UUID(bytes.getLong(), bytes.getLong()).toString());
            }
        }
        return ids;
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** A connection as the database's own programs for loading make it: what it is given is known to be unique. */
    private Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION unique_checks = 0, foreign_key_checks = 0");
        }
        connection.setAutoCommit(false);
        return connection;
    }
}
