package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.tickets.CommandTest.assertRefused;
import static switchboard.tickets.TestTickets.input;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.access.Caller;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.watchers.Watcher;

/** Who is told of what, and who is not: watching is no permission. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatcherTest {

    private final Teamwork work = new Teamwork();
    private final TestTickets desk = work.desk;
    private final Caller agent = work.agent;
    private final UUID elsewhere = desk.organization("Elsewhere watching");

    @BeforeAll
    void somebodyElse() {
        work.person("stranger", "agent", elsewhere);
    }

    @BeforeEach
    void forget() {
        work.news();
        work.told();
    }

    @AfterAll
    void close() {
        work.close();
    }

    private void watch(Caller caller, Ticket ticket, String user) {
        work.relations.watchers().add(caller, ticket.id().toString(), user, Origin.API);
    }

    private void unwatch(Caller caller, Ticket ticket, String user) {
        work.relations.watchers().remove(caller, ticket.id().toString(), user, Origin.API);
    }

    private List<UUID> watchers(Caller caller, Ticket ticket) {
        return work.relations.watchers().list(caller, ticket.id().toString(), 200, null).items().stream()
                .map(Watcher::user)
                .toList();
    }

    private void note(Ticket ticket, String body) {
        desk.room.entries().note(agent, ticket.id().toString(), input("body", body), Origin.API);
    }

    private void reply(Caller caller, Ticket ticket, String body) {
        desk.room.entries().reply(caller, ticket.id().toString(), input("body", body), Origin.API);
    }

    @Test
    void peopleWatchThemselvesAndAgentsAddOthers() {
        Ticket ticket = desk.create(work.requester);
        watch(work.requester, ticket, "me");
        watch(agent, ticket, "cleo");
        watch(agent, ticket, "cleo");
        assertThat(watchers(agent, ticket)).containsExactlyInAnyOrder(work.anna, work.cleo);
        assertThat(watchers(work.requester, ticket)).containsExactly(work.anna);
        assertRefused(403, () -> watch(work.requester, ticket, "cleo"));
        assertRefused(404, () -> watch(agent, ticket, "stranger"));
        assertRefused(404, () -> watch(agent, ticket, "nobody"));
        assertRefused(404, () -> watch(agent, ticket, "x".repeat(5_000)));
        assertRefused(403, () -> unwatch(work.requester, ticket, "cleo"));
        unwatch(agent, ticket, "cleo");
        unwatch(agent, ticket, "cleo");
        unwatch(work.requester, ticket, work.anna.toString());
        assertThat(watchers(agent, ticket)).isEmpty();
        assertThat(work.types(agent, ticket)).contains("ticket.watched", "ticket.unwatched");
        assertThat(work.types(work.requester, ticket)).doesNotContain("ticket.watched", "ticket.unwatched");
        Ticket foreign = desk.create(agent);
        assertRefused(404, () -> watch(work.requester, foreign, "me"));
        assertRefused(404, () -> unwatch(work.requester, foreign, "me"));
    }

    @Test
    void watchersAreToldAsFarAsTheySee() {
        Ticket ticket = desk.create(work.requester);
        watch(work.requester, ticket, "me");
        watch(work.other, ticket, "me");
        watch(agent, ticket, "me");
        reply(agent, ticket, "We look");
        note(ticket, "a secret");
        desk.move(agent, ticket, "to", "in_progress");
        work.follow();
        List<Notification> told = work.told();
        assertThat(told).extracting(Notification::event).containsOnly("ticket.updated");
        // Whose ticket it is hears of the reply anyway.
        assertThat(told(told, "reply")).containsExactly(work.cleo);
        assertThat(told(told, "note")).containsExactly(work.cleo);
        assertThat(told(told, "status")).containsExactlyInAnyOrder(work.anna, work.cleo);
        assertThat(String.valueOf(told)).doesNotContain("a secret");
        // The ticket moves to where one of them does not see it any more.
        desk.change(desk.system, work.now(ticket), null, "organization", elsewhere.toString());
        desk.room.entries().reply(desk.system, ticket.id().toString(), input("body", "Elsewhere"), Origin.API);
        work.follow();
        assertThat(work.told()).isEmpty();
        unwatch(work.other, ticket, "me");
        assertRefused(404, () -> unwatch(work.other, ticket, "me"));
    }

    /** The requester hears of it as the requester, and of an escalation's own time by the notice of the escalation. */
    @Test
    void watchersAreToldWhenToExpectASolution() {
        Ticket ticket = desk.create(work.requester);
        watch(work.requester, ticket, "me");
        watch(work.other, ticket, "me");
        expect(ticket, "2099-05-01T08:00:00Z");
        expect(ticket, "2099-05-01T08:00:00Z");
        work.follow();
        assertThat(work.told()).singleElement().satisfies(told -> {
            assertThat(told.receivers()).containsExactly(work.cleo);
            assertThat(told.values().get("expected")).asString().contains("2099-05-01T08:00:00Z");
        });
        desk.database.transactions().inTransaction(writing -> {
            desk.room
                    .expectations()
                    .tellOfEscalation(
                            writing,
                            ticket,
                            TicketJournal.Act.of(
                                    agent, Origin.API, desk.database.clock().instant()),
                            Instant.parse("2099-06-01T08:00:00Z"),
                            desk.database.ids().next());
            return writing;
        });
        work.follow();
        assertThat(work.told()).isEmpty();
        expect(ticket, null);
        work.follow();
        assertThat(work.told())
                .singleElement()
                .satisfies(told ->
                        assertThat(told.values().get("withdrawn")).asString().contains("2099-06-01T08:00:00Z"));
    }

    private void expect(Ticket ticket, @Nullable String at) {
        desk.room.expectations().tell(agent, ticket.id().toString(), input("expectedAt", at), null, Origin.API);
    }

    private static Set<UUID> told(List<Notification> told, String what) {
        return told.stream()
                .filter(notice -> notice.values().containsKey(what))
                .map(Notification::receivers)
                .findFirst()
                .orElse(Set.of());
    }

    @Test
    void whoeverIsMentionedBeginsToWatch() {
        Ticket ticket = desk.create(work.requester);
        note(ticket, "@cleo, ask @anna (not @stranger, @nobody or cleo@desk.example)\n```\n@bert\n```");
        assertThat(watchers(agent, ticket)).containsExactly(work.cleo);
        assertThat(work.told()).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo("ticket.mentioned");
            assertThat(told.receivers()).containsExactly(work.cleo);
            assertThat(told.subject().id()).isEqualTo(ticket.id().toString());
        });
        assertThat(work.types(work.requester, ticket)).doesNotContain("ticket.mentioned", "ticket.watched");
        work.told();
        reply(agent, ticket, "@ANNA. Hello, @bert");
        assertThat(watchers(agent, ticket)).containsExactlyInAnyOrder(work.anna, work.cleo);
        assertThat(work.told()).singleElement().satisfies(told -> assertThat(told.receivers())
                .containsExactly(work.anna));
    }

    @Test
    void aTextMentionsAtMostTwenty() {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < 25; index++) {
            work.person("crowd" + index, "agent", Teamwork.HOME);
            text.append("@crowd").append(index).append(' ');
        }
        Ticket ticket = desk.create(agent);
        note(ticket, text.toString());
        assertThat(watchers(agent, ticket)).hasSize(20);
    }

    @Test
    void aPageOfWatchersLeadsToTheNext() {
        Ticket ticket = desk.create(agent);
        watch(agent, ticket, "me");
        watch(agent, ticket, "cleo");
        var first = work.relations.watchers().list(agent, ticket.id().toString(), 1, null);
        var second = work.relations.watchers().list(agent, ticket.id().toString(), 1, first.next());
        assertThat(List.of(
                        first.items().getFirst().user(),
                        second.items().getFirst().user()))
                .containsExactlyInAnyOrder(work.bert, work.cleo);
        assertThat(second.next()).isNull();
        assertRefused(
                400, () -> work.relations.watchers().list(agent, ticket.id().toString(), 1, "forged"));
    }
}
