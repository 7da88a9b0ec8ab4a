package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.tickets.CommandTest.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jooq.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.http.Page;
import switchboard.api.search.SearchFilter;
import switchboard.api.tickets.Ticket;

/** Lists: filters, order, pages, and the permission in the query, on two thousand tickets. */
@Timeout(180)
class TicketListTest {

    private static final int TICKETS = 2_000;
    private static TestTickets desk;
    private static final List<UUID> ORGANIZATIONS = new ArrayList<>();
    private static final List<UUID> TEAMS = new ArrayList<>();
    private static final List<UUID> PEOPLE = new ArrayList<>();
    private static final List<Ticket> ALL = new ArrayList<>();

    @BeforeAll
    static void fill() {
        desk = new TestTickets();
        ORGANIZATIONS.add(AccessService.DEFAULT_ORGANIZATION);
        for (int index = 0; index < 3; index++) {
            ORGANIZATIONS.add(desk.organization("Organization " + index));
        }
        for (int index = 0; index < 5; index++) {
            TEAMS.add(desk.team("Team " + index));
        }
        for (int index = 0; index < 12; index++) {
            PEOPLE.add(desk.user("person" + index, ORGANIZATIONS.get(index % ORGANIZATIONS.size())));
        }
        Random random = new Random(11);
        List<TicketRows.New> rows = new ArrayList<>();
        Instant start = desk.database.clock().instant();
        for (int index = 0; index < TICKETS; index++) {
            rows.add(row(random, index, start));
        }
        desk.database.transactions().inTransaction(work -> {
            TicketRows.insert(work.dsl(), rows);
            return null;
        });
        desk.database.transactions().read(dsl -> dsl.fetch("ANALYZE TABLE core_ticket"));
    }

    private static TicketRows.New row(Random random, int index, Instant start) {
        // Several share an instant, so that the id has to break ties.
        Instant at = start.plus(Duration.ofMinutes(index / 3));
        TicketEdit edit =
                new TicketEdit(desk.database.ids().next(), any(random, PEOPLE), any(random, ORGANIZATIONS), at);
        edit.number = Integer.toString(5_000_000 + index);
        edit.kind = any(random, List.of("incident", "service_request", "problem"));
        edit.title = "Ticket " + index;
        edit.status = any(random, List.of("new", "assigned", "in_progress", "resolved", "closed"));
        edit.closedAt = edit.status.equals("closed") ? at.plus(Duration.ofHours(random.nextInt(48))) : null;
        edit.impact = "medium";
        edit.urgency = "medium";
        edit.priority = any(random, List.of("critical", "high", "medium", "low"));
        edit.category = random.nextBoolean() ? "network" : null;
        edit.team = random.nextInt(4) == 0 ? null : any(random, TEAMS);
        edit.assignee = random.nextInt(3) == 0 ? null : any(random, PEOPLE);
        edit.owner = random.nextInt(5) == 0 ? any(random, PEOPLE) : null;
        edit.channel = "api";
        edit.externalId = "x-" + index;
        Ticket ticket = edit.build();
        ALL.add(ticket);
        return new TicketRows.New(ticket, desk.room.codes().current(), null);
    }

    private static <T> T any(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @AfterAll
    static void drop() {
        desk.close();
    }

    private static Caller administrator() {
        return TestTickets.caller(PEOPLE.get(0), ORGANIZATIONS.get(0), Reach.ALL, TestTickets.PERMISSIONS);
    }

    @Test
    void pagesHoldEveryTicketOnceInOrder() {
        for (String sort :
                List.of("createdAt", "-createdAt", "updatedAt", "number", "-number", "-priority", "priority")) {
            List<Ticket> seen = new ArrayList<>();
            String cursor = null;
            do {
                Map<String, List<String>> parameters = TestTickets.parameters("sort", sort, "limit", "170");
                if (cursor != null) {
                    parameters.put("cursor", List.of(cursor));
                }
                Page<Ticket> page = desk.room.tickets().list(administrator(), parameters);
                seen.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);
            assertThat(seen).as(sort).hasSize(TICKETS).doesNotHaveDuplicates();
            assertThat(new HashSet<>(seen)).as(sort).isEqualTo(new HashSet<>(ALL));
            Comparator<Ticket> order = order(sort);
            for (int index = 1; index < seen.size(); index++) {
                assertThat(order.compare(seen.get(index - 1), seen.get(index)))
                        .as(sort)
                        .isNegative();
            }
        }
    }

    @Test
    void theOrderOfClosingHoldsWhatIsClosed() {
        List<Ticket> closed =
                ALL.stream().filter(ticket -> ticket.closedAt() != null).toList();
        Instant since = ALL.get(600).createdAt();
        Comparator<Ticket> order = Comparator.comparing(
                        (Ticket ticket) -> java.util.Objects.requireNonNull(ticket.closedAt()))
                .thenComparing(ticket -> ticket.id().toString());
        assertThat(walked("sort", "closedAt"))
                .containsExactlyElementsOf(closed.stream().sorted(order).toList());
        assertThat(walked("closedSince", since.toString()))
                .containsExactlyElementsOf(closed.stream()
                        .filter(ticket -> !java.util.Objects.requireNonNull(ticket.closedAt())
                                .isBefore(since))
                        .sorted(order.reversed())
                        .toList());
    }

    private static List<Ticket> walked(String... query) {
        List<Ticket> seen = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, List<String>> parameters = TestTickets.parameters(query);
            parameters.put("limit", List.of("170"));
            if (cursor != null) {
                parameters.put("cursor", List.of(cursor));
            }
            Page<Ticket> page = desk.room.tickets().list(administrator(), parameters);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private static Comparator<Ticket> order(String sort) {
        String name = sort.replace("-", "");
        Comparator<Ticket> order =
                switch (name) {
                    case "createdAt" -> Comparator.comparing(Ticket::createdAt);
                    case "updatedAt" -> Comparator.comparing(Ticket::updatedAt);
                    case "number" -> Comparator.comparing(ticket -> Long.valueOf(ticket.number()));
                    default ->
                        Comparator.comparing(
                                ticket -> desk.room.codes().current().rank(ticket.priority()));
                };
        order = order.thenComparing(ticket -> ticket.id().toString());
        return sort.startsWith("-") ? order.reversed() : order;
    }

    @Test
    void filtersSelectWhatTheySay() {
        UUID team = TEAMS.get(1);
        check(List.of("open", "true"), ticket -> Set.of("new", "assigned", "in_progress")
                .contains(ticket.status()));
        check(
                List.of("open", "false", "team", "Team 1"),
                ticket -> Set.of("resolved", "closed").contains(ticket.status()) && team.equals(ticket.team()));
        check(List.of("status", "new", "status", "closed"), ticket -> Set.of("new", "closed")
                .contains(ticket.status()));
        check(
                List.of("kind", "problem", "priority", "high"),
                ticket -> ticket.kind().equals("problem") && ticket.priority().equals("high"));
        check(
                List.of("assignee", "person3", "assignee", "person4"),
                ticket ->
                        PEOPLE.get(3).equals(ticket.assignee()) || PEOPLE.get(4).equals(ticket.assignee()));
        check(List.of("requester", "me"), ticket -> PEOPLE.get(0).equals(ticket.requester()));
        check(
                List.of("organization", ORGANIZATIONS.get(2).toString()),
                ticket -> ORGANIZATIONS.get(2).equals(ticket.organization()));
        check(List.of("category", "Network"), ticket -> "network".equals(ticket.category()));
        check(List.of("createdSince", ALL.get(1_000).createdAt().toString()), ticket -> !ticket.createdAt()
                .isBefore(ALL.get(1_000).createdAt()));
        Instant one = ALL.get(600).createdAt();
        Instant other = ALL.get(1_200).createdAt();
        check(
                List.of("closedSince", one.toString(), "closedBefore", other.toString(), "sort", "-createdAt"),
                ticket -> ticket.closedAt() != null
                        && !ticket.closedAt().isBefore(one)
                        && ticket.closedAt().isBefore(other));
        check(List.of("externalId", "x-7", "status", ""), ticket -> "x-7".equals(ticket.externalId()));
        check(List.of("number", "5000007"), ticket -> ticket.number().equals("5000007"));
        desk.found.clear();
        desk.found.addAll(List.of(ALL.get(3).id(), ALL.get(4).id()));
        check(List.of("q", "anything"), ticket -> desk.found.contains(ticket.id()));
    }

    private static void check(List<String> parameters, java.util.function.Predicate<Ticket> expected) {
        List<String> all = new ArrayList<>(parameters);
        all.addAll(List.of("limit", "200", "count", "true"));
        Page<Ticket> page =
                desk.room.tickets().list(administrator(), TestTickets.parameters(all.toArray(String[]::new)));
        List<Ticket> wanted =
                ALL.stream().filter(expected).sorted(order("-createdAt")).toList();
        assertThat(wanted).as(parameters.toString()).isNotEmpty();
        assertThat(page.count()).as(parameters.toString()).isEqualTo(wanted.size());
        assertThat(page.items()).as(parameters.toString()).isEqualTo(wanted.subList(0, Math.min(200, wanted.size())));
    }

    @Test
    void whatIsNoParameterIsRefused() {
        List<List<String>> bad = List.of(
                List.of("colour", "red"),
                List.of("status", "happy"),
                List.of("kind", "party"),
                List.of("open", "maybe"),
                List.of("priority", "P1"),
                List.of("team", "no such team"),
                List.of("assignee", "nobody"),
                List.of("organization", "nowhere"),
                List.of("category", "none"),
                List.of("createdSince", "yesterday"),
                List.of("closedSince", "yesterday"),
                List.of("closedBefore", "tomorrow"),
                List.of("sort", "title"),
                List.of("sort", "createdAt;DROP"),
                List.of("limit", "-1"),
                List.of("limit", "ten"),
                List.of("limit", "0"),
                List.of("cursor", "abc"),
                List.of("number", "x"),
                List.of("count", "7"),
                List.of("q", "x".repeat(2_001)),
                List.of("open", "true", "open", "false"));
        for (List<String> parameters : bad) {
            assertRefused(400, () -> desk.list(administrator(), parameters.toArray(String[]::new)));
        }
        String cursor = desk.room
                .tickets()
                .list(administrator(), TestTickets.parameters("limit", "3"))
                .next();
        assertRefused(400, () -> desk.list(administrator(), "sort", "number", "cursor", String.valueOf(cursor)));
    }

    /** Whatever somebody reaches: list, single read, search audience and event visibility agree with the predicate. */
    @Test
    void everyWayToATicketKeepsToTheReach() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            UUID self = any(random, PEOPLE);
            Caller caller = TestTickets.caller(
                    self,
                    ORGANIZATIONS.get(0),
                    Map.of("ticket:read", reach(random, self), "note:read", reach(random, self)));
            Reach read = caller.reach("ticket:read");
            Reach notes = caller.reach("note:read");
            Set<UUID> expected = new HashSet<>();
            ALL.stream().filter(ticket -> covers(read, ticket)).forEach(ticket -> expected.add(ticket.id()));
            String said = "seed " + seed + " round " + round + " reach " + read;
            assertThat(listed(caller)).as(said).isEqualTo(expected);
            SearchFilter filter = desk.room.searchSource().visibleTo(caller);
            for (int probe = 0; probe < 20; probe++) {
                Ticket ticket = any(random, ALL);
                boolean visible = covers(read, ticket);
                assertThat(desk.room.tickets().find(caller, ticket.id()).isPresent())
                        .as(said)
                        .isEqualTo(visible);
                Set<String> audience = TicketSearchSource.audience(ticket);
                assertThat(filter.everything() || filter.tokens().stream().anyMatch(audience::contains))
                        .as(said)
                        .isEqualTo(visible);
                boolean noted = visible && covers(notes, ticket);
                assertThat(visible
                                && (filter.internalEverything()
                                        || filter.internalTokens().stream().anyMatch(audience::contains)))
                        .as(said + " notes " + notes)
                        .isEqualTo(noted);
                assertThat(eventVisible(caller, ticket, false)).as(said).isEqualTo(visible);
                assertThat(eventVisible(caller, ticket, true)).as(said).isEqualTo(noted);
            }
        }
    }

    private static boolean eventVisible(Caller caller, Ticket ticket, boolean internal) {
        var id = org.jooq.impl.DSL.val(ticket.id(), switchboard.api.persistence.Columns.ID);
        return desk.database
                .transactions()
                .read(dsl -> dsl.fetchExists(dsl.selectOne()
                        .where(new TicketVisibility(desk.access, desk.people.moduleReaches(), desk.room.fields())
                                .ofTickets(caller, id, org.jooq.impl.DSL.val(internal)))));
    }

    private static boolean covers(Reach reach, Ticket ticket) {
        return reach.covers(ticket.organization(), ticket.team(), TicketAccess.people(ticket));
    }

    private static Set<UUID> listed(Caller caller) {
        Set<UUID> ids = new HashSet<>();
        if (caller.reach("ticket:read").isNone()) {
            return ids;
        }
        String cursor = "";
        while (cursor != null) {
            Map<String, List<String>> parameters = TestTickets.parameters("limit", "200", "cursor", cursor);
            Page<Ticket> page = desk.room.tickets().list(caller, parameters);
            page.items().forEach(ticket -> assertThat(ids.add(ticket.id())).isTrue());
            cursor = page.next();
        }
        return ids;
    }

    private static Reach reach(Random random, UUID self) {
        return new Reach(
                random.nextInt(10) == 0,
                some(random, ORGANIZATIONS),
                some(random, TEAMS),
                random.nextBoolean() ? self : null);
    }

    private static Set<UUID> some(Random random, List<UUID> values) {
        Set<UUID> chosen = new HashSet<>();
        for (UUID value : values) {
            if (random.nextInt(4) == 0) {
                chosen.add(value);
            }
        }
        return chosen;
    }

    @Test
    void theOpenTicketsOfATeamAreOneStretchOfOneIndex() {
        UUID team = TEAMS.get(2);
        Caller agent = TestTickets.caller(
                PEOPLE.get(1),
                ORGANIZATIONS.get(1),
                new Reach(
                        false, Set.of(ORGANIZATIONS.get(0), ORGANIZATIONS.get(1)), Set.of(TEAMS.get(0)), PEOPLE.get(1)),
                TestTickets.PERMISSIONS);
        for (Caller caller : List.of(administrator(), agent)) {
            Record plan =
                    desk.plan(caller, "open", "true", "team", team.toString()).getFirst();
            assertThat(plan.get("key")).as(plan.toString()).isEqualTo("core_ticket_team");
            assertThat(plan.get("type", String.class)).as(plan.toString()).isIn("ref", "range");
            assertThat(String.valueOf(plan.get("Extra"))).as(plan.toString()).doesNotContain("filesort", "temporary");
            assertThat(String.valueOf(plan.get("key_len"))).as(plan.toString()).isEqualTo("18");
        }
    }
}
