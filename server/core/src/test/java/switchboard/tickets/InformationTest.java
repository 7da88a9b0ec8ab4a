package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketInformation.Known;
import switchboard.tickets.information.TriedStep;

/** Key information: said at the beginning, found out later, demanded before a ticket moves on. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InformationTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;
    private static final Map<String, Object> ALL = Map.of(
            "occurredAt",
            "2026-01-05T07:30:00Z",
            "scope",
            "The whole floor",
            "affectedUsers",
            40,
            "errorCodes",
            List.of("0x80070005", "Access is denied"),
            "triedSteps",
            List.of(Map.of("step", "Restarted", "effect", "None"), Map.of("step", "Swore")),
            "environment",
            "Windows 11, Office 2024",
            "site",
            "Building 7",
            "travelMinutes",
            25);

    private TestTickets desk;
    private Caller requester;
    private Caller agent;

    @BeforeAll
    void open() {
        desk = new TestTickets();
        requester = desk.requester(desk.user("anna", null), HOME);
        agent = desk.agent(desk.user("bert", null), HOME);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private Known get(Ticket ticket) {
        return desk.room.information().get(requester, ticket.id().toString());
    }

    private Known set(Caller caller, Ticket ticket, boolean others, @Nullable Long ifVersion, Object... fields) {
        return desk.room
                .information()
                .set(caller, ticket.id().toString(), TestTickets.input(fields), others, ifVersion, Origin.API);
    }

    private List<TicketTimeline.Entry> timeline(Ticket ticket) {
        return desk.room
                .timeline()
                .read(requester, ticket.id().toString(), 50, null)
                .items();
    }

    @Test
    void itIsSaidWithTheTicket() {
        Ticket ticket = desk.create(requester, "information", ALL, "channel", "walk_in");
        Known known = get(ticket);
        assertThat(known.version()).isEqualTo(1);
        assertThat(known.information().occurredAt()).isEqualTo(Instant.parse("2026-01-05T07:30:00Z"));
        assertThat(known.information().affectedUsers()).isEqualTo(40);
        assertThat(known.information().errorCodes()).containsExactly("0x80070005", "Access is denied");
        assertThat(known.information().triedSteps())
                .containsExactly(new TriedStep("Restarted", "None"), new TriedStep("Swore", null));
        assertThat(known.information().site()).isEqualTo("Building 7");
        assertThat(known.information().travelMinutes()).isEqualTo(25);
        assertThat(known.missing()).isEmpty();
        assertThat(timeline(ticket))
                .extracting(TicketTimeline.Entry::type)
                .containsExactly("ticket.created", "ticket.information_recorded");
        assertThat(String.valueOf(timeline(ticket).getLast().changes()))
                .contains("information.scope", "The whole floor", "Swore");
    }

    /** What this node knows of the code tables is old by then, and they are read again. */
    @Test
    void itIsSaidAfterAQuietWhile() {
        Ticket ticket = desk.create(requester);
        desk.database.clock().advance(Duration.ofMinutes(5));
        assertThat(set(agent, ticket, true, null, "scope", "The cellar")
                        .information()
                        .scope())
                .isEqualTo("The cellar");
    }

    @Test
    void aTicketOfWhichNothingIsSaidHasNone() {
        Ticket ticket = desk.create(requester, "information", Map.of());
        assertThat(get(ticket).version()).isZero();
        assertThat(get(ticket).information().parts().values()).containsOnlyNulls();
        assertThat(timeline(ticket)).hasSize(1);
    }

    @Test
    void anAgentReplacesItOrAddsToIt() {
        Ticket ticket = desk.create(requester, "information", ALL);
        Known patched = set(agent, ticket, true, 1L, "scope", "Two rooms", "site", null);
        assertThat(patched.version()).isEqualTo(2);
        assertThat(patched.information().scope()).isEqualTo("Two rooms");
        assertThat(patched.information().site()).isNull();
        assertThat(patched.information().affectedUsers()).isEqualTo(40);
        assertThat(set(agent, ticket, true, 2L, "scope", "Two rooms").version()).isEqualTo(2);
        Known replaced = set(agent, ticket, false, null, "environment", "A terminal");
        assertThat(replaced.information().scope()).isNull();
        assertThat(replaced.information().triedSteps()).isEmpty();
        ServiceDeskException stale =
                catchThrowableOfType(ServiceDeskException.class, () -> set(agent, ticket, true, 1L, "scope", "Late"));
        assertThat(stale.code()).isEqualTo("request.stale");
        assertThat(String.valueOf(stale.members().get("differences"))).contains("scope", "Late");
    }

    @Test
    void itIsForWhoeverSeesAndWhoeverChangesTheTicket() {
        Ticket ticket = desk.create(requester);
        assertThat(catchThrowableOfType(
                                ServiceDeskException.class, () -> set(requester, ticket, true, null, "scope", "Mine"))
                        .refusal()
                        .status())
                .isEqualTo(403);
        UUID elsewhere = desk.organization("Elsewhere");
        Caller stranger = desk.agent(desk.user("carl", elsewhere), elsewhere);
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> set(stranger, ticket, true, null, "scope", "Theirs")))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> desk.room.information().get(stranger, ticket.number())))
                .isNotNull();
    }

    @Test
    void ofManyWritersNoneIsLost() throws Exception {
        Ticket ticket = desk.create(requester);
        List<String> parts = List.of("scope", "environment", "site");
        List<Callable<Known>> writers = IntStream.range(0, 12)
                .<Callable<Known>>mapToObj(
                        writer -> () -> set(agent, ticket, true, null, parts.get(writer % 3), "Writer " + writer))
                .toList();
        try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
            for (Future<Known> each : executor.invokeAll(writers)) {
                each.get();
            }
        }
        assertThat(get(ticket).version()).isEqualTo(12);
        assertThat(get(ticket).information().missing(parts)).isEmpty();
        assertThat(timeline(ticket)).hasSize(13);
    }

    static List<Arguments> bad() {
        return List.of(
                Arguments.of("occurredAt", "yesterday"),
                Arguments.of("scope", "x".repeat(10_001)),
                Arguments.of("scope", "a\0b"),
                Arguments.of("affectedUsers", -1),
                Arguments.of("affectedUsers", 1e300),
                Arguments.of("errorCodes", "E1"),
                Arguments.of("errorCodes", List.of(Map.of())),
                Arguments.of(
                        "errorCodes",
                        IntStream.range(0, 51).mapToObj(String::valueOf).toList()),
                Arguments.of("triedSteps", List.of("Restarted")),
                Arguments.of("triedSteps", List.of(Map.of("effect", "None"))),
                Arguments.of("triedSteps", List.of(Map.of("step", "x", "who", "me"))),
                Arguments.of("travelMinutes", "25"),
                Arguments.of("colour", "red"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsWrongIsNamed(String field, Object value) {
        int before = desk.count("core_ticket");
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> desk.create(requester, "information", Map.of(field, value)));
        assertThat(refused).as("%s: %s", field, value).isNotNull();
        assertThat(refused.errors())
                .extracting(FieldError::field)
                .allMatch(name -> name.startsWith("information." + field));
        assertThat(desk.count("core_ticket")).isEqualTo(before);
    }

    @Test
    void aCategoryDemandsItBeforeTheWorkBegins() {
        desk.room
                .codeRoom()
                .categories()
                .changeCategory(
                        desk.system,
                        "network",
                        TestTickets.input("requiredInformation", List.of("scope", "occurredAt")),
                        null);
        desk.room
                .codeRoom()
                .categories()
                .addCategory(
                        desk.system,
                        TestTickets.input("key", "wifi", "parent", "network", "requiredInformation", List.of("site")));
        Ticket ticket = desk.create(requester, "category", "wifi", "information", Map.of("site", "Here"));
        assertThat(get(ticket).missing()).containsExactly("scope", "occurredAt");
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> desk.move(agent, ticket, "to", "resolved"));
        assertThat(refused.errors())
                .extracting(FieldError::field)
                .containsExactly("resolution", "information.scope", "information.occurredAt");
        assertThat(catchThrowableOfType(
                        InvalidInputException.class, () -> desk.move(agent, ticket, "to", "in_progress")))
                .isNotNull();
        assertThat(desk.move(agent, ticket, "to", "waiting_for_customer").status())
                .isEqualTo("waiting_for_customer");
        set(agent, ticket, true, null, "scope", "One room", "occurredAt", "2026-01-05T07:00:00+01:00");
        assertThat(desk.move(agent, ticket, "to", "in_progress").status()).isEqualTo("in_progress");
        desk.move(agent, ticket, "to", "resolved", "resolution", "Moved the router");
        set(agent, ticket, false, null, "site", "Here");
        assertThat(desk.move(requester, ticket, "to", "in_progress").status())
                .as("reopening demands nothing")
                .isEqualTo("in_progress");
    }

    @Test
    void aKindDemandsItOfANewTicket() {
        desk.room
                .codeRoom()
                .codes()
                .changeCode(
                        desk.system,
                        "kind",
                        "problem",
                        TestTickets.input(
                                "requiredAtCreation",
                                List.of("description", "category", "fields.system", "information")),
                        null);
        desk.room
                .codeRoom()
                .categories()
                .addCategory(
                        desk.system, TestTickets.input("key", "strict", "requiredInformation", List.of("environment")));
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> desk.create(requester, "kind", "problem", "category", "strict"));
        assertThat(refused.errors())
                .extracting(FieldError::field)
                .containsExactly("description", "fields.system", "information.environment");
        assertThat(desk.create(
                                requester,
                                "kind",
                                "problem",
                                "category",
                                "strict",
                                "description",
                                "Often",
                                "fields",
                                Map.of("system", "mail"),
                                "information",
                                Map.of("environment", "All"))
                        .status())
                .isEqualTo("new");
    }

    @Test
    void anImportBringsItAndSaysItOnce() throws Exception {
        Caller importer = TestTickets.caller(
                agent.id(),
                HOME,
                new Reach(true, Set.of(), Set.of(), null),
                List.of(TicketAccess.IMPORT, TicketAccess.CREATE, TicketAccess.READ, TicketAccess.CHANGE));
        String line =
                "{\"externalId\":\"i-1\",\"kind\":\"incident\",\"title\":\"Old\",\"information\":{\"scope\":\"%s\"}}";
        for (String scope : List.of("One", "One", "Two")) {
            desk.room.imports().run(importer, TestTickets.lines(List.of(line.formatted(scope))));
        }
        Ticket ticket = desk.list(agent, "externalId", "i-1").getFirst();
        Known known = desk.room.information().get(agent, ticket.number());
        assertThat(known.information().scope()).isEqualTo("Two");
        assertThat(known.version()).isEqualTo(2);
        desk.room
                .imports()
                .run(
                        importer,
                        TestTickets.lines(
                                List.of("{\"externalId\":\"i-1\",\"kind\":\"incident\",\"title\":\"Old and new\"}")));
        assertThat(desk.room
                        .information()
                        .get(agent, ticket.number())
                        .information()
                        .scope())
                .isEqualTo("Two");
    }
}
