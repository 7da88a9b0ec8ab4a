package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.swarm.SwarmList;

/** How the database finds pages, on some more than ten thousand tickets: by stretches of indexes, for whoever asks and whatever is asked. */
@Timeout(180)
class ListPlanTest {

    private static final int TICKETS = 10_500;
    private static final int CHUNK = 500;
    /** What a person, or a few who are named, may have: to sort so much is nothing. */
    private static final int FEW = 1_000;

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;
    private static TestTickets desk;
    private static final List<UUID> TEAMS = new ArrayList<>();
    private static final List<UUID> PEOPLE = new ArrayList<>();
    private static UUID harbour;
    private static Instant middle;

    @BeforeAll
    static void fill() {
        desk = new TestTickets();
        harbour = desk.organization("Harbour");
        for (int index = 0; index < 8; index++) {
            TEAMS.add(desk.team("Team " + index));
        }
        for (int index = 0; index < 40; index++) {
            PEOPLE.add(desk.user("person" + index, index % 2 == 0 ? HOME : harbour));
        }
        for (String[] field : new String[][] {{"site", "text"}, {"size", "number"}, {"seen", "instant"}}) {
            desk.defineField(new HashMap<>(Map.of("name", field[0], "type", field[1])));
        }
        desk.defineField(new HashMap<>(Map.of(
                "name", "tags", "type", "choices", "choices", List.of(Map.of("key", "vip"), Map.of("key", "press")))));
        Instant start = desk.database.clock().instant();
        middle = start.plus(Duration.ofMinutes(TICKETS / 2));
        for (int from = 0; from < TICKETS; from += CHUNK) {
            insert(from, start);
        }
        desk.database
                .transactions()
                .read(dsl -> dsl.fetch("ANALYZE TABLE core_ticket, core_ticket_field, core_ticket_field_element,"
                        + " core_ticket_due PERSISTENT FOR ALL"));
    }

    private static void insert(int from, Instant start) {
        List<TicketRows.New> rows = new ArrayList<>();
        Map<UUID, Map<String, Instant>> dues = new HashMap<>();
        for (int number = from; number < from + CHUNK; number++) {
            Ticket ticket = ticket(number, start.plus(Duration.ofMinutes(number)));
            rows.add(new TicketRows.New(ticket, desk.room.codes().current(), null));
            dues.put(ticket.id(), Map.of("clock.next", ticket.createdAt().plus(Duration.ofHours(number % 90))));
        }
        desk.database.transactions().inTransaction(work -> {
            TicketRows.insert(work.dsl(), rows);
            TicketDueRows.publish(work.dsl(), new HashMap<>(dues));
            return null;
        });
    }

    private static Ticket ticket(int number, Instant at) {
        TicketEdit edit = new TicketEdit(
                desk.database.ids().next(), PEOPLE.get(number * 7 % 40), number % 3 == 0 ? harbour : HOME, at);
        edit.number = Integer.toString(5_000_000 + number);
        edit.kind = number % 5 == 0 ? "problem" : "incident";
        edit.title = "Ticket " + number;
        edit.status = number % 10 < 2 ? "in_progress" : number % 10 < 4 ? "resolved" : "closed";
        edit.closedAt = edit.status.equals("closed") ? at.plus(Duration.ofDays(2)) : null;
        edit.impact = number % 2 == 0 ? "high" : "medium";
        edit.urgency = number % 4 == 0 ? "low" : "medium";
        edit.priority = List.of("critical", "high", "medium", "low").get(number % 4);
        edit.category = number % 6 == 0 ? "network" : null;
        edit.team = TEAMS.get(number * 3 % 8);
        edit.assignee = number % 3 == 0 ? null : PEOPLE.get(number * 11 % 40);
        edit.owner = PEOPLE.get(number * 13 % 40);
        edit.channel = number % 9 == 0 ? "email" : "api";
        edit.externalId = "x-" + number;
        edit.fields = Map.of(
                "site",
                number % 2 == 0 ? "common" : "Site " + number,
                "size",
                number % 100,
                "seen",
                at.toString(),
                "tags",
                List.of(number % 2 == 0 ? "vip" : "press"));
        return edit.build();
    }

    @AfterAll
    static void drop() {
        desk.close();
    }

    private static Map<String, Caller> callers() {
        UUID self = PEOPLE.get(3);
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("all", with(Reach.ALL));
        callers.put("organization", with(new Reach(false, Set.of(HOME), Set.of(), self)));
        callers.put("organizations", with(new Reach(false, Set.of(HOME, harbour), Set.of(TEAMS.get(0)), self)));
        callers.put("teams", with(new Reach(false, Set.of(), Set.of(TEAMS.get(1), TEAMS.get(2)), self)));
        callers.put("own", with(new Reach(false, Set.of(), Set.of(), self)));
        return callers;
    }

    private static Caller with(Reach reach) {
        return TestTickets.caller(PEOPLE.get(3), HOME, reach, TestTickets.PERMISSIONS);
    }

    private static List<List<String>> queries() {
        List<List<String>> filters = List.of(
                List.of(),
                List.of("open", "true"),
                List.of("open", "false"),
                List.of("status", "in_progress"),
                List.of("status", "in_progress", "status", "resolved"),
                List.of("category", "network"),
                List.of("kind", "problem"),
                List.of("priority", "critical"),
                List.of("impact", "high"),
                List.of("urgency", "low"),
                List.of("channel", "email"),
                List.of("externalId", "x-77"),
                List.of("number", "5000077"),
                List.of("createdSince", middle.toString()),
                List.of("closedSince", middle.toString()),
                List.of(
                        "closedSince",
                        middle.toString(),
                        "closedBefore",
                        middle.plusSeconds(90_000).toString()),
                List.of("sort", "closedAt", "status", "closed", "closedSince", middle.toString()),
                List.of("sort", "closedAt", "organization", harbour.toString()),
                List.of("team", "Team 1"),
                List.of("team", "Team 1", "open", "true"),
                List.of("team", "Team 1", "team", "Team 2", "open", "true"),
                List.of("team", "Team 1", "open", "true", "priority", "high", "kind", "incident"),
                List.of("assignee", "me"),
                List.of("assignee", "me", "open", "true"),
                List.of("requester", "person5"),
                List.of("owner", "person6"),
                List.of("organization", harbour.toString()),
                List.of("organization", harbour.toString(), "open", "true"),
                List.of("field.site", "common"),
                List.of("field.site", "Site 77"),
                List.of("field.site", "common", "field.size", "7"),
                List.of("field.site", "common", "field.site", "Site 77"),
                List.of("field.tags", "vip"),
                List.of("field.size.from", "10", "field.size.to", "90"),
                List.of("field.seen.from", middle.toString()),
                List.of("field.site", "common", "team", "Team 1", "open", "true"),
                List.of("due.clock.nextBefore", middle.toString()),
                List.of("sort", "due.clock.next"),
                List.of("sort", "-due.clock.next", "team", "Team 1"),
                List.of("sort", "due.clock.next", "organization", harbour.toString()),
                List.of("sort", "due.clock.next", "assignee", "me"));
        List<List<String>> queries = new ArrayList<>(filters);
        for (String sort : List.of("createdAt", "-updatedAt", "-priority", "number")) {
            for (List<String> filter : filters) {
                if (filter.contains("sort")
                        || filter.toString().contains("field.")
                        || filter.toString().contains("due.")) {
                    continue;
                }
                List<String> sorted = new ArrayList<>(filter);
                sorted.addAll(List.of("sort", sort));
                queries.add(sorted);
            }
        }
        return queries;
    }

    @Test
    void noListScansATableOrSortsALargeSet() {
        List<String> faults = new ArrayList<>();
        callers().forEach((reach, caller) -> {
            for (List<String> query : queries()) {
                for (Record line : desk.plan(caller, query.toArray(String[]::new))) {
                    if (!isBounded(line)) {
                        faults.add(reach + " " + query + ": " + line.intoMap());
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    /** A line of a plan: a table is entered by an index, and sorted only where there is little of it. */
    private static boolean isBounded(Record line) {
        String table = String.valueOf(line.get("table"));
        String extra = String.valueOf(line.get("Extra"));
        if (table.startsWith("<") || table.equals("null")) {
            // Of the beginnings of stretches, which are put together; or nothing can be found at all.
            return true;
        }
        Long rows = line.get("rows", Long.class);
        boolean little = rows == null || rows <= FEW;
        boolean indexed = line.get("key") != null && !"ALL".equals(line.get("type", String.class));
        boolean sorted = extra.contains("filesort") || extra.contains("temporary");
        return indexed && (little || !sorted);
    }

    /** What the first page of a common value reads does not grow with how common it is. */
    @Test
    void aCommonValueIsReadAsFastAsARareOne() {
        Caller caller = with(Reach.ALL);
        long common = examined(caller, "field.site", "common", "limit", "50");
        long queue = examined(caller, "team", "Team 1", "open", "true", "limit", "50");
        long due = examined(caller, "sort", "due.clock.next", "team", "Team 1", "limit", "50");
        long newest = examined(
                with(new Reach(false, Set.of(HOME, harbour), Set.of(TEAMS.get(0)), PEOPLE.get(3))), "limit", "50");
        assertThat(common).isLessThan(150);
        assertThat(queue).isLessThan(100);
        assertThat(due).isLessThan(250);
        assertThat(newest).as("eight stretches of 51").isLessThan(8 * 51 * 3);
    }

    /** One's own swarms are stretches of an index of their own; to other lists they add nothing. */
    @Test
    void ownSwarmsAreReadByStretches() {
        List<UUID> tickets = desk.database.transactions().read(dsl -> dsl.select(TicketTables.ID)
                .from(TicketTables.TICKET)
                .orderBy(TicketTables.ID)
                .fetch(TicketTables.ID));
        desk.database.transactions().inTransaction(work -> {
            for (int from = 0; from < tickets.size(); from += CHUNK) {
                swarm(work.dsl(), tickets.subList(from, from + CHUNK));
            }
            return null;
        });
        desk.database.transactions().read(dsl -> dsl.fetch("ANALYZE TABLE core_ticket_participant PERSISTENT FOR ALL"));
        List<UUID> participants = List.of(PEOPLE.get(3), TEAMS.get(1), TEAMS.get(2));
        for (List<Boolean> halves : List.of(List.of(true), List.of(true, false))) {
            for (UUID before : java.util.Arrays.asList(null, tickets.get(TICKETS / 2))) {
                List<String> faults = new ArrayList<>();
                long examined = desk.database.transactions().read(dsl -> {
                    var select = SwarmList.select(dsl, participants, halves, before, 51);
                    for (Record line : dsl.fetch("EXPLAIN " + dsl.renderInlined(select))) {
                        if (!isBounded(line)) {
                            faults.add(String.valueOf(line.intoMap()));
                        }
                    }
                    long start = read(dsl);
                    assertThat(select.fetch()).hasSize(51);
                    return read(dsl) - start;
                });
                assertThat(faults).isEmpty();
                assertThat(examined).isLessThan(participants.size() * halves.size() * 51L * 3);
            }
        }
        Caller caller = with(new Reach(false, Set.of(HOME), Set.of(), PEOPLE.get(3)));
        assertThat(desk.sql(caller)).doesNotContain("core_ticket_participant");
    }

    private static void swarm(DSLContext dsl, List<UUID> tickets) {
        StringBuilder rows = new StringBuilder("insert into core_ticket_participant values ");
        List<Object> values = new ArrayList<>();
        for (UUID ticket : tickets) {
            for (UUID participant : List.of(PEOPLE.get(3), TEAMS.get(1))) {
                rows.append(values.isEmpty() ? "" : ",").append("(unhex(?), unhex(?), 'user', ?, null, now(6))");
                values.add(ticket.toString().replace("-", ""));
                values.add(participant.toString().replace("-", ""));
                values.add(Math.floorMod(ticket.hashCode(), 4) == 0 ? 1 : 0);
            }
        }
        dsl.execute(rows.toString(), values.toArray());
    }

    /** Exact up to the bound; beyond it one more stands for all there is. */
    @Test
    void countingStopsAtTheBound() {
        for (String sort : List.of("-createdAt", "updatedAt", "priority", "number")) {
            assertThat(counted(with(Reach.ALL), "sort", sort).count()).as(sort).isEqualTo(Page.MOST_COUNTED + 1);
        }
        assertThat(counted(with(Reach.ALL), "status", "closed").count()).isEqualTo(TICKETS * 6L / 10);
        assertThat(counted(with(Reach.ALL), "sort", "closedAt").count()).isEqualTo(TICKETS * 6L / 10);
        assertThat(counted(with(Reach.ALL), "externalId", "x-77").count()).isEqualTo(1);
    }

    /** However much there is, of each stretch no more is read than is counted; and that once more out of what was put together. */
    @Test
    void toCountReadsNoMoreThanTheBound() {
        int bound = 200;
        for (List<String> query : List.of(
                List.<String>of(),
                List.of("sort", "updatedAt"),
                List.of("sort", "number"),
                List.of("open", "false"),
                List.of("status", "closed"),
                List.of("team", "Team 1"),
                List.of("field.site", "common"),
                List.of("sort", "due.clock.next", "open", "true"),
                List.of("sort", "closedAt"))) {
            callers().forEach((reach, caller) -> {
                TicketFilters filters =
                        desk.room.list().filters(caller, TestTickets.parameters(query.toArray(String[]::new)));
                int stretches = Stretches.of(filters.inAnyOrder()).size();
                boolean ofFew = Stretches.of(filters.inAnyOrder()).contains(Stretch.ANY);
                long read = examined(dsl -> desk.room.list().count(dsl, filters, bound));
                // A caller of few rights is met in the midst of others' tickets, where an index is walked in its order.
                boolean walked = !reach.equals("all");
                assertThat(read)
                        .as("%s %s", reach, query)
                        .isLessThan(walked || ofFew ? TICKETS : (stretches + 3) * (bound + 1L) * 2);
            });
        }
    }

    /** Whoever asks, and whatever is asked: a count is that of a list that is read to its end. */
    @Test
    void aCountBelowTheBoundIsExact() {
        List<List<String>> asked = List.of(
                List.of("team", "Team 1"),
                List.of("team", "Team 1", "team", "Team 2", "open", "true"),
                List.of("field.tags", "vip", "field.tags", "press", "priority", "high"),
                List.of("field.size.from", "10", "field.size.to", "12"),
                List.of("sort", "due.clock.next", "team", "Team 1"),
                List.of("sort", "-number", "category", "network", "open", "true"),
                List.of("closedSince", middle.toString(), "kind", "problem"),
                List.of("status", "in_progress", "status", "resolved", "impact", "medium"));
        callers().forEach((reach, caller) -> {
            for (List<String> query : asked) {
                String[] parameters = query.toArray(String[]::new);
                assertThat(counted(caller, parameters).count())
                        .as("%s %s", reach, query)
                        .isEqualTo(walked(caller, query));
            }
        });
    }

    private static long walked(Caller caller, List<String> query) {
        long walked = 0;
        String cursor = null;
        do {
            List<String> parameters = new ArrayList<>(query);
            parameters.addAll(List.of("limit", "200"));
            if (cursor != null) {
                parameters.addAll(List.of("cursor", cursor));
            }
            Page<Ticket> page =
                    desk.room.tickets().list(caller, TestTickets.parameters(parameters.toArray(String[]::new)));
            walked += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return walked;
    }

    private static Page<Ticket> counted(Caller caller, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of("count", "true", "limit", "1"));
        return desk.room.tickets().list(caller, TestTickets.parameters(all.toArray(String[]::new)));
    }

    private static long examined(Caller caller, String... parameters) {
        TicketFilters filters = desk.room.list().filters(caller, TestTickets.parameters(parameters));
        return examined(dsl -> dsl.fetch(desk.room.list().select(dsl, filters)));
    }

    private static long examined(Function<DSLContext, ?> query) {
        return desk.database.transactions().read(dsl -> {
            long before = read(dsl);
            Object unused = query.apply(dsl);
            return read(dsl) - before;
        });
    }

    private static long read(DSLContext dsl) {
        long sum = 0;
        for (Record line : dsl.fetch("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
            sum += Long.parseLong(String.valueOf(line.get(1)));
        }
        return sum;
    }
}
