package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.access.ModuleReach;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;

/** Fields and guards of a module that is enabled for some organizations only. */
@Timeout(120)
class ModuleFieldsTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;

    private TestTickets desk;
    private UUID harbour;
    private Caller here;
    private Caller there;

    @BeforeEach
    void open() {
        desk = new TestTickets();
        harbour = desk.organization("Harbour");
        here = everywhere(desk.user("anna", null), HOME);
        there = everywhere(desk.user("bert", harbour), harbour);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Somebody of one organization who may work on the tickets of both. */
    private Caller everywhere(UUID person, UUID organization) {
        return TestTickets.caller(
                person,
                organization,
                new Reach(false, Set.of(HOME, harbour), Set.of(), person),
                TestTickets.PERMISSIONS);
    }

    /** The module {@code shop} with the mount {@code till}. */
    private void limitTo(UUID... organizations) {
        desk.people
                .moduleReaches()
                .replace(List.of(new ModuleReach("shop", Set.of("till"), Set.of("sale"), Set.of(organizations))));
    }

    private static Map<String, @Nullable Object> fields(String... values) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int index = 0; index < values.length; index += 2) {
            fields.put(values[index], values[index + 1]);
        }
        return fields;
    }

    @Test
    void fieldsAreThereForWhoeverHasTheModuleAndForNobodyElse() {
        Ticket ticket = desk.create(
                there,
                "organization",
                harbour.toString(),
                "fields",
                fields("till.sum", "7", "room", "A7", "tillage", "x"));
        limitTo(harbour);
        assertThat(ticket.fields()).containsOnlyKeys("till.sum", "room", "tillage");
        assertThat(read(there, ticket).fields()).isEqualTo(ticket.fields());
        assertThat(read(desk.system, ticket).fields()).isEqualTo(ticket.fields());
        assertThat(read(here, ticket).fields()).containsOnlyKeys("room", "tillage");
        assertThat(desk.list(here).getFirst().fields()).containsOnlyKeys("room", "tillage");
        assertThat(desk.room.tickets().find(here, ticket.id()).orElseThrow().fields())
                .containsOnlyKeys("room", "tillage");
        assertThat(desk.room
                        .tickets()
                        .find(here, List.of(ticket.id()))
                        .getFirst()
                        .fields())
                .containsOnlyKeys("room", "tillage");
        assertThat(desk.move(here, ticket, "to", "in_progress").fields()).containsOnlyKeys("room", "tillage");
        assertThat(desk.change(here, ticket, null, "title", "Other").fields()).containsOnlyKeys("room", "tillage");
        assertThat(read(there, ticket).fields()).as("nothing was lost").isEqualTo(ticket.fields());
        limitTo(harbour, HOME);
        assertThat(read(here, ticket).fields()).isEqualTo(ticket.fields());
    }

    private Ticket read(Caller caller, Ticket ticket) {
        return desk.room.tickets().get(caller, ticket.id().toString());
    }

    @Test
    void whoeverDoesNotHaveTheModuleNeitherSetsNorClearsItsFields() {
        Ticket ticket =
                desk.create(there, "organization", harbour.toString(), "fields", fields("till.sum", "7", "room", "A7"));
        limitTo(harbour);
        for (String value : new String[] {"8", null}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> desk.change(here, ticket, null, "fields", fields("till.sum", value)))
                    .satisfies(refused -> assertThat(refused.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.field()).isEqualTo("fields.till.sum")));
        }
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> desk.create(here, "fields", fields("till.sum", "8")));
        assertThat(desk.change(here, ticket, null, "fields", null).fields()).isEmpty();
        assertThat(read(there, ticket).fields()).isEqualTo(Map.of("till.sum", "7"));
        assertThatExceptionOfType(ServiceDeskException.class)
                .isThrownBy(() -> desk.change(here, ticket, 1L, "fields", null))
                .satisfies(stale -> assertThat(String.valueOf(stale.members())).doesNotContain("till"));
        assertThat(desk.change(there, ticket, null, "fields", null).fields()).isEmpty();
    }

    @Test
    void theTimelineTellsNothingOfThem() {
        Ticket ticket = desk.create(there, "organization", harbour.toString());
        desk.change(there, ticket, null, "fields", fields("till.sum", "7", "room", "A7"));
        limitTo(harbour);
        assertThat(changed(there, ticket)).containsExactly("fields.room", "fields.till.sum");
        assertThat(changed(here, ticket)).containsExactly("fields.room");
    }

    private List<Object> changed(Caller caller, Ticket ticket) {
        List<Object> fields = new ArrayList<>();
        for (TicketTimeline.Entry entry : desk.room
                .timeline()
                .read(caller, ticket.id().toString(), 50, null)
                .items()) {
            if (entry.changes() != null) {
                entry.changes().forEach(change -> fields.add(String.valueOf(change.get("field"))));
            }
        }
        return fields;
    }

    @Test
    void guardsAreAskedForTicketsOfOrganizationsThatHaveTheModule() {
        List<String> asked = new ArrayList<>();
        desk.room.guards().set("shop", List.of(guard(asked)));
        limitTo(harbour);
        Ticket ours = desk.create(here);
        assertThat(asked).isEmpty();
        assertThat(read(desk.system, ours).fields()).isEmpty();
        Ticket theirs = desk.create(there, "organization", harbour.toString());
        assertThat(asked).containsExactly("create");
        assertThat(read(there, theirs).fields()).containsEntry("till.command", "create");

        desk.change(here, theirs, null, "title", "Still theirs, whoever changes it");
        desk.change(here, theirs, null, "organization", HOME.toString());
        desk.change(here, theirs, null, "title", "Theirs no more");
        assertThat(asked).as("asked once more as it leaves").containsExactly("create", "change", "change");
        desk.change(here, ours, null, "organization", harbour.toString());
        assertThat(asked).hasSize(4);
    }

    private static TicketGuard guard(List<String> asked) {
        return new TicketGuard() {
            @Override
            public String name() {
                return "till";
            }

            @Override
            public Decision check(String command, @Nullable Ticket before, Ticket after) {
                asked.add(command);
                return new Decision(null, Map.of("till.command", command));
            }
        };
    }
}
