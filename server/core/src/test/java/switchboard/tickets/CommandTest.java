package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;

/** Commands on a real database: what they refuse, what they write, and what happens when several come at once. */
@Timeout(120)
class CommandTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;

    private TestTickets desk;
    private UUID anna;
    private UUID bert;
    private Caller requester;
    private Caller agent;

    @BeforeEach
    void open() {
        desk = new TestTickets();
        anna = desk.user("anna", null);
        bert = desk.user("bert", null);
        requester = desk.requester(anna, HOME);
        agent = desk.agent(bert, HOME);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aTicketIsReadableAtOnceAsItWasAnswered() {
        Ticket ticket = desk.create(
                requester, "description", "Nothing works \uD83D\uDE00", "fields", Map.of("room", "A7", "floor", 3));
        assertThat(ticket.number()).matches("1[0-9]{6}");
        assertThat(ticket.status()).isEqualTo("new");
        assertThat(ticket.priority()).isEqualTo("medium");
        assertThat(ticket.requester()).isEqualTo(anna);
        assertThat(ticket.organization()).isEqualTo(HOME);
        assertThat(ticket.version()).isEqualTo(1);
        assertThat(desk.room.tickets().get(requester, ticket.id().toString())).isEqualTo(ticket);
        assertThat(desk.room.tickets().get(requester, ticket.number())).isEqualTo(ticket);
        assertThat(desk.count("core_ticket_field")).isEqualTo(2);
    }

    @Test
    void aNewTicketGivenAnAssigneeIsAssigned() {
        Ticket assigned = desk.create(agent, "assignee", "bert@desk.example", "requester", "anna");
        assertThat(assigned.status()).isEqualTo("assigned");
        assertThat(assigned.requester()).isEqualTo(anna);
        Ticket later = desk.change(agent, desk.create(agent), null, "assignee", bert.toString());
        assertThat(later.status()).isEqualTo("assigned");
        assertThat(desk.room
                        .timeline()
                        .read(agent, later.id().toString(), 50, null)
                        .items())
                .extracting(TicketTimeline.Entry::type)
                .containsExactly("ticket.created", "ticket.changed", "ticket.transitioned");
    }

    @Test
    void priorityFollowsTheMatrixUnlessThereIsAReason() {
        Ticket ticket = desk.create(agent, "impact", "high", "urgency", "high");
        assertThat(ticket.priority()).isEqualTo("critical");
        assertThat(desk.change(agent, ticket, null, "urgency", "low").priority())
                .isEqualTo("medium");
        assertRefused(422, () -> desk.change(agent, ticket, null, "priority", "informational"));
        Ticket informed =
                desk.change(agent, ticket, null, "priority", "informational", "priorityReason", "Only a question");
        assertThat(informed.priority()).isEqualTo("informational");
        assertThat(desk.change(agent, ticket, null, "impact", "low").priority()).isEqualTo("informational");
        Ticket cleared = desk.change(agent, ticket, null, "priority", null);
        assertThat(cleared.priority()).isEqualTo("low");
        assertThat(cleared.priorityReason()).isNull();
    }

    static Stream<Arguments> badFields() {
        return Stream.of(
                Arguments.of("kind", null, "required"),
                Arguments.of("kind", "party", "not_allowed"),
                Arguments.of("title", " ", "required"),
                Arguments.of("title", 7, "type"),
                Arguments.of("title", "x".repeat(501), "too_long"),
                Arguments.of("title", "a\0b", "format"),
                Arguments.of("description", List.of(), "type"),
                Arguments.of("description", "x".repeat(200_001), "too_long"),
                Arguments.of("status", "closed", "read_only"),
                Arguments.of("id", "x", "read_only"),
                Arguments.of("createdAt", "2026-01-01T00:00:00Z", "read_only"),
                Arguments.of("impact", "huge", "not_allowed"),
                Arguments.of("urgency", 1, "type"),
                Arguments.of("category", "no such", "not_found"),
                Arguments.of("requester", "nobody@desk.example", "not_found"),
                Arguments.of("assignee", "nobody", "not_found"),
                Arguments.of("team", "no team", "not_found"),
                Arguments.of("organization", UUID.randomUUID().toString(), "not_found"),
                Arguments.of("channel", "No Word", "format"),
                Arguments.of("fields", "x", "type"),
                Arguments.of("fields", Map.of("bad name", 1), "format"),
                Arguments.of("fields", Map.of("name", Map.of()), "type"),
                Arguments.of("fields", Map.of("name", "x".repeat(4_001)), "type"),
                Arguments.of("colour", "red", "unknown"),
                Arguments.of("'; DROP TABLE core_ticket; --", "x", "unknown"));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void aBadFieldIsNamedAndNothingIsStored(String field, @Nullable Object value, String code) {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> desk.create(agent, field, value));
        assertThat(refused).as(field).isNotNull();
        assertThat(refused.errors()).anySatisfy(error -> {
            assertThat(error.field()).startsWith(field.equals("fields") ? "fields" : field.substring(0, 2));
            assertThat(error.code()).isEqualTo(code);
        });
        assertThat(desk.count("core_ticket")).isZero();
        assertThat(desk.count("core_journal WHERE ticket_id IS NOT NULL")).isZero();
    }

    @Test
    void movesFollowTheWorkflow() {
        Ticket ticket = desk.create(requester);
        ServiceDeskException illegal = refused(409, () -> desk.move(agent, ticket, "to", "closed"));
        assertThat(illegal.code()).isEqualTo("ticket.illegal_transition");
        assertThat((List<?>) illegal.members().get("allowed")).hasSize(8);
        assertRefused(422, () -> desk.move(agent, ticket, "to", "resolved"));
        assertRefused(422, () -> desk.move(agent, ticket, "to", "nowhere"));
        ServiceDeskException notYours =
                refused(403, () -> desk.move(requester, ticket, "to", "resolved", "resolution", "Mine"));
        assertThat(notYours.members()).containsEntry("allowed", List.of());
        Ticket resolved = desk.move(agent, ticket, "to", "resolved", "resolution", "Turned it on", "code", "solved");
        assertThat(resolved.resolvedAt()).isNotNull();
        assertThat(resolved.closureCode()).isEqualTo("solved");
        Ticket reopened = desk.move(requester, ticket, "to", "in_progress", "comment", "Still off");
        assertThat(reopened.resolution()).isNull();
        assertThat(reopened.resolvedAt()).isNull();
        desk.move(agent, ticket, "to", "resolved", "resolution", "Now it is on");
        Ticket closed = desk.move(requester, ticket, "to", "closed");
        assertThat(closed.confirmedBy()).isEqualTo("requester");
        assertThat(closed.closedAt()).isNotNull();
        assertThat(refused(409, () -> desk.move(agent, ticket, "to", "in_progress"))
                        .members())
                .containsEntry("allowed", List.of());
        assertThat(desk.change(agent, ticket, null, "category", "network").category())
                .isEqualTo("network");
        assertThat(desk.room
                        .timeline()
                        .read(requester, ticket.id().toString(), 50, null)
                        .items())
                .extracting(TicketTimeline.Entry::comment)
                .contains("Still off");
    }

    @Test
    void anAgentConfirmsOnBehalfAndTheDeskByItself() {
        Ticket first = desk.create(requester);
        desk.move(agent, first, "to", "resolved", "resolution", "Done");
        assertThat(desk.move(agent, first, "to", "closed", "channel", "phone").confirmedBy())
                .isEqualTo("on_behalf");
        Ticket second = desk.create(requester);
        desk.move(agent, second, "to", "resolved", "resolution", "Done");
        assertThat(desk.move(desk.system, second, "to", "closed").confirmedBy()).isEqualTo("auto");
    }

    @Test
    void aLostRaceTellsTheDifferences() {
        Ticket ticket = desk.create(agent);
        desk.change(agent, ticket, 1L, "title", "Mine");
        ServiceDeskException stale =
                refused(412, () -> desk.change(agent, ticket, 1L, "title", "Yours", "kind", "event"));
        assertThat(stale.code()).isEqualTo("request.stale");
        assertThat((List<?>) stale.members().get("differences")).hasSize(2).anySatisfy(line -> assertThat(
                        (Map<?, ?>) line)
                .isEqualTo(Map.of("field", "title", "yours", "Yours", "current", "Mine")));
        Ticket same = desk.change(agent, ticket, 2L, "title", "Mine");
        assertThat(same.version()).isEqualTo(2);
    }

    @Test
    void ofSixteenWritersExactlyOneWinsEachVersion() throws Exception {
        Ticket ticket = desk.create(agent);
        int writers = 16;
        int rounds = 20;
        for (int round = 1; round <= rounds; round++) {
            long version = round;
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String title = "Round " + round + " writer " + writer;
                tasks.add(() -> {
                    try {
                        desk.change(agent, ticket, version, "title", title);
                        return true;
                    } catch (ServiceDeskException lost) {
                        assertThat(lost.refusal()).isEqualTo(Refusal.STALE);
                        return false;
                    }
                });
            }
            assertThat(all(tasks).stream().filter(won -> won))
                    .as("round %d", round)
                    .hasSize(1);
        }
        assertThat(desk.room.tickets().get(agent, ticket.id().toString()).version())
                .isEqualTo(rounds + 1);
        assertThat(desk.count("core_journal WHERE type = 'ticket.changed'")).isEqualTo(rounds);
    }

    @Test
    void withoutIfMatchEveryWriteIsWritten() throws Exception {
        Ticket ticket = desk.create(agent);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int writer = 0; writer < 16; writer++) {
            String title = "Writer " + writer;
            tasks.add(() -> {
                for (int turn = 0; turn < 5; turn++) {
                    desk.change(agent, ticket, null, "title", title + " turn " + turn);
                }
                return true;
            });
        }
        assertThat(all(tasks)).hasSize(16);
        assertThat(desk.room.tickets().get(agent, ticket.id().toString()).version())
                .isEqualTo(81);
        assertThat(desk.count("core_journal WHERE type = 'ticket.changed'")).isEqualTo(80);
    }

    @Test
    void numbersAreUniqueAmongWriters() throws Exception {
        List<Callable<String>> tasks = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            tasks.add(() -> {
                long last = 0;
                for (int turn = 0; turn < 30; turn++) {
                    long number = Long.parseLong(desk.create(agent).number());
                    assertThat(number).isGreaterThan(last);
                    last = number;
                }
                return "done";
            });
        }
        assertThat(all(tasks)).hasSize(8);
        assertThat(desk.count("(SELECT DISTINCT number FROM core_ticket) n")).isEqualTo(240);
    }

    @Test
    void aRequesterSetsNothingThatIsForAgents() {
        assertRefused(403, () -> desk.create(requester, "assignee", bert.toString()));
        assertRefused(403, () -> desk.create(requester, "requester", "bert"));
        assertRefused(403, () -> desk.create(requester, "priority", "critical", "priorityReason", "Me first"));
        UUID elsewhere = desk.organization("Elsewhere");
        assertRefused(403, () -> desk.create(requester, "organization", elsewhere.toString()));
        assertThat(desk.create(
                        requester,
                        "organization",
                        HOME.toString(),
                        "team",
                        desk.team("First line").toString()))
                .isNotNull();
        Ticket ticket = desk.create(requester);
        assertRefused(403, () -> desk.change(requester, ticket, null, "title", "New"));
        assertRefused(403, () -> desk.change(agent, ticket, null, "organization", elsewhere.toString()));
    }

    @Test
    void anExternalIdStandsOnce() {
        Ticket ticket = desk.create(agent, "externalId", "left-1");
        assertThat(refused(409, () -> desk.create(agent, "externalId", "left-1"))
                        .code())
                .isEqualTo("ticket.duplicate_external_id");
        Ticket other = desk.create(agent);
        assertRefused(409, () -> desk.change(agent, other, null, "externalId", "left-1"));
        assertThat(desk.change(agent, ticket, null, "externalId", null).externalId())
                .isNull();
        assertThat(desk.create(agent, "externalId", "left-1")).isNotNull();
    }

    @Test
    void notesAreForThoseWhoMayReadThem() {
        Ticket ticket = desk.create(requester);
        String id = ticket.id().toString();
        PublicReply reply =
                desk.room.entries().reply(agent, id, new Input(Map.of("body", "We look at it")), Origin.API);
        InternalNote note = desk.room.entries().note(agent, id, new Input(Map.of("body", "secret-word")), Origin.API);
        assertThat(desk.room.timeline().read(requester, id, 50, null).items())
                .extracting(TicketTimeline.Entry::id)
                .contains(reply.id())
                .doesNotContain(note.id());
        assertThat(desk.room.timeline().read(agent, id, 50, null).items())
                .extracting(TicketTimeline.Entry::visibility)
                .containsExactly("public", "public", "internal");
        assertRefused(403, () -> desk.room.entries().notes(requester, id, 50, null));
        assertRefused(403, () -> desk.room.entries().note(requester, id, new Input(Map.of("body", "x")), Origin.API));
        assertThat(desk.room.entries().replies(requester, id, 50, null).items()).containsExactly(reply);
        var document = desk.room.searchSource().documents(List.of(id)).get(id);
        assertThat(document.body()).contains("We look at it").doesNotContain("secret-word");
        assertThat(document.internalBody()).contains("secret-word");
        assertThat(document.version()).isEqualTo(3);
        assertThat(desk.room.tickets().get(agent, id).version()).isEqualTo(1);
    }

    @Test
    void aGuardVetoesAddsAndFails() {
        desk.room.guards().set("stamp", List.of(guard("stamp", false, (before, after) -> {
            if (after.title().contains("forbidden")) {
                return TicketGuard.Decision.veto("No such titles");
            }
            if (after.title().contains("broken")) {
                throw new IllegalStateException("broken");
            }
            return new TicketGuard.Decision(null, Map.of("stamp.seen", true));
        })));
        assertThat(refused(409, () -> desk.create(agent, "title", "forbidden")).code())
                .isEqualTo("ticket.vetoed");
        assertThat(desk.create(agent).fields()).containsEntry("stamp.seen", true);
        Ticket broken = desk.create(agent, "title", "broken");
        assertThat(desk.room
                        .timeline()
                        .read(agent, broken.id().toString(), 50, null)
                        .items())
                .extracting(TicketTimeline.Entry::type)
                .containsExactly("ticket.created", "ticket.guard_failed");
        desk.room.guards().set("stamp", List.of(guard("stamp", true, (before, after) -> {
            throw new IllegalStateException("broken");
        })));
        assertRefused(503, () -> desk.create(agent));
        desk.room.guards().set("stamp", List.of());
        assertThat(desk.create(agent).fields()).isEmpty();
    }

    private interface Check {
        TicketGuard.Decision of(@Nullable Ticket before, Ticket after);
    }

    private static TicketGuard guard(String name, boolean closed, Check check) {
        return new TicketGuard() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean failsClosed() {
                return closed;
            }

            @Override
            public Decision check(String command, @Nullable Ticket before, Ticket after) {
                return check.of(before, after);
            }
        };
    }

    @Test
    void whatTheCallerDoesNotSeeIsNotThere() {
        UUID elsewhere = desk.organization("Elsewhere");
        Caller stranger = desk.agent(desk.user("stranger", elsewhere), elsewhere);
        Ticket ticket = desk.create(requester);
        String id = ticket.id().toString();
        assertRefused(404, () -> desk.room.tickets().get(stranger, id));
        assertRefused(404, () -> desk.change(stranger, ticket, null, "title", "x"));
        assertRefused(404, () -> desk.move(stranger, ticket, "to", "assigned"));
        assertRefused(404, () -> desk.room.entries().reply(stranger, id, new Input(Map.of("body", "x")), Origin.API));
        assertRefused(404, () -> desk.room.timeline().read(stranger, id, 50, null));
        assertRefused(404, () -> desk.room.attachments().list(stranger, id, 50, null));
        assertRefused(404, () -> desk.room.links().list(stranger, id, 50, null));
        assertRefused(404, () -> desk.room.parentCheck().require(stranger, "tickets", id, false));
        for (String bad :
                List.of("x", "999", "00000000-0000-0000-0000-000000000000", "99999999999999999999", "' OR 1=1")) {
            assertRefused(404, () -> desk.room.tickets().get(agent, bad));
        }
        Caller nobody = TestTickets.caller(anna, HOME, Reach.NONE, List.of());
        assertRefused(403, () -> desk.list(nobody));
        assertThatThrownBy(() -> desk.create(nobody)).isInstanceOf(ServiceDeskException.class);
        assertThat(desk.list(stranger)).isEmpty();
        assertThat(Set.copyOf(desk.list(requester))).containsExactly(ticket);
    }

    static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks, 90, TimeUnit.SECONDS)) {
                results.add(each.get());
            }
            return results;
        }
    }

    static void assertRefused(int status, Runnable command) {
        refused(status, command);
    }

    static ServiceDeskException refused(int status, Runnable command) {
        ServiceDeskException refused = catchThrowableOfType(ServiceDeskException.class, command::run);
        assertThat(refused).isNotNull();
        assertThat(refused.refusal().status())
                .as(refused.code() + " " + refused.detail())
                .isEqualTo(status);
        return refused;
    }

    static Map<String, Object> fields(Object... fields) {
        Map<String, Object> values = new HashMap<>();
        for (int index = 0; index < fields.length; index += 2) {
            values.put(String.valueOf(fields[index]), fields[index + 1]);
        }
        return values;
    }
}
