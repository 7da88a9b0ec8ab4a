package {{package}};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.testkit.fakes.Declared;
import switchboard.testkit.fakes.FakeCaller;
import switchboard.testkit.fakes.FakeContext;
import switchboard.testkit.fakes.FakeUsers;

/** The rules, without a server: the host is played by plain objects, the database is a real one. */
class ItemsTest {

    private static final Caller AGENT = FakeCaller.named("agent")
            .mayInOrganization(ItemPermissions.READ_KEY, ItemPermissions.WRITE_KEY, "ticket:read");
    private static final Caller ELSEWHERE = FakeCaller.named("elsewhere")
            .of(FakeUsers.OTHER)
            .mayInOrganization(ItemPermissions.READ_KEY, ItemPermissions.WRITE_KEY);

    private static FakeContext host;

    private Items items;

    @BeforeAll
    static void open() {
        host = FakeContext.of(new {{plugin}}());
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @BeforeEach
    void start() {
        items = new Items(host.database(), host.access(), host.tickets(), host.clock());
    }

    private Item create(Map<String, Object> fields) {
        return items.create(AGENT, ItemFields.created(new Input(fields)));
    }

    @Test
    void whatIsWrittenIsReadAndTellsOfItself() {
        Item item = create(Map.of("title", " Printer on 3 "));

        assertThat(items.find(AGENT, item.id()).title()).isEqualTo("Printer on 3");
        assertThat(host.events().all().getLast().type()).isEqualTo("{{noun}}.created");
        assertThat(items.list(AGENT, 200, null).items()).contains(item);
    }

    @Test
    void anotherOrganizationSeesNothingOfIt() {
        Item item = create(Map.of("title", "Hidden"));

        assertThatThrownBy(() -> items.find(ELSEWHERE, item.id())).isInstanceOf(NotFoundException.class);
        assertThat(items.list(ELSEWHERE, 200, null).items()).isEmpty();
    }

    @Test
    void whatIsWrongIsRefused() {
        assertThatThrownBy(() -> create(Map.of("title", " ", "colour", "red")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> create(Map.of("title", "x", "ticket", "00000000-0000-7000-8000-000000000001")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void closingATicketFinishesItsItems() {
        Ticket ticket = host.tickets().create(AGENT, Map.of("kind", "incident", "title", "No network"), Origin.API);
        Item item = create(Map.of("title", "Buy a switch", "ticket", ticket.id().toString()));
        Subject subject = new Subject("ticket", ticket.id().toString());
        Event moved = host.events().happened("ticket.transitioned", subject, Map.of());

        new ClosedTickets(items).handle(List.of(moved));
        assertThat(items.find(AGENT, item.id()).doneAt()).isNull();

        host.tickets().transition(AGENT, ticket.id(), Map.of("to", "closed"), Origin.API);
        new ClosedTickets(items).handle(List.of(moved, moved));
        assertThat(items.find(AGENT, item.id()).doneAt()).isEqualTo(host.clock().instant());
    }

    @Test
    void whatHasLongBeenDoneIsDeleted() {
        Item done = create(Map.of("title", "Done"));
        Item open = create(Map.of("title", "Open"));
        items.change(AGENT, done.id(), null, new ItemFields(null, null, true));
        CleanUp cleanUp = new CleanUp(items, host.settings(), host.clock());

        host.settings().set(CleanUp.KEEP_FOR, Duration.ofDays(2));
        host.clock().advance(Duration.ofDays(1));
        cleanUp.run();
        assertThat(items.find(AGENT, done.id()).doneAt()).isNotNull();

        host.clock().advance(Duration.ofDays(2));
        cleanUp.run();
        assertThatThrownBy(() -> items.find(AGENT, done.id())).isInstanceOf(NotFoundException.class);
        assertThat(items.find(AGENT, open.id())).isNotNull();
        assertThat(cleanUp.problem()).isEmpty();
    }

    @Test
    void theJobIsDeclared() {
        assertThat(Declared.by(new {{plugin}}()).job("clean-up").every()).isEqualTo(Duration.ofHours(6));
    }
}
