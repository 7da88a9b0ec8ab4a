package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.tickets.CommandTest.assertRefused;
import static switchboard.tickets.CommandTest.refused;
import static switchboard.tickets.TestTickets.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.bulk.BulkOperation;

/** One action on many tickets: a result for each, and the way back. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkTest {

    private final Teamwork work = new Teamwork();
    private final TestTickets desk = work.desk;
    private final Caller agent = work.agent;

    @AfterAll
    void close() {
        work.close();
    }

    private BulkOperation run(Caller caller, List<?> ids, String action, Object fields) {
        return work.relations.bulk().run(caller, input("ids", ids, "action", action, "fields", fields), Origin.API);
    }

    private BulkOperation undo(BulkOperation operation) {
        return work.relations.bulk().undo(agent, operation.operation().toString(), Origin.API);
    }

    private static List<String> ids(Ticket... tickets) {
        return java.util.Arrays.stream(tickets)
                .map(ticket -> ticket.id().toString())
                .toList();
    }

    private static List<String> results(BulkOperation operation) {
        return operation.items().stream()
                .map(item -> item.status() + (item.code() == null ? "" : " " + item.code()))
                .toList();
    }

    @Test
    void eachTicketHasItsOwnResult() {
        UUID elsewhere = desk.organization("Elsewhere bulk");
        Caller stranger = desk.agent(work.person("stranger_bulk", "agent", elsewhere), elsewhere);
        Ticket one = desk.create(agent);
        Ticket ended = desk.create(agent);
        Ticket theirs = desk.create(stranger);
        desk.move(agent, ended, "to", "cancelled");
        BulkOperation moved = run(agent, ids(one, ended, theirs), "transition", Map.of("to", "in_progress"));
        assertThat(results(moved))
                .containsExactly("done", "failed ticket.illegal_transition", "failed ticket.not_found");
        assertThat(moved.items().getFirst().version()).isEqualTo(2);
        assertThat(work.now(one).status()).isEqualTo("in_progress");
        assertThat(work.now(theirs).status()).isEqualTo("new");
        assertThat(work.relations.bulk().get(agent, moved.operation().toString()))
                .isEqualTo(moved);
        assertRefused(
                404,
                () -> work.relations.bulk().get(work.other, moved.operation().toString()));
        assertRefused(
                404,
                () -> work.relations.bulk().undo(work.other, moved.operation().toString(), Origin.API));
        assertRefused(403, () -> run(work.requester, ids(one), "reply", Map.of("body", "x")));
    }

    @Test
    void whatWasChangedIsPutBackWhereNothingElseChanged() {
        Ticket one = desk.create(agent, "impact", "high");
        Ticket two = desk.create(agent, "category", "hardware_fault");
        Ticket same = desk.create(agent, "category", "network", "impact", "low");
        BulkOperation changed =
                run(agent, ids(one, two, same), "change", Map.of("category", "network", "impact", "low"));
        assertThat(results(changed)).containsExactly("done", "done", "done");
        assertThat(work.now(two).category()).isEqualTo("network");
        desk.change(work.other, work.now(one), null, "title", "Meanwhile");
        BulkOperation undone = undo(changed);
        assertThat(results(undone)).containsExactly("failed bulk.changed_since", "undone", "undone");
        assertThat(undone.undoneAt()).isNotNull();
        Ticket back = work.now(two);
        assertThat(back.category()).isEqualTo("hardware_fault");
        assertThat(back.impact()).isEqualTo("medium");
        assertThat(back.priority()).isEqualTo("medium");
        assertThat(work.now(one).category()).isEqualTo("network");
        assertThat(work.now(same)).isEqualTo(same);
        assertThat(work.types(agent, two).stream().filter("ticket.changed"::equals))
                .hasSize(2);
        assertThat(results(undo(changed))).containsExactly("failed bulk.changed_since", "undone", "undone");
        assertThat(work.now(two)).isEqualTo(back);
    }

    @Test
    void movesAndAssignmentsArePutBackToo() {
        Ticket one = desk.create(agent);
        Ticket two = desk.create(agent);
        BulkOperation assigned = run(agent, ids(one), "assign", Map.of("assignee", "cleo"));
        assertThat(work.now(one).status()).isEqualTo("assigned");
        undo(assigned);
        assertThat(work.now(one).status()).isEqualTo("new");
        assertThat(work.now(one).assignee()).isNull();
        BulkOperation closed =
                run(agent, ids(one, two), "transition", Map.of("to", "resolved", "resolution", "y", "code", "solved"));
        assertThat(results(undo(closed))).containsExactly("undone", "undone");
        Ticket back = work.now(two);
        assertThat(back.status()).isEqualTo("new");
        assertThat(back.resolution()).isNull();
        assertThat(back.closureCode()).isNull();
        assertThat(back.resolvedAt()).isNull();
        BulkOperation cancelled = run(agent, ids(two), "transition", Map.of("to", "cancelled"));
        undo(cancelled);
        assertThat(work.now(two).closedAt()).isNull();
        assertThat(work.now(two).status()).isEqualTo("new");
    }

    @Test
    void whatWasSaidStaysSaid() {
        Ticket one = desk.create(work.requester);
        BulkOperation said = run(agent, ids(one), "reply", Map.of("body", "We know"));
        run(agent, ids(one), "note", Map.of("body", "a secret"));
        assertThat(results(said)).containsExactly("done");
        assertThat(results(undo(said))).containsExactly("failed bulk.said");
        assertThat(desk.room
                        .entries()
                        .replies(work.requester, one.id().toString(), 50, null)
                        .items())
                .extracting(PublicReply::body)
                .containsExactly("We know");
        assertThat(desk.room
                        .entries()
                        .notes(agent, one.id().toString(), 50, null)
                        .items())
                .hasSize(1);
    }

    @Test
    void hostileInputIsRefused() {
        List<String> one = ids(desk.create(agent));
        for (Object ids : List.of(List.of(), "x", List.of("x"), List.of(1), Collections.nCopies(201, one.getFirst()))) {
            assertRefused(422, () -> work.relations
                    .bulk()
                    .run(agent, input("ids", ids, "action", "note", "fields", Map.of("body", "x")), Origin.API));
        }
        for (Object action : List.of("", "delete", List.of(), 1)) {
            assertRefused(422, () -> work.relations
                    .bulk()
                    .run(agent, input("ids", one, "action", action, "fields", Map.of("body", "x")), Origin.API));
        }
        assertRefused(422, () -> work.relations.bulk().run(agent, input(), Origin.API));
        assertRefused(422, () -> run(agent, one, "change", Map.of("title", "All the same")));
        assertRefused(422, () -> run(agent, one, "change", Map.of()));
        assertRefused(422, () -> run(agent, one, "change", "x"));
        assertThat(results(run(agent, one, "change", Map.of("category", "no such thing"))))
                .containsExactly("failed input.invalid");
        assertThat(results(run(agent, one, "note", Map.of("body", " ")))).containsExactly("failed input.invalid");
        assertRefused(404, () -> work.relations.bulk().undo(agent, "x", Origin.API));
        assertThat(results(run(agent, List.of(one.getFirst(), one.getFirst()), "note", Map.of("body", "once"))))
                .containsExactly("done");
    }

    @Test
    void anOperationIsForgottenAndItsWindowCloses() {
        List<String> all = new ArrayList<>();
        for (int index = 0; index < 200; index++) {
            all.add(desk.create(agent).id().toString());
        }
        BulkOperation large = run(agent, all, "change", Map.of("urgency", "high"));
        assertThat(results(large)).hasSize(200).allMatch("done"::equals);
        desk.database.clock().advance(Duration.ofMinutes(11));
        assertThat(refused(409, () -> undo(large)).code()).isEqualTo("bulk.too_late");
        work.relations.bulk().sweep();
        assertThat(work.relations
                        .bulk()
                        .get(agent, large.operation().toString())
                        .items())
                .hasSize(200);
        desk.database.clock().advance(Duration.ofHours(25));
        work.relations.bulk().sweep();
        assertRefused(
                404, () -> work.relations.bulk().get(agent, large.operation().toString()));
        assertThat(desk.count("core_bulk_item")).isZero();
    }

    @Test
    void categoriesAreSuggestedByWhatIsAlike() {
        Ticket ticket = desk.create(work.requester);
        desk.found.clear();
        desk.found.add(ticket.id());
        for (String category : List.of("network", "hardware_fault", "network")) {
            desk.found.add(desk.create(agent, "category", category).id());
        }
        desk.found.add(desk.create(agent).id());
        assertThat(work.relations
                        .suggestions()
                        .of(agent, ticket.id().toString())
                        .items())
                .containsExactly(
                        new CategorySuggestions.Suggestion("network", 2),
                        new CategorySuggestions.Suggestion("hardware_fault", 1));
        // What is found is counted only as far as it is seen.
        assertThat(work.relations
                        .suggestions()
                        .of(work.requester, ticket.id().toString())
                        .items())
                .isEmpty();
        desk.found.clear();
    }
}
