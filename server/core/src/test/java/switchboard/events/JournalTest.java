package switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;

class JournalTest {

    private final TestJournal test = new TestJournal();
    private final JournalReader reader = new JournalReader(test.database.transactions());
    private final JournalProof proof = new JournalProof(test.database.transactions());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void anEntryComesBackAsItWasWritten() {
        JournalEntry entry = test.entry("article.published");
        test.append(entry);
        assertThat(reader.after(0, 10)).as("not before it has a position").isEmpty();
        test.order();
        assertThat(reader.newest()).isEqualTo(1);
        assertThat(reader.after(0, 10))
                .containsExactly(
                        new Event(entry.id(), 1, entry.type(), entry.at(), null, null, entry.subject(), entry.data()));
    }

    @Test
    void manyEntriesKeepTheOrderOfTheirIds() {
        List<JournalEntry> entries = IntStream.range(0, 2_600)
                .mapToObj(number -> test.entry("article.published"))
                .toList();
        test.database.transactions().inTransaction(work -> {
            test.journal.appendAll(work, entries);
            return null;
        });
        test.order();
        List<UUID> read = new ArrayList<>();
        for (long after = 0; after < 2_600; after += 1_000) {
            reader.after(after, 1_000).forEach(event -> read.add(event.id()));
        }
        assertThat(read).isEqualTo(entries.stream().map(JournalEntry::id).toList());
        assertThat(proof.verify(1, 2_600)).isEqualTo(new JournalProof.Finding(2_600, null, null));
    }

    @Test
    void ofSeveralTicketsWholeStoriesCome() {
        Map<UUID, Integer> lengths = new HashMap<>();
        for (int length : List.of(0, 1, 2, 3, 3, 9)) {
            lengths.put(UUID.randomUUID(), length);
        }
        for (int turn = 0; turn < 9; turn++) {
            for (Map.Entry<UUID, Integer> each : lengths.entrySet()) {
                if (turn < each.getValue()) {
                    test.append(test.ofTicket(each.getKey(), turn % 2 == 0));
                }
            }
        }
        test.append(test.ofTicket(UUID.randomUUID(), false));
        test.order();
        test.append(test.ofTicket(lengths.keySet().iterator().next(), false));
        Map<UUID, List<Event>> expected = new HashMap<>();
        lengths.keySet().forEach(ticket -> expected.put(ticket, reader.ofTicket(ticket, null, 1_000)));
        assertThat(expected.values().stream().mapToInt(List::size).sum()).isEqualTo(18);

        assertThat(reader.ofTickets(lengths.keySet(), 18)).isEqualTo(expected);
        assertThat(reader.ofTickets(List.of(), 18)).isEmpty();
        for (int limit = 1; limit < 18; limit++) {
            Set<UUID> left = new HashSet<>(lengths.keySet());
            while (!left.isEmpty()) {
                Map<UUID, List<Event>> some = reader.ofTickets(left, limit);
                assertThat(some).isNotEmpty();
                assertThat(left).containsAll(some.keySet());
                for (Map.Entry<UUID, List<Event>> story : some.entrySet()) {
                    List<Event> whole = expected.get(story.getKey());
                    assertThat(story.getValue())
                            .isEqualTo(some.size() == 1 ? whole.subList(0, Math.min(limit, whole.size())) : whole);
                }
                left.removeAll(some.keySet());
            }
        }
    }

    @Test
    void asManyTicketsAndEventsAsThereMayBe() {
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(201).toList();
        assertThat(reader.ofTickets(many.subList(0, 200), 1_000)).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> reader.ofTickets(many, 1_000));
        for (int limit : List.of(0, 1_001)) {
            assertThatIllegalArgumentException().isThrownBy(() -> reader.ofTickets(many.subList(0, 1), limit));
        }
    }

    @Test
    void whatRollsBackLeavesNothing() {
        assertThatThrownBy(() -> test.database.transactions().inTransaction(work -> {
                    test.journal.append(work, test.entry("article.published"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        test.order();
        assertThat(reader.newest()).isZero();
    }

    @Test
    void aWriterThatHasNotCommittedDoesNotHoldUpTheOrder() {
        // The uncommitted row stands in the middle of the pending ones; a scan would wait for its lock.
        JournalEntry early = test.entry("article.published");
        JournalEntry late = test.entry("article.published");
        JournalEntry last = test.entry("article.published");
        test.append(early);
        test.append(last);
        test.database.transactions().inTransaction(work -> {
            test.journal.append(work, late);
            Thread other = Thread.ofVirtual().start(test::order);
            try {
                assertThat(other.join(java.time.Duration.ofSeconds(5))).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return null;
        });
        assertThat(reader.after(0, 10)).extracting(Event::id).containsExactly(early.id(), last.id());
        test.order();
        assertThat(reader.after(0, 10)).extracting(Event::id).containsExactly(early.id(), last.id(), late.id());
        assertThat(proof.verify(1, 3).isSound()).isTrue();
    }

    @Test
    void anErasedTextIsGoneAndTheChainStillProvesItself() {
        UUID id = test.append(test.entry("article.published"));
        test.append(test.entry("article.published"));
        test.order();
        int erased = test.database
                .transactions()
                .inTransaction(work -> test.journal.erase(
                        work, List.of(id), test.database.clock().instant()));
        assertThat(erased).isEqualTo(1);
        String left = test.database.transactions().read(dsl -> dsl.select(EventTables.TEXT)
                .from(EventTables.JOURNAL_TEXT)
                .where(EventTables.TEXT_ENTRY.eq(id))
                .fetchSingle(EventTables.TEXT));
        assertThat(left).isNull();
        assertThat(proof.verify(1, 2).isSound()).isTrue();
    }

    @Test
    void everyTamperingIsFound() {
        for (int number = 0; number < 5; number++) {
            test.append(test.entry("article.published"));
        }
        test.order();
        assertThat(proof.verify(1, 5).isSound()).isTrue();
        assertThat(proof.verify(3, 5).sound()).isEqualTo(3);

        change(
                "UPDATE core_journal_text SET text = '{}' WHERE entry_id = (SELECT entry_id FROM core_journal_position WHERE position = 5)");
        assertThat(proof.verify(1, 5)).isEqualTo(new JournalProof.Finding(4, 5L, "text_changed"));
        change(
                "UPDATE core_journal SET actor = RANDOM_BYTES(16) WHERE id = (SELECT entry_id FROM core_journal_position WHERE position = 4)");
        assertThat(proof.verify(1, 5)).isEqualTo(new JournalProof.Finding(3, 4L, "entry_changed"));
        change("UPDATE core_journal_position SET chain = RANDOM_BYTES(32) WHERE position = 3");
        assertThat(proof.verify(1, 5)).isEqualTo(new JournalProof.Finding(2, 3L, "chain_broken"));
        change("DELETE FROM core_journal_position WHERE position = 2");
        assertThat(proof.verify(1, 5)).isEqualTo(new JournalProof.Finding(1, 2L, "missing"));
        change("DELETE FROM core_journal WHERE id = (SELECT entry_id FROM core_journal_position WHERE position = 1)");
        assertThat(proof.verify(1, 5)).isEqualTo(new JournalProof.Finding(0, 1L, "entry_missing"));
    }

    @Test
    void aMalformedEntryIsRefusedBeforeAnythingIsWritten() {
        JournalEntry good = test.entry("article.published");
        for (String type :
                List.of("published", "Article.published", "article.", "a.b.c", "ticket.ßetzt", "x".repeat(40) + ".y")) {
            JournalEntry bad = with(good, type, good.subject(), good.data());
            assertThatIllegalArgumentException().as(type).isThrownBy(() -> test.append(bad));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> test.append(with(good, good.type(), new Subject("article", "x".repeat(65)), Map.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> test.append(with(good, good.type(), good.subject(), Map.of("big", "x".repeat(300_000)))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.append(with(good, good.type(), good.subject(), Map.of("half", "\ud800"))));
        test.order();
        assertThat(reader.newest()).isZero();
    }

    private static JournalEntry with(JournalEntry entry, String type, Subject subject, Map<String, Object> data) {
        return new JournalEntry(
                entry.id(),
                type,
                subject,
                null,
                null,
                "api",
                null,
                entry.at(),
                false,
                "article:read",
                null,
                data,
                Map.of());
    }

    private void change(String sql) {
        int rows = test.database.transactions().inTransaction(work -> work.dsl().execute(DSL.sql(sql)));
        assertThat(rows).isEqualTo(1);
    }
}
