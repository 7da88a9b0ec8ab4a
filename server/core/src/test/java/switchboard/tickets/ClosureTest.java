package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;
import switchboard.json.Json;
import switchboard.persistence.TestClock;
import switchboard.tickets.TicketClosures.End;

/** From resolved to closed, by every path. The clock begins on a Monday at eight. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosureTest {

    private static final UUID HOME = AccessService.DEFAULT_ORGANIZATION;
    private static final Instant FRIDAY = TestClock.START.plus(Duration.ofDays(4));
    private static final Instant FRIDAY_AFTER = Instant.parse("2026-01-16T17:00:00Z");

    private TestTickets desk;
    private Caller requester;
    private Caller agent;

    @BeforeAll
    void open() {
        desk = new TestTickets();
        requester = desk.requester(desk.user("anna", null), HOME);
        agent = desk.agent(desk.user("bert", null), HOME);
    }

    @BeforeEach
    void onFriday() {
        desk.database.clock().set(FRIDAY);
        desk.room.guards().set("levels", List.of());
    }

    @AfterEach
    void nothingStaysDue() {
        desk.database.clock().set(FRIDAY_AFTER.plus(Duration.ofDays(365)));
        desk.room.guards().set("levels", List.of());
        desk.room.unconfirmed().run();
        assertThat(desk.count("core_ticket_confirmation")).isZero();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private Ticket resolved(Object... fields) {
        Ticket ticket = desk.create(requester, fields);
        return desk.move(agent, ticket, "to", "resolved", "resolution", "Turned it on");
    }

    private End end(Ticket ticket) {
        return desk.room.closures().get(requester, ticket.id().toString());
    }

    private Ticket now(Ticket ticket) {
        return desk.room.tickets().get(agent, ticket.id().toString());
    }

    @Test
    void resolvingAsksTheRequesterAndSaysUntilWhen() {
        Ticket ticket = desk.create(requester);
        assertThat(end(ticket).state()).isEqualTo("none");
        desk.move(agent, ticket, "to", "resolved", "resolution", "Turned it on");
        End asked = end(ticket);
        assertThat(asked.state()).isEqualTo("awaiting_confirmation");
        assertThat(asked.confirmBy()).isEqualTo(FRIDAY_AFTER);
        assertThat(notices(ticket)).hasSize(1);
        assertThat(notices(ticket).getFirst())
                .containsEntry("number", ticket.number())
                .containsEntry("resolution", "Turned it on")
                .containsEntry("deadline", Map.of("$instant", FRIDAY_AFTER.toString()));
        Ticket own = desk.create(agent);
        desk.move(agent, own, "to", "resolved", "resolution", "Mine");
        assertThat(notices(own)).as("nobody is told what they did").isEmpty();
    }

    @Test
    void aResolutionOfAnyLengthIsTold() {
        Ticket ticket = desk.create(requester);
        desk.move(agent, ticket, "to", "resolved", "resolution", "\uD83D\uDE00".repeat(100_000));
        assertThat(String.valueOf(notices(ticket).getFirst().get("resolution")))
                .hasSizeLessThan(8_100)
                .endsWith("…");
    }

    /** What the requester was told when the ticket was resolved. */
    private List<Map<String, @Nullable Object>> notices(Ticket ticket) {
        return desk.database.transactions().read(dsl -> dsl.fetch(
                        "select c.content from core_notification n join core_notification_content c on c.id = n.content_id"
                                + " where n.event = 'ticket.resolved' and n.subject_id = ?",
                        ticket.id().toString())
                .map(row -> Json.parseObject(row.get(0, String.class))));
    }

    @Test
    void reopeningEndsTheAskingAndResolvingAgainAsksAnew() {
        Ticket ticket = resolved();
        desk.database.clock().set(FRIDAY_AFTER);
        desk.move(requester, ticket, "to", "in_progress", "comment", "Still off");
        assertThat(end(ticket).state()).isEqualTo("none");
        desk.database.clock().advance(Duration.ofMinutes(1));
        desk.move(agent, ticket, "to", "resolved", "resolution", "Now it is on");
        assertThat(end(ticket).confirmBy()).isEqualTo(Instant.parse("2026-01-23T17:00:00Z"));
        assertThat(notices(ticket)).hasSize(2);
        desk.room.unconfirmed().run();
        assertThat(now(ticket).status()).isEqualTo("resolved");
    }

    @Test
    void afterThePeriodTheRequesterMayConfirmButNotReopenAndAnAgentMay() {
        Ticket first = resolved();
        Ticket second = resolved();
        desk.database.clock().set(FRIDAY_AFTER.plusSeconds(1));
        ServiceDeskException late = catchThrowableOfType(
                ServiceDeskException.class, () -> desk.move(requester, first, "to", "in_progress"));
        assertThat(late.code()).isEqualTo("ticket.confirmation_over");
        assertThat(late.refusal().status()).isEqualTo(409);
        assertThat(late.members()).containsEntry("allowed", List.of("in_progress", "closed"));
        assertThat(desk.move(requester, first, "to", "closed").confirmedBy()).isEqualTo("requester");
        assertThat(desk.move(agent, second, "to", "in_progress").status()).isEqualTo("in_progress");
    }

    @Test
    void whatNobodyConfirmsClosesByItselfAfterTheWeekendAndNotBefore() {
        Ticket ticket = resolved();
        for (Instant early : List.of(
                FRIDAY.plus(Duration.ofDays(2)), FRIDAY.plus(Duration.ofDays(5)), FRIDAY_AFTER.minusSeconds(1))) {
            desk.database.clock().set(early);
            assertThat(desk.room.unconfirmed().run()).isZero();
            assertThat(now(ticket).status()).isEqualTo("resolved");
        }
        desk.database.clock().set(FRIDAY_AFTER);
        assertThat(desk.room.unconfirmed().run()).isEqualTo(1);
        Ticket closed = now(ticket);
        assertThat(closed.status()).isEqualTo("closed");
        assertThat(closed.confirmedBy()).isEqualTo("auto");
        assertThat(closed.closureCode()).isEqualTo("no_response");
        assertThat(closed.closedAt()).isEqualTo(FRIDAY_AFTER);
        End end = end(ticket);
        assertThat(end.state()).isEqualTo("closed");
        assertThat(end.confirmedBy()).isEqualTo("auto");
        assertThat(end.actor()).isNull();
        assertThat(end.resolution()).isEqualTo("Turned it on");
        assertThat(end.serviceRestored()).isNull();
        List<TicketTimeline.Entry> timeline = desk.room
                .timeline()
                .read(requester, ticket.id().toString(), 50, null)
                .items();
        assertThat(timeline)
                .extracting(TicketTimeline.Entry::type)
                .containsExactly("ticket.created", "ticket.transitioned", "ticket.transitioned");
        assertThat(timeline.get(1).details()).containsEntry("confirmBy", FRIDAY_AFTER.toString());
        assertThat(timeline.get(2).details()).containsKey("closure");
        assertThat(timeline.get(2).actor()).isNull();
    }

    @Test
    void aClosureCodeThatIsThereStays() {
        Ticket ticket = desk.create(requester);
        desk.move(agent, ticket, "to", "resolved", "resolution", "Replaced", "code", "workaround");
        desk.database.clock().set(FRIDAY_AFTER);
        desk.room.unconfirmed().run();
        assertThat(now(ticket).closureCode()).isEqualTo("workaround");
        assertThat(end(ticket).serviceRestored()).isTrue();
        assertThat(end(ticket).incidentSolved()).isFalse();
    }

    /** Each node has a room of its own on one database; every ticket is closed once. */
    @Test
    void twoNodesThatCloseAtOnceCloseEachTicketOnce() throws Exception {
        List<Ticket> tickets = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            tickets.add(resolved());
        }
        desk.database.clock().set(FRIDAY_AFTER);
        int before = desk.count("core_journal WHERE type = 'ticket.transitioned'");
        List<Callable<Integer>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            UnconfirmedTickets unconfirmed = desk.secondNode().unconfirmed();
            nodes.add(unconfirmed::run);
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(nodes.size())) {
            for (Future<Integer> each : executor.invokeAll(nodes)) {
                each.get();
            }
        }
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(now(ticket).confirmedBy()).isEqualTo("auto"));
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(now(ticket).version()).isEqualTo(3));
        assertThat(desk.count("core_journal WHERE type = 'ticket.transitioned'") - before)
                .isEqualTo(12);
    }

    @Test
    void whatAPluginKeepsFromClosingWaitsWithoutKeepingOthersWaiting() {
        Ticket kept = resolved("title", "Keep me");
        Ticket other = resolved();
        guard((before, after) ->
                after.title().equals("Keep me") && after.status().equals("closed")
                        ? TicketGuard.Decision.veto("Not yet")
                        : TicketGuard.Decision.PASS);
        desk.database.clock().set(FRIDAY_AFTER);
        assertThat(desk.room.unconfirmed().run()).isEqualTo(2);
        assertThat(now(other).status()).isEqualTo("closed");
        assertThat(now(kept).status()).isEqualTo("resolved");
        assertThat(desk.room.unconfirmed().run()).isZero();
        assertThat(end(kept).confirmBy()).isEqualTo(FRIDAY_AFTER);
        desk.room.guards().set("levels", List.of());
        desk.database.clock().advance(Duration.ofHours(1));
        assertThat(desk.room.unconfirmed().run()).isEqualTo(1);
        assertThat(now(kept).status()).isEqualTo("closed");
    }

    @Test
    void whoConfirmsOnBehalfSaysByWhichChannel() {
        Ticket ticket = resolved();
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> desk.move(agent, ticket, "to", "closed"));
        assertThat(refused.errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("channel", "required"));
        desk.move(agent, ticket, "to", "closed", "channel", "phone");
        End end = end(ticket);
        assertThat(end.confirmedBy()).isEqualTo("on_behalf");
        assertThat(end.channel()).isEqualTo("phone");
        assertThat(end.actor()).isEqualTo(agent.id());
        assertThat(end.serviceRestored()).isTrue();
        assertThat(end.requestFulfilled()).isNull();
    }

    @Test
    void thePersonWhoAnswersIsTheFirstResponse() {
        Ticket ticket = desk.create(requester);
        desk.room.entries().reply(requester, ticket.number(), TestTickets.input("body", "Hello?"), Origin.API);
        desk.database.clock().advance(Duration.ofMinutes(7));
        Instant answered = desk.database.clock().instant();
        desk.room.entries().reply(agent, ticket.number(), TestTickets.input("body", "Yes"), Origin.API);
        desk.move(agent, ticket, "to", "resolved", "resolution", "Said hello");
        desk.move(requester, ticket, "to", "closed");
        assertThat(end(ticket).firstResponseAt()).isEqualTo(answered);
        assertThat(end(ticket).resolvedAt()).isEqualTo(answered);
    }

    @Test
    void theAnswersAreWhatWasSaidAndWhatGuardsGaveAndNothingChangesThem() {
        guard((before, after) ->
                after.status().equals("closed") && !before.status().equals("closed")
                        ? new TicketGuard.Decision(null, Map.of("levels.met", false, "levels.outcome", "late"))
                        : TicketGuard.Decision.PASS);
        Ticket ticket = resolved();
        desk.move(requester, ticket, "to", "closed", "code", "solved", "closure", Map.of("incidentSolved", false));
        End end = end(ticket);
        assertThat(end.serviceLevelMet()).isFalse();
        assertThat(end.serviceRestored()).isTrue();
        assertThat(end.incidentSolved()).isFalse();
        assertThat(end.facts()).containsEntry("levels.met", false).containsEntry("levels.outcome", "late");
        desk.change(agent, ticket, null, "title", "Corrected", "fields", Map.of("levels.met", true));
        assertThat(end(ticket)).isEqualTo(end);
        assertThat(now(ticket).fields()).containsEntry("levels.met", true);
    }

    @Test
    void answersThatAreNoneAreRefused() {
        Ticket ticket = resolved();
        for (Object wrong : new Object[] {
            "yes", List.of(), Map.of("serviceRestored", "yes"), Map.of("other", true), Map.of("serviceLevelMet", true)
        }) {
            assertThat(catchThrowableOfType(
                            InvalidInputException.class,
                            () -> desk.move(requester, ticket, "to", "closed", "closure", wrong)))
                    .as(String.valueOf(wrong))
                    .isNotNull();
        }
        assertThat(now(ticket).status()).isEqualTo("resolved");
        assertThat(catchThrowableOfType(
                        InvalidInputException.class,
                        () -> desk.move(
                                agent, ticket, "to", "in_progress", "closure", Map.of("serviceRestored", true))))
                .isNotNull();
    }

    @Test
    void aPluginClosesLikeAnybodyElse() {
        Ticket first = resolved();
        Map<String, Object> fields = new HashMap<>(Map.of("to", "closed", "code", "solved"));
        assertThat(desk.room
                        .tickets()
                        .transition(agent, first.id(), fields, new Origin("chat", null))
                        .confirmedBy())
                .isEqualTo("on_behalf");
        assertThat(end(first).channel()).isEqualTo("chat");
        Ticket second = resolved();
        desk.room.tickets().transition(desk.system, second.id(), fields, Origin.API);
        assertThat(end(second).confirmedBy()).isEqualTo("auto");
        assertThat(end(second).incidentSolved()).isTrue();
        assertThat(end(second).state()).isEqualTo("closed");
    }

    @Test
    void anImportKeepsNoClosureAndAsksNobody() throws Exception {
        Caller importer = TestTickets.caller(
                agent.id(),
                HOME,
                new switchboard.api.access.Reach(true, Set.of(), Set.of(), null),
                List.of(TicketAccess.IMPORT, TicketAccess.CREATE, TicketAccess.READ, TicketAccess.CHANGE));
        Ticket asked = resolved("externalId", "old-2");
        desk.room
                .imports()
                .run(
                        importer,
                        TestTickets.lines(
                                List.of(
                                        "{\"externalId\":\"old-1\",\"kind\":\"incident\",\"title\":\"Old\",\"status\":\"closed\","
                                                + "\"closedAt\":\"2025-01-01T00:00:00Z\",\"requester\":\"anna@desk.example\"}",
                                        "{\"externalId\":\"old-2\",\"kind\":\"incident\",\"title\":\"Other\",\"status\":\"closed\"}")));
        Ticket old = desk.list(agent, "externalId", "old-1").getFirst();
        assertThat(end(old).state()).isEqualTo("closed");
        assertThat(end(old).closedAt()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(end(old).serviceRestored()).isNull();
        assertThat(desk.count(
                        "core_ticket_closure WHERE id IN (SELECT id FROM core_ticket WHERE external_id LIKE 'old-%')"))
                .isZero();
        desk.database.clock().set(FRIDAY_AFTER);
        desk.room.unconfirmed().run();
        assertThat(now(asked).version()).isEqualTo(3);
        assertThat(notices(asked)).hasSize(1);
        assertThat(notices(old)).isEmpty();
    }

    @Test
    void cancellingIsNoClosing() {
        Ticket ticket = desk.create(requester);
        desk.move(agent, ticket, "to", "cancelled");
        assertThat(end(ticket).state()).isEqualTo("none");
        assertThat(end(ticket).serviceRestored()).isNull();
    }

    @Test
    void manyTicketsAreClosedPageByPage() {
        List<UUID> tickets = new ArrayList<>();
        for (int index = 0; index < 130; index++) {
            tickets.add(resolved().id());
        }
        desk.database.clock().set(FRIDAY_AFTER);
        assertThat(desk.room.unconfirmed().run()).isEqualTo(130);
        assertThat(desk.count("core_ticket_confirmation")).isZero();
        assertThat(desk.room.unconfirmed().run()).isZero();
        UUID any = tickets.get(new Random(1).nextInt(tickets.size()));
        assertThat(desk.room.tickets().get(agent, any.toString()).confirmedBy()).isEqualTo("auto");
    }

    private interface Check {
        TicketGuard.Decision check(@Nullable Ticket before, Ticket after);
    }

    private void guard(Check check) {
        desk.room.guards().set("levels", List.of(new TicketGuard() {
            @Override
            public String name() {
                return "outcome";
            }

            @Override
            public Decision check(String command, @Nullable Ticket before, Ticket after) {
                return check.check(before, after);
            }
        }));
    }
}
