package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.access.CallerRecord;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketField;
import switchboard.api.tickets.TicketGuard;

/** How custom fields became what they are: what is kept, in which order it is read, and who may read it. */
@Timeout(120)
class FieldHistoryTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;

    private static TestTickets desk;
    private static UUID anna;
    private static Caller agent;
    private static Caller doctor;
    private static Caller importer;

    @BeforeAll
    static void open() {
        desk = new TestTickets();
        anna = desk.user("anna", null);
        agent = withRoles(anna, Reach.ALL, "agent");
        doctor = withRoles(desk.user("bert", null), Reach.ALL, "doctor");
        importer = withRoles(desk.user("carl", null), Reach.ALL, "administrator");
        define("color", "choice", "choices", List.of(Map.of("key", "red"), Map.of("key", "blue")));
        define("tags", "choices", "choices", List.of(Map.of("key", "vip"), Map.of("key", "press")));
        define("size", "number");
        define("seen", "instant");
        define("day", "date");
        define("urgentCall", "boolean");
        define("contact", "person");
        define("wing", "text");
        define("story", "long_text");
        define(
                "ward",
                "choice",
                "choices",
                List.of(Map.of("key", "surgery"), Map.of("key", "maternity")),
                "readableBy",
                List.of("doctor"));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static Caller withRoles(UUID person, Reach reach, String... roles) {
        Map<String, Reach> reaches = new HashMap<>();
        TestTickets.PERMISSIONS.forEach(permission -> reaches.put(permission, reach));
        reaches.put(TicketAccess.IMPORT, reach);
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

    private static Ticket change(Caller caller, Ticket ticket, @Nullable Object... values) {
        desk.database.clock().advance(Duration.ofMinutes(1));
        return desk.change(caller, ticket, null, "fields", fields(values));
    }

    private static List<FieldChange> history(Caller caller, Ticket ticket) {
        return desk.room.tickets().fieldHistory(caller, ticket.id(), null, 1_000);
    }

    private static List<String> words(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> change.version() + " " + change.name() + " " + change.before() + " " + change.after())
                .toList();
    }

    @Test
    void everyChangeOfAValueIsKeptAndWordsAreNot() {
        Ticket ticket = desk.create(agent, "fields", fields("color", "red", "size", 1, "wing", "old", "floor", 3));
        assertThat(history(agent, ticket)).as("the ticket says it").isEmpty();

        Ticket second = change(
                agent, ticket, "color", "blue", "size", 1.5, "wing", "new", "story", "once", "heard", "a word", "floor",
                4);
        change(
                agent,
                ticket,
                "tags",
                List.of("vip", "press"),
                "seen",
                "2026-05-01T10:00:00+02:00",
                "day",
                "2026-05-01",
                "urgentCall",
                false,
                "contact",
                "anna");
        change(agent, ticket, "color", null, "size", 1.5);
        desk.change(agent, ticket, null, "title", "Another title");

        List<FieldChange> changes = history(agent, ticket);
        assertThat(words(changes))
                .containsExactly(
                        "2 color red blue",
                        "2 floor 3 4",
                        "2 size 1 1.5",
                        "3 contact null " + anna,
                        "3 day null 2026-05-01",
                        "3 seen null 2026-05-01T08:00:00Z",
                        "3 tags null [vip, press]",
                        "3 urgentCall null false",
                        "4 color blue null");
        assertThat(changes.getFirst().at()).isEqualTo(second.updatedAt());
        assertThat(changes).extracting(FieldChange::at).isSorted();
    }

    @Test
    void pagesGoOnBehindTheLastChangeRead() {
        Ticket ticket = desk.create(agent);
        for (int number = 0; number < 5; number++) {
            change(agent, ticket, "size", number, "color", number % 2 == 0 ? "red" : "blue", "urgentCall", number < 3);
        }
        List<FieldChange> read = new ArrayList<>();
        List<FieldChange> page;
        do {
            page = desk.room.tickets().fieldHistory(agent, ticket.id(), read.isEmpty() ? null : read.getLast(), 4);
            read.addAll(page);
        } while (page.size() == 4);
        assertThat(read).hasSize(5 + 5 + 2).isEqualTo(history(agent, ticket));
        for (int limit : List.of(0, 1_001)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> desk.room.tickets().fieldHistory(agent, ticket.id(), null, limit));
        }
    }

    @Test
    void ofSeveralTicketsWholeHistoriesComeByTheSameRights() {
        List<UUID> tickets = new ArrayList<>();
        for (int changes : List.of(0, 1, 2, 5)) {
            Ticket ticket = desk.create(doctor);
            tickets.add(ticket.id());
            for (int number = 0; number < changes; number++) {
                change(doctor, ticket, "size", number, "ward", number % 2 == 0 ? "surgery" : "maternity");
            }
        }
        UUID nowhere = UUID.randomUUID();
        tickets.add(nowhere);
        for (Caller caller : List.of(agent, doctor, desk.system)) {
            Map<UUID, List<FieldChange>> histories = desk.room.tickets().fieldHistories(caller, tickets, 1_000);
            assertThat(histories).containsOnlyKeys(tickets);
            histories.forEach((ticket, history) ->
                    assertThat(history).isEqualTo(desk.room.tickets().fieldHistory(caller, ticket, null, 1_000)));
        }
        assertThat(desk.room.tickets().fieldHistories(agent, tickets, 1_000).get(tickets.getLast()))
                .isEmpty();
        assertThat(desk.room.tickets().fieldHistories(agent, tickets, 1_000).get(tickets.get(3)))
                .hasSize(5);
        assertThat(desk.room.tickets().fieldHistories(doctor, tickets.subList(0, 3), 5))
                .as("the second has two changes, the third four")
                .hasSizeBetween(1, 2)
                .doesNotContainKeys(tickets.getFirst());
        assertThat(desk.room.tickets().fieldHistories(doctor, tickets.subList(3, 4), 7))
                .as("alone, as far as it fits")
                .isEqualTo(Map.of(tickets.get(3), desk.room.tickets().fieldHistory(doctor, tickets.get(3), null, 7)));
        assertThat(desk.room.tickets().fieldHistories(doctor, List.of(), 7)).isEmpty();
        for (int limit : List.of(0, 1_001)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> desk.room.tickets().fieldHistories(agent, tickets, limit));
        }
        List<UUID> tooMany = Stream.generate(UUID::randomUUID).limit(201).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.room.tickets().fieldHistories(agent, tooMany, 10));
    }

    @Test
    void whatIsForOtherRolesIsForThemAlone() {
        Ticket ticket = desk.create(doctor, "fields", fields("ward", "surgery", "color", "red"));
        change(doctor, ticket, "ward", "maternity", "color", "blue");

        assertThat(words(history(agent, ticket))).containsExactly("2 color red blue");
        for (Caller caller : List.of(doctor, desk.system)) {
            assertThat(words(history(caller, ticket))).containsExactly("2 color red blue", "2 ward surgery maternity");
        }
        List<String> told = desk.database.transactions().read(dsl -> dsl.fetch(
                        "select data from core_journal where ticket_id = ?", bytes(ticket.id()))
                .getValues(0, String.class));
        assertThat(told.toString())
                .as("what goes to events and webhooks")
                .contains("fields.ward")
                .doesNotContain("surgery", "maternity");

        desk.room.fieldEditing().change(desk.system, "color", TestTickets.input("readableBy", List.of("doctor")), null);
        try {
            assertThat(history(agent, ticket)).as("rights are those of now").isEmpty();
        } finally {
            desk.room.fieldEditing().change(desk.system, "color", TestTickets.input("readableBy", null), null);
        }
        Caller stranger = withRoles(UUID.randomUUID(), new Reach(false, Set.of(), Set.of(), null), "doctor");
        assertThat(history(stranger, ticket)).as("the ticket is not theirs").isEmpty();
        assertThat(desk.room.tickets().fieldHistory(doctor, UUID.randomUUID(), null, 10))
                .isEmpty();
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Test
    void whatGuardsAndImportsChangeIsKeptToo() throws IOException {
        TicketField met =
                new TicketField("met", TicketField.Type.BOOLEAN, Map.of("en", "Met"), Set.of(), List.of(), true);
        desk.room.fields().declare("clocks", "clock", List.of(met));
        TicketGuard guard = new TicketGuard() {
            @Override
            public String name() {
                return "measure";
            }

            @Override
            public Decision check(String command, @Nullable Ticket before, Ticket after) {
                return before == null ? Decision.PASS : new Decision(null, Map.of("clock.met", true));
            }
        };
        desk.room.guards().set("clocks", List.of(guard));
        try {
            Ticket ticket = desk.create(agent);
            desk.change(agent, ticket, null, "title", "Another title");
            assertThat(words(history(desk.system, ticket))).containsExactly("2 clock.met null true");
            imported("red");
            imported("blue");
            Ticket moved = desk.list(importer, "externalId", "FH-1").getFirst();
            assertThat(words(history(desk.system, moved))).containsExactly("2 clock.met null true", "2 color red blue");
        } finally {
            desk.room.guards().set("clocks", List.of());
            desk.room.fields().declare("clocks", "clock", List.of());
        }
    }

    private static void imported(String color) throws IOException {
        String line = "{\"externalId\":\"FH-1\",\"kind\":\"incident\",\"title\":\"Imported\",\"requester\":\"anna\","
                + "\"fields\":{\"color\":\"" + color + "\"}}";
        assertThat(desk.room
                        .imports()
                        .run(importer, TestTickets.lines(List.of(line)))
                        .failed())
                .isZero();
    }

    /** Before the desk knew what a field is, anything may have stood in it. */
    @Test
    void whatStoodInAFieldBeforeItWasDefinedIsAWord() {
        Ticket ticket = desk.create(agent, "fields", fields("nurse", "Somebody by name", "shift", "late"));
        define("nurse", "person");
        define("shift", "choice", "choices", List.of(Map.of("key", "early")));
        change(agent, ticket, "nurse", "anna", "shift", "early");
        assertThat(words(history(agent, ticket))).containsExactly("2 nurse null " + anna, "2 shift null early");
    }

    @Test
    void aRefusedChangeLeavesNothing() {
        Ticket ticket = desk.create(agent, "fields", fields("color", "red"));
        CommandTest.assertRefused(412, () -> desk.change(agent, ticket, 7L, "fields", fields("color", "blue")));
        assertThat(history(agent, ticket)).isEmpty();
    }
}
