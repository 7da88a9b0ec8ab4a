package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.Code;
import switchboard.tickets.codes.CodeHistory;
import switchboard.tickets.codes.CodeRoom;
import switchboard.tickets.codes.Phase;
import switchboard.tickets.codes.Transition;

/** Every code table is the administrator's to edit, what was edited can be read, and tickets go by it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeEditTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;

    private TestTickets desk;
    private CodeRoom codes;
    private Caller requester;
    private Caller agent;

    @BeforeAll
    void open() {
        desk = new TestTickets();
        codes = desk.room.codeRoom();
        requester = desk.requester(desk.user("anna", null), HOME);
        agent = desk.agent(desk.user("bert", null), HOME);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private Code add(String table, Object... fields) {
        return codes.codes().addCode(agent, table, TestTickets.input(fields));
    }

    private List<CodeHistory.Entry> history(String table) {
        return codes.history()
                .read(desk.room.codes().current(), table, 50, null)
                .items();
    }

    private static Map<String, Object> move(String from, String to, Object... more) {
        Map<String, Object> move = new java.util.HashMap<>(Map.of("from", from, "to", to));
        for (int index = 0; index < more.length; index += 2) {
            move.put(String.valueOf(more[index]), more[index + 1]);
        }
        return move;
    }

    @ParameterizedTest
    @CsvSource({"closure_code, replaced", "channel, carrier_pigeon", "priority, planned", "kind, complaint"})
    void aNewCodeIsOfferedAtOnce(String table, String key) {
        Code code = add(table, "key", key, "labels", Map.of("en", "New", "sv", "Ny"));
        assertThat(code.version()).isEqualTo(1);
        assertThat(desk.room.codes().current().table(table).get(key)).isEqualTo(code);
        assertThat(desk.room.codes().current().active(table)).contains(key);
        assertThat(desk.secondNode().codes().current().table(table)).containsKey(key);
        assertThat(catchThrowableOfType(ConflictException.class, () -> add(table, "key", key))
                        .code())
                .isEqualTo("code.duplicate");
        CodeHistory.Entry made = history(table).getFirst();
        assertThat(made.key()).isEqualTo(key);
        assertThat(made.by()).isEqualTo(agent.id());
        assertThat(made.before()).isNull();
        assertThat(String.valueOf(made.after())).contains("Ny");
    }

    @Test
    void aNewImpactBringsItsCellsOfTheMatrix() {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> add(
                        "impact",
                        "key",
                        "whole_company",
                        "rules",
                        List.of(Map.of("urgency", "high", "priority", "critical"))));
        assertThat(refused.errors()).extracting(FieldError::message).anyMatch(text -> text.contains("low, medium"));
        add(
                "impact",
                "key",
                "whole_company",
                "ordinal",
                5,
                "rules",
                List.of(
                        Map.of("urgency", "high", "priority", "critical"),
                        Map.of("urgency", "medium", "priority", "critical"),
                        Map.of("urgency", "low", "priority", "high")));
        assertThat(desk.create(agent, "impact", "whole_company", "urgency", "low")
                        .priority())
                .isEqualTo("high");
        add(
                "urgency",
                "key",
                "someday",
                "rules",
                desk.room.codes().current().table("impact").keySet().stream()
                        .map(impact -> Map.of("impact", impact, "priority", "informational"))
                        .toList());
        assertThat(desk.create(agent, "impact", "whole_company", "urgency", "someday")
                        .priority())
                .isEqualTo("informational");
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> codes.codes()
                        .changeCode(agent, "urgency", "medium", TestTickets.input("active", false), null)))
                .isNotNull();
    }

    @Test
    void whatIsNoCodeIsRefused() {
        assertThat(catchThrowableOfType(NotFoundException.class, () -> add("colour", "key", "red")))
                .isNotNull();
        for (Object key : new Object[] {"history", "Upper", "a b", "x".repeat(33), "", 7, "../x", "a\0", null}) {
            assertThat(catchThrowableOfType(InvalidInputException.class, () -> add("channel", "key", key)))
                    .as(String.valueOf(key))
                    .isNotNull();
        }
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> add("status", "key", "odd")))
                .as("a status needs a phase")
                .isNotNull();
        assertThat(catchThrowableOfType(
                        InvalidInputException.class, () -> add("status", "key", "odd", "phase", "asleep")))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        InvalidInputException.class, () -> add("channel", "key", "odd", "phase", "open")))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        InvalidInputException.class, () -> add("impact", "key", "odd", "rules", "none")))
                .isNotNull();
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> codes.codes()
                        .changeCode(agent, "status", "resolved", TestTickets.input("phase", "open"), null)))
                .as("a phase is for good")
                .isNotNull();
    }

    @Test
    void aStatusOfItsOwnGoesWhereItsPhaseSays() {
        add("status", "key", "in_test", "phase", "waiting", "labels", Map.of("en", "In test"));
        add("status", "key", "deployed", "phase", "resolved");
        add("kind", "key", "deployment", "labels", Map.of("en", "Deployment"));
        codes.workflows()
                .set(
                        agent,
                        "deployment",
                        TestTickets.input(
                                "transitions",
                                List.of(
                                        move("new", "in_test", "requires", List.of("category", "fields.build")),
                                        move("in_test", "deployed", "requires", List.of("closureCode")),
                                        move("deployed", "in_test", "byRequester", true),
                                        move("deployed", "closed", "byRequester", true))),
                        null);
        Ticket ticket = desk.create(requester, "kind", "deployment");
        ServiceDeskException illegal = catchThrowableOfType(
                ServiceDeskException.class, () -> desk.move(agent, ticket, "to", "resolved", "resolution", "x"));
        assertThat(illegal.code()).isEqualTo("ticket.illegal_transition");
        assertThat(illegal.members()).containsEntry("allowed", List.of("in_test"));
        InvalidInputException missing =
                catchThrowableOfType(InvalidInputException.class, () -> desk.move(agent, ticket, "to", "in_test"));
        assertThat(missing.errors()).extracting(FieldError::field).containsExactly("category", "fields.build");
        desk.change(agent, ticket, null, "category", "network", "fields", Map.of("build", 7), "assignee", "bert");
        Ticket tested = desk.move(agent, ticket, "to", "in_test");
        assertThat(tested.status()).as("its workflow knows no assigned").isEqualTo("in_test");
        assertThat(desk.list(agent, "open", "true", "kind", "deployment")).hasSize(1);
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> desk.move(agent, ticket, "to", "deployed", "resolution", "Done"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("closureCode");
        Ticket deployed = desk.move(agent, ticket, "to", "deployed", "resolution", "Done", "code", "fulfilled");
        assertThat(deployed.resolvedAt()).isNotNull();
        assertThat(desk.list(agent, "open", "true", "kind", "deployment")).isEmpty();
        assertThat(desk.room.closures().get(requester, ticket.number()).state()).isEqualTo("awaiting_confirmation");
        assertThat(desk.move(requester, ticket, "to", "closed").confirmedBy()).isEqualTo("requester");
        assertThat(desk.room.codes().current().phase("deployed")).isEqualTo(Phase.RESOLVED);
        assertThat(history("transition").getFirst().before()).isNull();
        codes.workflows().remove(agent, "deployment", null);
        assertThat(history("transition").getFirst().after()).isNull();
        assertThat(desk.create(agent, "kind", "deployment", "assignee", "bert").status())
                .isEqualTo("assigned");
        assertThat(desk.room.codes().current().workflow().of("deployment"))
                .extracting(Transition::kind)
                .containsOnly("*");
    }

    @Test
    void theHistoryTellsEveryEditNewestFirstAndPageByPage() {
        for (String label : List.of("One", "Two", "Three")) {
            codes.codes()
                    .changeCode(agent, "closure_code", "other", TestTickets.input("labels", Map.of("en", label)), null);
        }
        Page<CodeHistory.Entry> first = codes.history().read(desk.room.codes().current(), "closure_code", 2, null);
        assertThat(first.items()).hasSize(2);
        assertThat(String.valueOf(first.items().getFirst().after())).contains("Three");
        assertThat(String.valueOf(first.items().getFirst().before())).contains("Two");
        Page<CodeHistory.Entry> second =
                codes.history().read(desk.room.codes().current(), "closure_code", 2, first.next());
        assertThat(String.valueOf(second.items().getFirst().after())).contains("One");
        assertThat(first.items().getFirst().version())
                .isGreaterThan(second.items().getFirst().version());
        codes.codes()
                .changeMatrix(
                        agent,
                        TestTickets.input(
                                "rules",
                                List.of(Map.of("impact", "low", "urgency", "low", "priority", "informational"))),
                        null);
        CodeHistory.Entry cell = history("priority_rule").getFirst();
        assertThat(String.valueOf(cell.before())).contains("priority=low");
        assertThat(String.valueOf(cell.after())).contains("priority=informational");
        assertThat(catchThrowableOfType(NotFoundException.class, () -> history("colour")))
                .isNotNull();
        assertThat(catchThrowableOfType(switchboard.api.error.MalformedException.class, () -> codes.history()
                        .read(desk.room.codes().current(), "kind", 2, "forged")))
                .isNotNull();
    }

    @Test
    void categoriesHaveAHistoryToo() {
        codes.categories().addCategory(agent, TestTickets.input("key", "печать", "labels", Map.of("ru", "Печать")));
        codes.categories()
                .changeCategory(agent, "печать", TestTickets.input("requiredInformation", List.of("errorCodes")), null);
        assertThat(history("category").getFirst().key()).isEqualTo("печать");
        assertThat(String.valueOf(history("category").getFirst().before())).contains("requiredInformation=[]");
        assertThat(String.valueOf(history("category").getFirst().after())).contains("errorCodes");
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> codes.categories()
                        .changeCategory(
                                agent, "печать", TestTickets.input("requiredInformation", List.of("shoeSize")), null)))
                .isNotNull();
    }

    @Test
    void aLostRaceIsRefusedAndEditsAtOnceAreAllThere() throws Exception {
        long version = desk.room.codes().current().version();
        List<Callable<Code>> edits = new ArrayList<>();
        for (int index = 0; index < 8; index++) {
            String key = "raced_" + index;
            CodeRoom node = desk.secondNode().codeRoom();
            edits.add(() -> node.codes().addCode(agent, "channel", TestTickets.input("key", key)));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            for (Future<Code> each : executor.invokeAll(edits)) {
                each.get();
            }
        }
        assertThat(desk.secondNode().codes().current().version()).isEqualTo(version + 8);
        ServiceDeskException stale = catchThrowableOfType(ServiceDeskException.class, () -> codes.workflows()
                .set(
                        agent,
                        "event",
                        TestTickets.input("transitions", List.of(move("new", "resolved"), move("resolved", "closed"))),
                        version));
        assertThat(stale.code()).isEqualTo("request.stale");
    }
}
