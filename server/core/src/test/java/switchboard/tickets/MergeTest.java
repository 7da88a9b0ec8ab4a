package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.tickets.CommandTest.assertRefused;
import static switchboard.tickets.CommandTest.refused;
import static switchboard.tickets.TestTickets.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.watchers.Watcher;

/** Merging and splitting: nothing is lost on the way, no circle, and a way back. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeTest {

    private final Teamwork work = new Teamwork();
    private final TestTickets desk = work.desk;
    private final Caller agent = work.agent;

    @BeforeEach
    void forget() {
        work.told();
    }

    @AfterAll
    void close() {
        work.close();
    }

    private String reply(Caller caller, Ticket ticket, String body) {
        return desk.room
                .entries()
                .reply(caller, ticket.id().toString(), input("body", body, "channel", "email"), Origin.API)
                .ticket()
                .toString();
    }

    private List<UUID> watchers(Ticket ticket) {
        return work.relations.watchers().list(agent, ticket.id().toString(), 200, null).items().stream()
                .map(Watcher::user)
                .toList();
    }

    @Test
    void aMergedTicketIsCancelledAndLeadsToTheOther() {
        Ticket source = desk.create(work.requester);
        Ticket target = desk.create(agent);
        work.relations.watchers().add(work.other, source.id().toString(), "me", Origin.API);
        Merge merge = work.merge(agent, source, target);
        assertThat(merge.into()).isEqualTo(target.id());
        assertThat(merge.intoNumber()).isEqualTo(target.number());
        Ticket merged = work.now(source);
        assertThat(merged.status()).isEqualTo("cancelled");
        assertThat(merged.closureCode()).isEqualTo("duplicate");
        assertThat(merged.closedAt()).isNotNull();
        assertThat(work.types(agent, source))
                .containsSubsequence("ticket.created", "ticket.transitioned", "ticket.linked", "ticket.merged");
        assertThat(work.timeline(agent, target))
                .filteredOn(entry -> entry.type().equals("ticket.merged"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("source", source.id().toString()));
        assertThat(watchers(target)).containsExactlyInAnyOrder(work.anna, work.cleo);
        assertThat(work.told()).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo("ticket.merged");
            assertThat(told.receivers()).containsExactly(work.anna);
            assertThat(told.values()).containsEntry("target", target.number());
        });
    }

    /** The requester of the one does not see the other, and yet is heard. */
    @Test
    void whatIsSaidToTheOldOneLandsOnTheNewOne() {
        Ticket first = desk.create(work.requester);
        Ticket second = desk.create(agent);
        Ticket third = desk.create(agent);
        reply(work.requester, first, "before");
        work.merge(agent, first, second);
        work.merge(agent, second, third);
        assertThat(reply(work.requester, first, "after")).isEqualTo(third.id().toString());
        assertThat(desk.room
                        .entries()
                        .replies(agent, first.id().toString(), 50, null)
                        .items())
                .extracting(PublicReply::body)
                .containsExactly("before");
        assertThat(desk.room
                        .entries()
                        .replies(agent, third.id().toString(), 50, null)
                        .items())
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.body()).isEqualTo("after");
                    assertThat(said.author()).isEqualTo(work.anna);
                    assertThat(said.channel()).isEqualTo("email");
                });
        assertThat(work.relations.merges().get(agent, first.id().toString()).into())
                .isEqualTo(third.id());
        assertThat(work.relations.merges().end(agent, work.now(first)))
                .map(Ticket::id)
                .hasValue(third.id());
        assertThat(work.relations.merges().end(work.requester, work.now(first))).isEmpty();
        assertRefused(
                404,
                () -> work.relations.merges().get(work.requester, first.id().toString()));
        assertThat(work.types(work.requester, first)).doesNotContain("ticket.merged", "ticket.linked");
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        Ticket one = desk.create(agent);
        Ticket two = desk.create(agent);
        Ticket three = desk.create(agent);
        assertRefused(422, () -> work.merge(agent, one, one));
        assertRefused(403, () -> work.merge(work.requester, desk.create(work.requester), desk.create(work.requester)));
        for (String into : List.of("", "x", "../..", "9".repeat(40), "00000000-0000-0000-0000-000000000000 ")) {
            ServiceDeskException wrong = org.assertj.core.api.Assertions.catchThrowableOfType(
                    ServiceDeskException.class,
                    () -> work.relations.merges().merge(agent, one.id().toString(), input("into", into), Origin.API));
            assertThat(wrong.refusal().status()).as(into).isIn(404, 422);
        }
        work.merge(agent, one, two);
        assertThat(refused(409, () -> work.merge(agent, one, three)).code()).isEqualTo("ticket.ended");
        assertThat(refused(409, () -> work.merge(agent, three, one)).code()).isEqualTo("ticket.merge_target_ended");
        Ticket left = desk.create(agent);
        Ticket right = desk.create(agent);
        desk.room
                .links()
                .add(
                        agent,
                        left.id().toString(),
                        input("type", "duplicate_of", "target", right.id().toString()),
                        Origin.API);
        assertThat(refused(409, () -> work.merge(agent, right, left)).code()).isEqualTo("link.cycle");
        work.merge(agent, left, right);
        assertThat(work.types(agent, left).stream().filter("ticket.linked"::equals))
                .hasSize(1);
    }

    @Test
    void organizationsAreMergedOnlyByThoseWhoWorkForBoth() {
        UUID elsewhere = desk.organization("Elsewhere");
        Caller stranger = desk.agent(work.person("stranger", "agent", elsewhere), elsewhere);
        Ticket ours = desk.create(agent);
        Ticket theirs = desk.create(stranger);
        assertRefused(404, () -> work.merge(agent, ours, theirs));
        UUID team = desk.team("Across");
        Ticket shared = desk.create(stranger, "team", team.toString());
        Caller across = TestTickets.caller(
                work.cleo,
                Teamwork.HOME,
                new Reach(false, Set.of(Teamwork.HOME), Set.of(team), null),
                TestTickets.PERMISSIONS);
        assertThat(refused(403, () -> work.merge(across, shared, ours)).code()).isEqualTo("ticket.other_organization");
        Caller both = TestTickets.caller(
                work.cleo,
                Teamwork.HOME,
                new Reach(false, Set.of(Teamwork.HOME, elsewhere), Set.of(), null),
                TestTickets.PERMISSIONS);
        work.merge(both, theirs, ours);
        assertThat(work.types(stranger, theirs)).doesNotContain("ticket.merged");
        assertThat(work.types(agent, ours)).doesNotContain("ticket.merged");
    }

    @Test
    void ofTwoWhoMergeOneTicketOneIsRefused() throws Exception {
        for (int round = 0; round < 10; round++) {
            Ticket source = desk.create(agent);
            Ticket one = desk.create(agent);
            Ticket two = desk.create(agent);
            assertThat(CommandTest.all(List.of(merged(source, one), merged(source, two))))
                    .containsExactlyInAnyOrder(true, false);
            Ticket left = desk.create(agent);
            Ticket right = desk.create(agent);
            assertThat(CommandTest.all(List.of(merged(left, right), merged(right, left))))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void randomMergesAndParentsNeverMakeACircle() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Ticket> tickets = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            tickets.add(desk.create(agent));
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int index = 0; index < 80; index++) {
            Ticket source = tickets.get(random.nextInt(tickets.size()));
            Ticket target = tickets.get(random.nextInt(tickets.size()));
            switch (random.nextInt(4)) {
                case 0 -> tasks.add(merged(source, target));
                case 1 ->
                    tasks.add(tried(() ->
                            work.relations.merges().undo(agent, source.id().toString(), Origin.API)));
                default -> tasks.add(tried(() -> work.child(source, target, true, true)));
            }
        }
        CommandTest.all(tasks);
        Map<UUID, Set<UUID>> merges = new HashMap<>();
        Map<UUID, Set<UUID>> parents = new HashMap<>();
        desk.database.transactions().read(dsl -> {
            dsl.select(TicketTables.MERGE_TICKET, TicketTables.MERGE_INTO)
                    .from(TicketTables.MERGE)
                    .forEach(row -> merges.computeIfAbsent(row.value1(), any -> new HashSet<>())
                            .add(row.value2()));
            LinkRows.select(dsl)
                    .where(TicketTables.LINK_TYPE.eq(LinkType.PARENT))
                    .forEach(row -> parents.computeIfAbsent(row.get(TicketTables.LINK_SOURCE), any -> new HashSet<>())
                            .add(row.get(TicketTables.LINK_TARGET)));
            return true;
        });
        for (Ticket ticket : tickets) {
            assertThat(LinkTest.reached(merges, ticket.id()))
                    .as("seed %d", seed)
                    .doesNotContain(ticket.id());
            assertThat(LinkTest.reached(parents, ticket.id()))
                    .as("seed %d", seed)
                    .doesNotContain(ticket.id());
            assertThat(merges.containsKey(ticket.id()))
                    .as("seed %d", seed)
                    .isEqualTo(work.now(ticket).status().equals("cancelled"));
        }
        // Closing one of them comes to an end, however they hang together.
        Ticket open = tickets.stream()
                .filter(ticket -> !work.now(ticket).status().equals("cancelled"))
                .findFirst()
                .orElseThrow();
        desk.move(agent, open, "to", "cancelled");
        work.follow();
    }

    private Callable<Boolean> merged(Ticket source, Ticket target) {
        return tried(() -> work.merge(agent, source, target));
    }

    private static Callable<Boolean> tried(Runnable command) {
        return () -> {
            try {
                command.run();
                return true;
            } catch (ServiceDeskException refused) {
                assertThat(refused.refusal()).isIn(Refusal.CONFLICT, Refusal.INVALID, Refusal.NOT_FOUND, Refusal.STALE);
                return false;
            }
        };
    }

    @Test
    void aMergeIsTakenBackWithinItsTime() {
        Ticket source = desk.create(work.requester, "assignee", null);
        Ticket target = desk.create(agent);
        work.merge(agent, source, target);
        work.relations.merges().undo(agent, source.id().toString(), Origin.API);
        Ticket back = work.now(source);
        assertThat(back.status()).isEqualTo("new");
        assertThat(back.closureCode()).isNull();
        assertThat(back.closedAt()).isNull();
        assertThat(watchers(target)).isEmpty();
        assertThat(desk.room
                        .links()
                        .list(agent, source.id().toString(), 50, null)
                        .items())
                .isEmpty();
        assertThat(work.types(agent, target)).contains("ticket.merged", "ticket.unmerged");
        assertThat(reply(work.requester, source, "again")).isEqualTo(source.id().toString());
        assertRefused(404, () -> work.relations.merges().undo(agent, source.id().toString(), Origin.API));
        work.merge(agent, source, target);
        desk.change(agent, work.now(source), null, "title", "Corrected");
        assertThat(refused(409, () -> work.relations
                                .merges()
                                .undo(agent, source.id().toString(), Origin.API))
                        .code())
                .isEqualTo("merge.changed_since");
        Ticket late = desk.create(agent);
        work.merge(agent, late, target);
        desk.database.clock().advance(Duration.ofMinutes(11));
        assertThat(refused(409, () -> work.relations
                                .merges()
                                .undo(agent, late.id().toString(), Origin.API))
                        .code())
                .isEqualTo("merge.too_late");
    }

    @Test
    void aPartOfATicketBecomesOneOfItsOwn() {
        Ticket source = desk.create(work.requester);
        desk.room.entries().reply(work.requester, source.id().toString(), input("body", "And the printer"), Origin.API);
        PublicReply said = desk.room
                .entries()
                .replies(agent, source.id().toString(), 50, null)
                .items()
                .getFirst();
        InternalNote note =
                desk.room.entries().note(work.other, source.id().toString(), input("body", "a secret"), Origin.API);
        Ticket made = work.relations
                .split()
                .split(
                        agent,
                        source.id().toString(),
                        input(
                                "title",
                                "The printer",
                                "entries",
                                List.of(said.id().toString(), note.id().toString())),
                        Origin.API);
        assertThat(made.requester()).isEqualTo(work.anna);
        assertThat(desk.room
                        .entries()
                        .replies(work.requester, made.id().toString(), 50, null)
                        .items())
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.body()).isEqualTo("And the printer");
                    assertThat(copy.author()).isEqualTo(work.anna);
                    assertThat(copy.createdAt()).isEqualTo(said.createdAt());
                    assertThat(copy.channel()).isEqualTo(said.channel());
                });
        assertThat(desk.room
                        .entries()
                        .notes(agent, made.id().toString(), 50, null)
                        .items())
                .extracting(InternalNote::author)
                .containsExactly(work.cleo);
        assertThat(work.types(work.requester, made))
                .contains("ticket.split", "ticket.replied")
                .doesNotContain("ticket.noted");
        assertThat(String.valueOf(work.timeline(work.requester, made))).doesNotContain("a secret");
        assertThat(work.types(agent, source)).contains("ticket.split", "ticket.linked");
        assertThat(work.told()).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo("ticket.split");
            assertThat(told.receivers()).containsExactly(work.anna);
        });
    }

    @Test
    void aSplitThatIsRefusedLeavesNothing() {
        Ticket source = desk.create(agent);
        Ticket foreign = desk.create(agent);
        PublicReply theirs = desk.room.entries().reply(agent, foreign.id().toString(), input("body", "x"), Origin.API);
        int before = desk.count("core_ticket");
        for (Object entries : List.of(
                List.of(theirs.id().toString()),
                List.of("x"),
                "x",
                List.of(1),
                List.of(UUID.randomUUID().toString()))) {
            assertRefused(422, () -> work.relations
                    .split()
                    .split(agent, source.id().toString(), input("title", "Part", "entries", entries), Origin.API));
        }
        assertRefused(422, () -> work.relations.split().split(agent, source.id().toString(), input(), Origin.API));
        assertRefused(422, () -> work.relations
                .split()
                .split(agent, source.id().toString(), input("title", "x", "status", "closed"), Origin.API));
        assertRefused(403, () -> work.relations
                .split()
                .split(work.requester, desk.create(work.requester).id().toString(), input("title", "x"), Origin.API));
        assertThat(desk.count("core_ticket")).isEqualTo(before + 1);
    }
}
