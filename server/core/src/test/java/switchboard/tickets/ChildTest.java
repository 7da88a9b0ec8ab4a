package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.tickets.CommandTest.assertRefused;
import static switchboard.tickets.CommandTest.refused;
import static switchboard.tickets.TestTickets.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** Children follow their parents as far as their links say, and no further. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChildTest {

    private final Teamwork work = new Teamwork();
    private final TestTickets desk = work.desk;
    private final Caller agent = work.agent;

    @AfterAll
    void close() {
        work.close();
    }

    @Test
    void childrenAreResolvedWithTheirParent() {
        Ticket parent = desk.create(agent);
        Ticket follows = desk.create(agent);
        Ticket stays = desk.create(agent);
        Ticket grandchild = desk.create(agent);
        work.child(parent, follows, true, false);
        work.child(parent, stays, false, true);
        work.child(follows, grandchild, true, false);
        work.news();
        desk.move(agent, parent, "to", "resolved", "resolution", "A new cable", "code", "solved");
        work.follow();
        Ticket after = work.now(follows);
        assertThat(after.status()).isEqualTo("resolved");
        assertThat(after.resolution()).isEqualTo("A new cable");
        assertThat(after.closureCode()).isEqualTo("solved");
        assertThat(work.now(grandchild).status()).isEqualTo("resolved");
        assertThat(work.now(stays).status()).isEqualTo("new");
        assertThat(work.timeline(agent, follows))
                .filteredOn(entry -> entry.type().equals("ticket.transitioned"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isNull());
        desk.move(agent, parent, "to", "closed");
        work.follow();
        assertThat(work.now(grandchild).status()).isEqualTo("closed");
        assertThat(work.now(follows).confirmedBy()).isEqualTo("auto");
    }

    @Test
    void whatAChildCannotDoIsWrittenDownOnIt() {
        Ticket parent = desk.create(agent);
        Ticket open = desk.create(agent);
        Ticket ended = desk.create(agent);
        work.child(parent, open, true, false);
        work.child(parent, ended, true, false);
        work.relations
                .tasks()
                .add(agent, open.id().toString(), input("title", "First this", "required", true), Origin.API);
        desk.move(agent, ended, "to", "cancelled");
        work.news();
        desk.move(agent, parent, "to", "resolved", "resolution", "Done");
        work.follow();
        assertThat(work.now(open).status()).isEqualTo("new");
        assertThat(work.timeline(agent, open)).last().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("ticket.follow_failed");
            assertThat(entry.visibility()).isEqualTo("internal");
            assertThat(entry.details())
                    .containsEntry("code", "ticket.open_tasks")
                    .containsEntry("command", "resolved");
        });
        assertThat(work.types(agent, ended)).doesNotContain("ticket.follow_failed");
    }

    @Test
    void aReplyIsPassedOnOnce() throws Exception {
        Ticket parent = desk.create(agent);
        Ticket child = desk.create(work.requester);
        Ticket deaf = desk.create(agent);
        work.child(parent, child, false, true);
        work.child(parent, deaf, true, false);
        work.news();
        desk.room
                .entries()
                .reply(agent, parent.id().toString(), input("body", "We are at it", "toChildren", true), Origin.API);
        desk.room.entries().reply(agent, parent.id().toString(), input("body", "Only here"), Origin.API);
        var events = List.copyOf(work.news());
        for (int times = 0; times < 2; times++) {
            work.relations.followers().getFirst().handler().handle(events);
        }
        assertThat(desk.room
                        .entries()
                        .replies(work.requester, child.id().toString(), 50, null)
                        .items())
                .singleElement()
                .satisfies(reply -> {
                    assertThat(reply.body()).isEqualTo("We are at it");
                    assertThat(reply.author()).isEqualTo(work.bert);
                });
        assertThat(desk.room
                        .entries()
                        .replies(agent, deaf.id().toString(), 50, null)
                        .items())
                .isEmpty();
        assertRefused(403, () -> desk.room
                .entries()
                .reply(work.requester, child.id().toString(), input("body", "x", "toChildren", true), Origin.API));
        assertRefused(422, () -> desk.room
                .entries()
                .reply(agent, child.id().toString(), input("body", "x", "toChildren", "yes"), Origin.API));
        assertRefused(422, () -> desk.room
                .entries()
                .note(agent, child.id().toString(), input("body", "x", "toChildren", true), Origin.API));
    }

    @Test
    void aHundredAndMoreChildrenFollow() {
        Ticket parent = desk.create(agent);
        List<Ticket> children = new ArrayList<>();
        for (int index = 0; index < 105; index++) {
            Ticket child = desk.create(agent);
            work.child(parent, child, true, false);
            children.add(child);
        }
        work.news();
        desk.move(agent, parent, "to", "cancelled");
        work.follow();
        assertThat(children)
                .allSatisfy(child -> assertThat(work.now(child).status()).isEqualTo("cancelled"));
    }

    @Test
    void whatAChildTakesOverIsForThoseWhoMayDoItToTheChild() {
        Ticket parent = desk.create(agent);
        Ticket child = desk.create(agent);
        Caller reader = TestTickets.caller(
                work.cleo,
                Teamwork.HOME,
                Map.of(
                        TicketAccess.READ,
                        new Reach(false, Set.of(Teamwork.HOME), Set.of(), null),
                        TicketAccess.LINK,
                        new Reach(false, Set.of(Teamwork.HOME), Set.of(), null)));
        assertRefused(403, () -> link(reader, parent, child, Map.of("closeWithParent", true)));
        assertRefused(403, () -> link(reader, parent, child, Map.of("updateWithParent", true)));
        assertRefused(422, () -> link(agent, parent, child, Map.of("closeWithParent", "yes")));
        assertRefused(422, () -> link(agent, parent, child, Map.of("killWithParent", true)));
        assertRefused(422, () -> desk.room
                .links()
                .add(
                        agent,
                        parent.id().toString(),
                        input("type", "blocks", "target", child.number(), "options", Map.of("closeWithParent", true)),
                        Origin.API));
        TicketLink made = link(reader, parent, child, Map.of());
        assertThat(made.options()).isEqualTo(LinkOptions.NONE);
        assertRefused(403, () -> options(reader, child, made, null, Map.of("closeWithParent", true)));
        TicketLink changed = options(agent, child, made, 1L, Map.of("closeWithParent", true));
        assertThat(changed.options()).isEqualTo(new LinkOptions(true, false));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(refused(412, () -> options(agent, parent, made, 1L, Map.of("updateWithParent", true)))
                        .members())
                .containsKey("differences");
        assertThat(options(reader, parent, made, null, Map.of("closeWithParent", false))
                        .options())
                .isEqualTo(LinkOptions.NONE);
        assertThat(work.types(agent, child)).contains("ticket.link_changed");
    }

    private TicketLink link(Caller caller, Ticket parent, Ticket child, Map<String, Object> options) {
        return desk.room
                .links()
                .add(
                        caller,
                        parent.id().toString(),
                        input("type", "parent_of", "target", child.id().toString(), "options", options),
                        Origin.API);
    }

    private TicketLink options(
            Caller caller, Ticket ticket, TicketLink link, @Nullable Long ifVersion, Map<String, Object> options) {
        UUID id = link.id();
        return desk.room
                .links()
                .change(
                        caller,
                        ticket.id().toString(),
                        id.toString(),
                        input("options", options),
                        ifVersion,
                        Origin.API);
    }
}
