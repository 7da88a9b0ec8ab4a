package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static switchboard.tickets.CommandTest.assertRefused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.access.CallerRecord;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketField;
import switchboard.api.tickets.TicketGuard;

/** Defined custom fields: validation, contexts, rights, filters, and parts of tickets. */
@Timeout(120)
class CustomFieldTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;

    private static TestTickets desk;
    private static UUID harbour;
    private static UUID anna;
    private static Caller agent;
    private static Caller doctor;

    @BeforeAll
    static void open() {
        desk = new TestTickets();
        harbour = desk.organization("Harbour");
        anna = desk.user("anna", null);
        agent = withRoles(anna, "agent");
        doctor = withRoles(desk.user("bert", null), "doctor");
        define("color", "choice", "choices", List.of(Map.of("key", "red"), Map.of("key", "blue")));
        define("size", "number");
        define("seen", "instant");
        define("day", "date");
        define("urgentCall", "boolean");
        define("tags", "choices", "choices", List.of(Map.of("key", "vip"), Map.of("key", "press")));
        define("contact", "person");
        define("story", "long_text");
        define("ward", "text", "organizations", List.of(harbour.toString()), "kinds", List.of("incident"));
        define("diagnosis", "text", "readableBy", List.of("doctor"));
        define("verdict", "text", "writableBy", List.of("doctor"));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static Caller withRoles(UUID person, String... roles) {
        Map<String, Reach> reaches = new HashMap<>();
        TestTickets.PERMISSIONS.forEach(permission -> reaches.put(permission, Reach.ALL));
        return new CallerRecord(person, "caller-" + person, HOME, Set.of(), Set.of(roles), "en", false, reaches);
    }

    private static void define(String name, String type, @Nullable Object... others) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", name, "type", type));
        for (int index = 0; index < others.length; index += 2) {
            values.put(String.valueOf(others[index]), others[index + 1]);
        }
        desk.defineField(values);
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... values) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int index = 0; index < values.length; index += 2) {
            fields.put(String.valueOf(values[index]), values[index + 1]);
        }
        return fields;
    }

    private static Ticket made(@Nullable Object... values) {
        return desk.create(agent, "fields", fields(values));
    }

    private static List<UUID> listed(Caller caller, String... parameters) {
        return desk.list(caller, parameters).stream().map(Ticket::id).toList();
    }

    private static List<UUID> ids(Ticket... tickets) {
        return Arrays.stream(tickets).map(Ticket::id).toList();
    }

    private static void assertWrong(String field, String code, Runnable command) {
        assertThatExceptionOfType(InvalidInputException.class)
                .as(field)
                .isThrownBy(command::run)
                .satisfies(refused -> assertThat(refused.errors()).anySatisfy(error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.code()).isEqualTo(code);
                }));
    }

    @Test
    void valuesAreCheckedByTypeAndKeptInOneForm() {
        Ticket ticket = made(
                "color", "red",
                "size", 7.5,
                "seen", "2026-05-01T10:00:00+02:00",
                "day", "2026-05-01",
                "urgentCall", true,
                "tags", List.of("press", "vip", "press"),
                "contact", "anna@desk.example",
                "undefined", "as before");
        assertThat(ticket.fields())
                .containsEntry("seen", "2026-05-01T08:00:00Z")
                .containsEntry("tags", List.of("press", "vip"))
                .containsEntry("contact", anna.toString())
                .containsEntry("undefined", "as before");
        Map<String, Object> wrong = Map.of(
                "color", "green",
                "size", "7",
                "seen", "soon",
                "day", "2026-02-30",
                "urgentCall", "true",
                "tags", List.of("vip", "nobody"),
                "story", "x".repeat(4_001),
                "verdict", "x".repeat(192));
        wrong.forEach((name, value) -> assertWrong(
                "fields." + name,
                name.equals("verdict") ? "not_allowed" : "type",
                () -> desk.change(agent, ticket, null, "fields", fields(name, value))));
        assertWrong("fields.contact", "not_found", () -> made("contact", "nobody@desk.example"));
        assertThat(desk.change(agent, ticket, null, "fields", fields("size", null))
                        .fields())
                .doesNotContainKey("size");
    }

    @Test
    void whatGuardsGiveIsCheckedTheSameWay() {
        TicketGuard guard = new TicketGuard() {
            @Override
            public String name() {
                return "measure";
            }

            @Override
            public Decision check(String command, @Nullable Ticket before, Ticket after) {
                return new Decision(null, Map.of("size", "large", "day", "2026-01-01"));
            }
        };
        desk.room.guards().set("shop", List.of(guard));
        try {
            assertThat(made().fields()).containsOnlyKeys("day");
        } finally {
            desk.room.guards().set("shop", List.of());
        }
    }

    @Test
    void aFieldBelongsToItsKindsAndOrganizations() {
        assertWrong("fields.ward", "not_allowed", () -> made("ward", "W3"));
        assertWrong(
                "fields.ward",
                "not_allowed",
                () -> desk.create(
                        agent, "organization", harbour.toString(), "kind", "problem", "fields", fields("ward", "W3")));
        Ticket ticket = desk.create(agent, "organization", harbour.toString(), "fields", fields("ward", "W3"));
        Ticket moved = desk.change(agent, ticket, null, "kind", "problem");
        assertThat(moved.fields()).as("what is there stays").containsEntry("ward", "W3");
        assertThat(listed(agent, "field.ward", "w3")).isEqualTo(ids(ticket));
    }

    @Test
    void whatIsForOtherRolesIsNowhere() {
        Ticket ticket = desk.create(doctor, "fields", fields("diagnosis", "flu", "verdict", "well", "size", 1));
        desk.change(doctor, ticket, null, "fields", fields("diagnosis", "cold"));
        assertThat(ticket.fields()).containsKeys("diagnosis", "verdict");
        assertThat(desk.room.tickets().get(agent, ticket.number()).fields()).containsOnlyKeys("verdict", "size");
        assertThat(desk.list(agent, "number", ticket.number()).getFirst().fields())
                .containsOnlyKeys("verdict", "size");
        assertThat(String.valueOf(desk.room.timeline().read(agent, ticket.number(), 50, null)))
                .doesNotContain("diagnosis", "cold");
        assertThat(String.valueOf(desk.room.timeline().read(doctor, ticket.number(), 50, null)))
                .contains("diagnosis", "cold");
        assertRefused(400, () -> desk.list(agent, "field.diagnosis", "cold"));
        assertThat(listed(doctor, "field.diagnosis", "cold")).isEqualTo(ids(ticket));
        assertThat(desk.shownFields(agent)).contains("verdict", "color").doesNotContain("diagnosis", "ward-less");
        assertThat(desk.shownFields(doctor)).contains("diagnosis");
        for (String name : List.of("diagnosis", "verdict")) {
            assertWrong(
                    "fields." + name,
                    "not_allowed",
                    () -> desk.change(agent, ticket, null, "fields", fields(name, "mine")));
        }
        assertThat(desk.change(agent, ticket, null, "fields", null).fields()).containsOnlyKeys("verdict");
        assertThat(desk.room.tickets().get(doctor, ticket.number()).fields()).containsOnlyKeys("verdict", "diagnosis");
        assertThatExceptionOfType(ServiceDeskException.class)
                .isThrownBy(() -> desk.change(agent, ticket, 1L, "fields", null))
                .satisfies(stale -> assertThat(String.valueOf(stale.members())).doesNotContain("diagnosis"));
        UUID elsewhere = desk.user("carl", harbour);
        Caller ofHome = TestTickets.caller(
                elsewhere, HOME, new Reach(false, Set.of(HOME), Set.of(), null), TestTickets.PERMISSIONS);
        assertThat(desk.shownFields(ofHome)).contains("color").doesNotContain("ward");
    }

    @Test
    void newTicketsGetDefaultsAndNeedWhatIsRequired() {
        define("origin", "text", "kinds", List.of("event"), "required", true);
        define("weight", "number", "kinds", List.of("event"), "defaultValue", 3, "required", true);
        assertWrong("fields.origin", "required", () -> desk.create(agent, "kind", "event"));
        Ticket ticket = desk.create(agent, "kind", "event", "fields", fields("origin", "probe"));
        assertThat(ticket.fields()).isEqualTo(Map.of("origin", "probe", "weight", 3));
        assertThat(listed(agent, "field.weight", "3.0")).isEqualTo(ids(ticket));
        desk.room.fieldEditing().change(desk.system, "weight", TestTickets.input("active", false), null);
        assertThat(desk.create(agent, "kind", "event", "fields", fields("origin", "x"))
                        .fields())
                .doesNotContainKey("weight");
        assertWrong(
                "fields.weight", "not_allowed", () -> desk.change(agent, ticket, null, "fields", fields("weight", 4)));
        assertThat(desk.change(agent, ticket, null, "fields", fields("weight", 3, "origin", "y"))
                        .fields())
                .containsEntry("weight", 3);
    }

    @Test
    void listsFilterByValuesAndRanges() {
        desk.database.clock().advance(Duration.ofMinutes(1));
        Ticket one = made("size", 10, "color", "blue", "tags", List.of("vip"), "seen", "2031-01-01T00:00:00Z");
        desk.database.clock().advance(Duration.ofMinutes(1));
        Ticket two = made("size", 20, "color", "red", "tags", List.of("vip", "press"), "seen", "2031-01-02T00:00:00Z");
        desk.database.clock().advance(Duration.ofMinutes(1));
        Ticket three = made("size", 15, "color", "blue", "contact", "anna", "day", "2031-03-01", "urgentCall", false);
        assertThat(listed(agent, "field.color", "blue")).isEqualTo(ids(three, one));
        assertThat(listed(agent, "field.size", "10", "field.size", "20")).isEqualTo(ids(two, one));
        assertThat(listed(agent, "field.tags", "vip")).startsWith(ids(two, one).toArray(UUID[]::new));
        assertThat(listed(agent, "field.tags", "vip", "field.color", "blue"))
                .as(desk.sql(agent, "field.tags", "vip", "field.color", "blue"))
                .isEqualTo(ids(one));
        assertThat(listed(agent, "field.contact", "me", "field.size", "15")).isEqualTo(ids(three));
        assertThat(listed(agent, "field.urgentCall", "false")).isEqualTo(ids(three));
        assertThat(listed(agent, "field.size.from", "10", "field.size.to", "20"))
                .isEqualTo(ids(one, three));
        assertThat(listed(agent, "field.size.from", "10", "sort", "-field.size"))
                .isEqualTo(ids(two, three, one));
        assertThat(listed(agent, "field.seen.from", "2031-01-01", "field.seen.to", "2031-01-02"))
                .isEqualTo(ids(one));
        assertThat(listed(agent, "field.day.from", "2031-01-01")).isEqualTo(ids(three));
        assertThat(listed(
                        agent,
                        "field.color",
                        "blue",
                        "createdSince",
                        three.createdAt().toString()))
                .isEqualTo(ids(three));
        assertThat(listed(withOwn(), "field.color", "blue", "sort", "updatedAt"))
                .isEqualTo(ids(one, three));
        assertThat(pages("field.size.from", "10")).isEqualTo(ids(one, three, two));
        assertThat(pages("field.color", "blue")).isEqualTo(ids(three, one));
        for (List<String> bad : List.of(
                List.of("field.unknown", "x"),
                List.of("field.color", "green"),
                List.of("field.size", "many"),
                List.of("field.story", "x"),
                List.of("field.color.from", "a"),
                List.of("field.size", "1", "field.size.from", "1"),
                List.of("field.contact", "nobody"),
                List.of("field.color", "red", "sort", "updatedAt"),
                List.of("field.size.from", "1", "sort", "createdAt"),
                List.of("sort", "field.color"))) {
            assertRefused(400, () -> desk.list(agent, bad.toArray(String[]::new)));
        }
    }

    private static Caller withOwn() {
        return TestTickets.caller(anna, HOME, new Reach(false, Set.of(), Set.of(), anna), TestTickets.PERMISSIONS);
    }

    private static List<UUID> pages(String... parameters) {
        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Map<String, List<String>> all = TestTickets.parameters(parameters);
            all.put("limit", List.of("1"));
            all.put("cursor", List.of(cursor));
            Page<Ticket> page = desk.room.tickets().list(agent, all);
            page.items().forEach(ticket -> seen.add(ticket.id()));
            cursor = page.next();
        }
        return seen;
    }

    @Test
    void changesKeepTheIndexInStep() {
        Ticket ticket = made("size", 1_000_001, "tags", List.of("press"), "undefined", "u");
        desk.change(agent, ticket, null, "fields", fields("size", 1_000_002, "tags", List.of("vip"), "color", "red"));
        assertThat(listed(agent, "field.size", "1000001")).isEmpty();
        assertThat(listed(agent, "field.size", "1000002", "field.tags", "vip")).isEqualTo(ids(ticket));
        assertThat(listed(agent, "field.size", "1000002", "field.tags", "press"))
                .isEmpty();
        desk.change(agent, ticket, null, "fields", null);
        for (String table : List.of("core_ticket_field", "core_ticket_field_element")) {
            Integer left = desk.database.transactions().read(dsl -> dsl.fetchOne(
                            "select count(*) from " + table
                                    + " f join core_ticket t on t.id = f.ticket_id where t.number = ?",
                            ticket.number())
                    .get(0, Integer.class));
            assertThat(left).as(table).isZero();
        }
    }

    @Test
    void partsOfTicketsAreReadAlone() {
        Ticket ticket = desk.create(agent, "description", "long", "fields", fields("color", "red", "size", 2));
        Tickets.Part part =
                desk.room.tickets().get(agent, ticket.number(), List.of("id,title", "fields.color, fields.none"));
        assertThat(part.answer())
                .isEqualTo(Map.of("id", ticket.id(), "title", ticket.title(), "fields", Map.of("color", "red")));
        assertThat(part.ticket().version()).isEqualTo(ticket.version());
        assertThat(desk.room.tickets().get(agent, ticket.number(), List.of("")).answer())
                .isEqualTo(ticket);
        Page<?> page = desk.room
                .tickets()
                .listParts(agent, TestTickets.parameters("number", ticket.number(), "select", "number,description"));
        assertThat(page.items()).isEqualTo(List.of(Map.of("number", ticket.number(), "description", "long")));
        assertThat(desk.sql(agent, "select", "id,title"))
                .doesNotContain("`core_ticket`.`description`", "`core_ticket`.`fields`");
        for (String bad : List.of("colour", "fields.", "title,password")) {
            assertRefused(400, () -> desk.room.tickets().get(agent, ticket.number(), List.of(bad)));
        }
    }

    @Test
    void modulesBringFields() {
        TicketField outcome =
                new TicketField("met", TicketField.Type.BOOLEAN, Map.of("en", "Met"), Set.of(), List.of(), true);
        desk.room.fields().declare("clocks", "clock", List.of(outcome));
        try {
            assertThat(desk.shownFields(agent)).contains("clock.met");
            assertWrong("fields.clock.met", "not_allowed", () -> made("clock.met", true));
            Ticket ticket = desk.create(desk.system, "requester", "anna", "fields", fields("clock.met", true));
            assertThat(listed(agent, "field.clock.met", "true")).isEqualTo(ids(ticket));
            assertRefused(
                    409, () -> desk.room.fieldEditing().change(desk.system, "clock.met", TestTickets.input(), null));
        } finally {
            desk.room.fields().declare("clocks", "clock", List.of());
        }
    }

    @Test
    void definitionsAreEditedByTheirVersion() {
        define(
                "spare",
                "choice",
                "choices",
                List.of(Map.of("key", "a"), Map.of("key", "b")),
                "readableBy",
                List.of("x"));
        var editing = desk.room.fieldEditing();
        assertRefused(409, () -> define("spare", "text"));
        assertRefused(412, () -> editing.change(desk.system, "spare", TestTickets.input("required", true), 7L));
        assertRefused(422, () -> editing.change(desk.system, "spare", TestTickets.input("type", "text"), null));
        assertRefused(409, () -> editing.remove(desk.system, "spare", null));
        var changed = editing.change(
                desk.system,
                "spare",
                TestTickets.input("choices", List.of(Map.of("key", "b")), "readableBy", null),
                1L);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.choices()).hasSize(2).anySatisfy(choice -> {
            assertThat(choice.key()).isEqualTo("a");
            assertThat(choice.active()).isFalse();
        });
        assertWrong("fields.spare", "not_allowed", () -> made("spare", "a"));
        editing.remove(desk.system, "spare", 2L);
        assertThat(made("spare", List.of("anything")).fields()).containsKey("spare");
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("name", "with.dot", "type", "text"),
                Map.of("name", "x", "type", "colour"),
                Map.of("name", "x", "type", "choice"),
                Map.of("name", "x", "type", "text", "choices", List.of(Map.of("key", "a"))),
                Map.of("name", "x", "type", "number", "defaultValue", "seven"),
                Map.of("name", "x", "type", "text", "kinds", List.of("party")),
                Map.of("name", "x", "type", "text", "labels", Map.of("english", "X")))) {
            assertRefused(422, () -> desk.defineField(bad));
        }
    }
}
