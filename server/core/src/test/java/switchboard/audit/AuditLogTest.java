package switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Page;
import switchboard.audit.AuditEntry.Outcome;
import switchboard.events.Journal;
import switchboard.events.JournalReader;
import switchboard.events.NewestPosition;
import switchboard.events.Sequencer;
import switchboard.persistence.Leases;
import switchboard.persistence.TestDatabase;

class AuditLogTest {

    private static final UUID SOMEONE = new UUID(5, 1);
    private static final UUID SOMEONE_ELSE = new UUID(5, 2);

    private final TestDatabase database = TestDatabase.create();
    private final Journal journal = new Journal(new SecureRandom(), () -> {});
    private final AuditLog log = new AuditLog(journal, database.ids(), database.clock());
    private final AuditReader reader = new AuditReader(database.transactions());
    private final RoomCaller auditor = RoomCaller.with(Map.of(AuditLog.READ, Reach.ALL));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void entriesAreReadNewestFirstPageByPageAndFiltered() {
        Instant start = database.clock().instant();
        for (int number = 0; number < 10; number++) {
            record(number % 2 == 0 ? SOMEONE : SOMEONE_ELSE, number < 5 ? "user.change" : "role.change", number);
            database.clock().advance(Duration.ofMinutes(1));
        }
        assertThat(numbers(new AuditFilter(Set.of(), Set.of(), null))).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        assertThat(numbers(new AuditFilter(Set.of(SOMEONE), Set.of(), null))).containsExactly(8, 6, 4, 2, 0);
        assertThat(numbers(new AuditFilter(Set.of(SOMEONE), Set.of("user.change"), null)))
                .containsExactly(4, 2, 0);
        assertThat(numbers(new AuditFilter(Set.of(), Set.of(), start.plus(Duration.ofMinutes(8)))))
                .containsExactly(9, 8);
    }

    @Test
    void onlyWhoMayReadAllReadsAndAForeignCursorIsRefused() {
        RoomCaller own = RoomCaller.with(Map.of(AuditLog.READ, new Reach(false, Set.of(), Set.of(), SOMEONE)));
        AuditFilter all = new AuditFilter(Set.of(), Set.of(), null);
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> reader.list(own, all, 10, null));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> reader.list(auditor, all, 10, "x"));
    }

    @Test
    void aMalformedEntryIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> record(SOMEONE, "User changed", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> database.transactions().inTransaction(work -> {
                    log.record(
                            work,
                            new AuditEntry(
                                    null,
                                    null,
                                    "user.change",
                                    "user",
                                    "1",
                                    Outcome.DONE,
                                    Map.of("x", "x".repeat(200_000))));
                    return null;
                }));
        assertThat(numbers(new AuditFilter(Set.of(), Set.of(), null))).isEmpty();
    }

    @Test
    void whatWasChangedOrTakenAwayIsFound() throws InterruptedException {
        for (int number = 0; number < 3; number++) {
            record(SOMEONE, "user.change", number);
        }
        NewestPosition newest = new NewestPosition();
        try (Sequencer sequencer = new Sequencer(
                database.transactions(),
                new Leases(database.transactions(), UUID.randomUUID()),
                Clock.systemUTC(),
                Thread.ofVirtual().factory(),
                newest)) {
            sequencer.start();
            assertThat(sequencer.awaitPositions(Duration.ofSeconds(30))).isTrue();
        }
        var events = new JournalReader(database.transactions()).after(0, 100);
        AuditProof proof = new AuditProof(database.transactions());
        assertThat(events).hasSize(3);
        assertThat(proof.broken(events)).isEmpty();
        change("UPDATE core_audit SET actor = NULL ORDER BY id LIMIT 1");
        assertThat(proof.broken(events)).containsExactly(events.getFirst().id());
        change("DELETE FROM core_audit ORDER BY id DESC LIMIT 1");
        assertThat(proof.broken(events))
                .containsExactlyInAnyOrder(
                        events.getFirst().id(), events.getLast().id());
    }

    private void record(UUID actor, String action, int number) {
        database.transactions().inTransaction(work -> {
            log.record(
                    work,
                    new AuditEntry(actor, "192.0.2.1", action, "user", "x", Outcome.DONE, Map.of("number", number)));
            return null;
        });
    }

    private List<Integer> numbers(AuditFilter filter) {
        List<Integer> numbers = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<AuditView> page = reader.list(auditor, filter, 3, cursor);
            page.items().forEach(entry -> numbers.add((Integer) entry.data().get("number")));
            cursor = page.next();
        } while (cursor != null);
        return numbers;
    }

    private void change(String sql) {
        assertThat((int)
                        database.transactions().inTransaction(work -> work.dsl().execute(DSL.sql(sql))))
                .isEqualTo(1);
    }
}
