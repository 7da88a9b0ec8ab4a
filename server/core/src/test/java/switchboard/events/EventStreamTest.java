package switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.Event;

class EventStreamTest {

    private static final UUID MINE = new UUID(10, 1);
    private static final UUID OTHER = new UUID(10, 2);
    private static final UUID SEEN_TICKET = new UUID(20, 1);
    private static final UUID HIDDEN_TICKET = new UUID(20, 2);

    private final TestJournal test = new TestJournal();
    private final EventStream stream =
            new EventStream(test.database.transactions(), (caller, ticket, internal) -> ticket.eq(SEEN_TICKET)
                    .and(caller.has("note:read") ? DSL.noCondition() : internal.isFalse()));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void withoutThePermissionNothingIsAnswered() {
        Caller caller = TestCaller.with(MINE, Map.of("ticket:read", Reach.ALL));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> stream.read(caller, 0, 10));
    }

    @Test
    void whoeverReachesAllSeesEveryPosition() {
        seven();
        EventPage page = stream.read(TestCaller.with(MINE, Map.of(EventStream.READ, Reach.ALL)), 0, 100);
        assertThat(page.items()).extracting(Event::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(page.next()).isEqualTo(7);
    }

    @Test
    void othersSeeTheirTicketsAndWhatTheEntrysPermissionReaches() {
        seven();
        Reach mine = new Reach(false, Set.of(MINE), Set.of(), new UUID(1, 1));
        Caller requester = TestCaller.with(MINE, Map.of(EventStream.READ, mine));
        assertThat(positions(requester)).containsExactly(1L);
        Caller agent = TestCaller.with(MINE, Map.of(EventStream.READ, mine, "note:read", mine, "article:read", mine));
        assertThat(positions(agent)).containsExactly(1L, 2L, 4L);
        Caller editor = TestCaller.with(MINE, Map.of(EventStream.READ, mine, "article:read", Reach.ALL));
        assertThat(positions(editor)).containsExactly(1L, 4L, 5L, 6L);
    }

    /** 1 and 2 of a visible ticket (2 internal), 3 of a hidden one, 4 to 6 articles (mine, another's, nobody's), 7 audit. */
    private void seven() {
        test.append(test.ofTicket(SEEN_TICKET, false));
        test.append(test.ofTicket(SEEN_TICKET, true));
        test.append(test.ofTicket(HIDDEN_TICKET, false));
        test.append(test.entry("article.published", null, "article:read", MINE, false));
        test.append(test.entry("article.published", null, "article:read", OTHER, false));
        test.append(test.entry("article.published", null, "article:read", null, false));
        test.append(test.entry("audit.recorded", null, "audit:read", null, false));
        test.order();
    }

    private List<Long> positions(Caller caller) {
        EventPage page = stream.read(caller, 0, 100);
        assertThat(page.next()).as("the last position read, seen or not").isEqualTo(7);
        return page.items().stream().map(Event::position).toList();
    }

    @Test
    void pagesOfAnySizeGiveTheSameAsOnePage() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<JournalEntry> entries = new ArrayList<>();
        for (int number = 0; number < 2_500; number++) {
            // Long stretches that the caller does not see, so that windows come out empty.
            boolean seen = (number / 700) % 2 == 1 && random.nextInt(4) == 0;
            entries.add(test.ofTicket(seen ? SEEN_TICKET : HIDDEN_TICKET, false));
        }
        test.database.transactions().inTransaction(work -> {
            test.journal.appendAll(work, entries);
            return null;
        });
        test.order();
        Caller caller = TestCaller.with(MINE, Map.of(EventStream.READ, new Reach(false, Set.of(MINE), Set.of(), null)));
        List<Long> whole = stream.read(caller, 0, 1_000).items().stream()
                .map(Event::position)
                .toList();
        List<Long> pieces = new ArrayList<>();
        long after = 0;
        while (after < 2_500) {
            EventPage page = stream.read(caller, after, 1 + random.nextInt(60));
            assertThat(page.next()).as("seed " + seed).isGreaterThan(after);
            page.items().forEach(event -> pieces.add(event.position()));
            after = page.next();
        }
        assertThat(pieces).as("seed " + seed).isEqualTo(whole);
        assertThat(stream.read(caller, 2_500, 10)).isEqualTo(new EventPage(List.of(), 2_500));
        assertThat(stream.read(caller, 999_999, 10)).isEqualTo(new EventPage(List.of(), 999_999));
    }

    @Test
    void aFollowerIsToldAtOnceAndEndsWhenItsCallerIsNoLongerGood() throws InterruptedException {
        NewestPosition newest = new NewestPosition();
        LiveEvents live = new LiveEvents(stream, newest, 2, 1);
        Caller caller = TestCaller.with(MINE, Map.of(EventStream.READ, Reach.ALL));
        CountDownLatch told = new CountDownLatch(2);
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread follower = Thread.ofVirtual().start(() -> {
            try {
                live.follow(
                        caller,
                        () -> {
                            throw new ServiceDeskException(Refusal.UNAUTHENTICATED, "auth.bad_token", "Signed out.");
                        },
                        0,
                        page -> page.items().forEach(event -> told.countDown()));
            } catch (InterruptedException | RuntimeException end) {
                ended.set(end);
            }
        });
        test.append(test.entry("article.published"));
        test.append(test.entry("article.published"));
        test.order();
        newest.advance(2);
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(live.open()).isEqualTo(1);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> live.requirePlace(caller));
        assertThat(follower.join(Duration.ofSeconds(15))).isTrue();
        assertThat(ended.get()).isInstanceOf(ServiceDeskException.class);
        assertThat(live.open()).isZero();
        live.requirePlace(caller);
    }

    @Test
    void anEventIsOneLineOfJson() {
        JournalEntry entry = test.entry("article.published");
        test.append(entry);
        test.order();
        Event event =
                new JournalReader(test.database.transactions()).after(0, 1).getFirst();
        assertThat(EventJson.of(event))
                .doesNotContain("\n")
                .startsWith("{\"id\":\"" + entry.id()
                        + "\",\"position\":1,\"type\":\"article.published\",\"at\":\"2026-01-05T08:00:00Z\","
                        + "\"actor\":{\"type\":\"system\",\"id\":\"system\"},\"subject\":{\"type\":\"article\",\"id\":\""
                        + entry.id() + "\"},"
                        + "\"cause\":null,\"data\":{");
    }
}
