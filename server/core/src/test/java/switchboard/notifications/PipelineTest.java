package switchboard.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.notifications.TestNotifications.about;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.api.error.ConflictException;
import switchboard.api.http.Input;
import switchboard.api.notifications.NotificationChannel.Message;
import switchboard.api.notifications.UndeliverableException;
import switchboard.notifications.TestNotifications.Email;
import switchboard.notifications.TestNotifications.Node;
import switchboard.notifications.TestNotifications.Sms;

class PipelineTest {

    private final TestNotifications desk = new TestNotifications();
    private final UUID ticket = desk.database.ids().next();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void eachReadsItInTheirOwnLanguageAndTime() {
        Node node = desk.node(desk.arriving());
        Instant due = Instant.parse("2026-01-05T14:30:00Z");
        UUID actor = desk.user("Astrid", "sv", "Europe/Stockholm");
        List<UUID> people = List.of(
                desk.user("svea", "sv-SE", "Europe/Stockholm"),
                desk.user("ivan", "ru", "Europe/Moscow"),
                desk.user("li", "zh-Hans-CN", "Asia/Shanghai"),
                desk.user("jean", "fr", "Europe/Paris"));
        for (UUID person : people) {
            desk.tell(
                    node,
                    about(
                            ticket,
                            "ticket.escalated",
                            person,
                            false,
                            Map.of(
                                    "number",
                                    "17",
                                    "title",
                                    "Это — 你好 å",
                                    "team",
                                    "Network",
                                    "expected",
                                    due,
                                    "reason",
                                    "why")));
            desk.tell(
                    node,
                    about(
                            ticket,
                            "ticket.assigned",
                            person,
                            false,
                            Map.of("number", "17", "title", "x", "actor", actor)));
        }
        desk.awaitState(NotificationState.DELIVERED, 8);
        assertThat(message("svea", "Eskalerat").body())
                .contains("Hej svea", "Network", "5 januari 2026", "15:30", "(Europe/Stockholm)");
        assertThat(message("ivan", "Эскалация").body()).contains("Здравствуйте, ivan", "17:30", "января");
        assertThat(message("li", "已升级").body()).contains("li，您好", "2026年1月5日", "22:30");
        assertThat(message("jean", "Escalated").body()).contains("Hello jean", "Paris");
        assertThat(message("svea", "Tilldelat").body()).contains("av Astrid");
        assertThat(desk.sent)
                .allSatisfy(message -> assertThat(message.conversation()).isEqualTo("ticket-" + ticket));
        assertThat(message("li", "已升级").subject()).isEqualTo("[#17] 已升级：Это — 你好 å");
    }

    /** What decides something by itself is for the one who gets the message, and for nobody who looks at it later. */
    @Test
    void valuesOfMessagesStandInMessagesOnly() {
        Node node = desk.node(desk.arriving());
        UUID receiver = desk.user("svea", "en", "UTC");
        UUID approval = desk.database.ids().next();
        desk.ofMessages = (channel, event, subject, person) -> {
            assertThat(channel + " " + event + " " + subject.id() + " " + person)
                    .isEqualTo("email approval.requested " + approval + " " + receiver);
            return Map.of("approveLink", "https://desk.example/yes", "rejectLink", "https://desk.example/no");
        };
        desk.tell(
                node,
                new switchboard.api.notifications.Notification(
                        "approval.requested",
                        new switchboard.api.events.Subject("approval", approval.toString()),
                        null,
                        Set.of(receiver),
                        Map.of("title", "{{approveLink}}", "reason", "why"),
                        false,
                        null));
        desk.awaitState(NotificationState.DELIVERED, 1);
        assertThat(desk.sent.getFirst().body())
                .contains("Approve: https://desk.example/yes", "Reject: https://desk.example/no", "{{approveLink}}.");
        assertThat(new Inbox(
                                desk.database.transactions(),
                                desk.people.directory(),
                                new Visibility((caller, tickets) -> Set.of()),
                                new Renderer(
                                        new Texts(
                                                desk.database.transactions(),
                                                desk.people.directory(),
                                                node.notifications().templates()),
                                        desk.people.directory()),
                                desk.database.clock())
                        .list(desk.caller(receiver), false, 10, null)
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item.text())
                        .contains("In the desk it stands among")
                        .doesNotContain("https://desk.example"));
    }

    private Message message(String to, String subject) {
        return desk.sent.stream()
                .filter(message -> message.address().equals(to + "@desk.example"))
                .filter(message -> message.subject().contains(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOrganizationsTextComesBeforeTheDesksAndTheShippedOne() {
        Node node = desk.node(desk.arriving());
        UUID receiver = desk.user("svea", "sv", "UTC");
        TemplateEditing editing = new TemplateEditing(
                desk.database.transactions(),
                node.notifications().templates(),
                desk.people.directory(),
                new Renderer(
                        new Texts(
                                desk.database.transactions(),
                                desk.people.directory(),
                                node.notifications().templates()),
                        desk.people.directory()),
                desk.audit,
                desk.database.clock());
        String home = AccessService.DEFAULT_ORGANIZATION.toString();
        Input desks = new Input(Map.of("subject", "Skrivbordets {{number}}", "body", "b"));
        Input own = new Input(Map.of("subject", "Vår {{number}}", "body", "b"));
        editing.put(desk.system, "ticket.closed", "sv", null, desks, null);
        desk.tell(node, ofHome("ticket.closed", receiver));
        desk.awaitState(NotificationState.DELIVERED, 1);
        editing.put(desk.system, "ticket.closed", "sv", home, own, null);
        desk.tell(node, ofHome("ticket.closed", receiver));
        desk.awaitState(NotificationState.DELIVERED, 2);
        editing.delete(desk.system, "ticket.closed", "sv", home, null);
        editing.delete(desk.system, "ticket.closed", "sv", null, 1L);
        desk.tell(node, ofHome("ticket.closed", receiver));
        desk.awaitState(NotificationState.DELIVERED, 3);
        assertThat(desk.sent.stream().map(Message::subject))
                .containsExactly("Skrivbordets 9", "Vår 9", "[#9] Stängt: t");
    }

    private switchboard.api.notifications.Notification ofHome(String event, UUID receiver) {
        return new switchboard.api.notifications.Notification(
                event,
                new switchboard.api.events.Subject("ticket", ticket.toString()),
                AccessService.DEFAULT_ORGANIZATION,
                Set.of(receiver),
                Map.of("number", "9", "title", "t"),
                false,
                null);
    }

    @Test
    void whatIsNotUrgentWaitsForTheReceiversHours() {
        Node node = desk.node(desk.arriving());
        UUID receiver = desk.user("svea", "en", "Europe/Stockholm");
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.TUESDAY, List.of(new WorkingHours(9 * 60, 17 * 60)));
        desk.calendars.put(
                receiver, new BusinessCalendar(receiver, "tuesdays", ZoneId.of("Europe/Stockholm"), week, Map.of()));
        // Monday, 08:00 in UTC.
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "1")));
        desk.tell(node, about(ticket, "ticket.closed", receiver, true, Map.of("number", "2")));
        desk.awaitState(NotificationState.HELD, 1);
        desk.awaitState(NotificationState.DELIVERED, 1);
        desk.database.clock().set(Instant.parse("2026-01-06T07:59:59Z"));
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "3")));
        desk.awaitState(NotificationState.HELD, 2);
        desk.database.clock().set(Instant.parse("2026-01-06T08:00:00Z"));
        desk.awaitState(NotificationState.DELIVERED, 3);
        assertThat(desk.sent.stream().map(Message::subject))
                .containsExactlyInAnyOrder("[#2] Closed:", "[#1] Closed:", "[#3] Closed:");
        assertThat(desk.sent.getFirst().subject()).startsWith("[#2]");
    }

    @Test
    void nobodyIsToldOfATicketThatTheyDoNotSeeWhenItIsDelivered() {
        AtomicInteger attempts = new AtomicInteger();
        Node node = desk.node(new Email(message -> {
            if (attempts.getAndIncrement() == 0) {
                throw new IOException("not now");
            }
            desk.sent.add(message);
        }));
        UUID receiver = desk.user("svea", "en", "UTC");
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "1", "title", "secret")));
        desk.await(() -> attempts.get() == 1);
        desk.hidden.add(ticket);
        desk.await(() -> {
            desk.database.clock().advance(Duration.ofSeconds(5));
            return desk.count(NotificationState.DROPPED) == 1;
        });
        assertThat(attempts).hasValue(1);
        assertThat(desk.sent).isEmpty();
        assertThat(inbox().list(desk.caller(receiver), false, 50, null).items()).isEmpty();
    }

    private Inbox inbox() {
        Texts texts = new Texts(desk.database.transactions(), desk.people.directory(), new TemplateBook());
        return new Inbox(
                desk.database.transactions(),
                desk.people.directory(),
                new Visibility((caller, tickets) -> {
                    Set<UUID> seen = new java.util.HashSet<>(tickets);
                    seen.removeAll(desk.hidden);
                    return seen;
                }),
                new Renderer(texts, desk.people.directory()),
                desk.database.clock());
    }

    @Test
    void theInboxHoldsWhatWasToldInTheWordsOfTheMoment() {
        Node node = desk.node(desk.arriving());
        UUID receiver = desk.user("svea", "en", "UTC");
        UUID actor = desk.user("Astrid", "en", "UTC");
        desk.tell(
                node,
                about(
                        ticket,
                        "ticket.assigned",
                        receiver,
                        false,
                        Map.of("number", "1", "title", "first", "actor", actor)));
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "1", "title", "second")));
        desk.awaitState(NotificationState.DELIVERED, 2);
        desk.people
                .accounts()
                .change(desk.system, actor, new Input(Map.of("displayName", "Astrid the elder")), null, null);
        Caller caller = desk.caller(receiver);
        var page = inbox().list(caller, true, 1, null);
        assertThat(page.items().getFirst().title()).isEqualTo("[#1] Closed: second");
        var next = inbox().list(caller, true, 1, page.next());
        assertThat(next.items().getFirst().text()).contains("by Astrid the elder");
        assertThat(next.next()).isNull();
        inbox().read(caller, next.items().getFirst().id());
        assertThat(inbox().list(caller, true, 50, null).items()).hasSize(1);
        inbox().readAll(caller);
        assertThat(inbox().list(caller, true, 50, null).items()).isEmpty();
        assertThat(inbox().list(caller, false, 50, null).items()).hasSize(2);
        assertThatThrownBy(() ->
                        inbox().read(desk.caller(actor), next.items().getFirst().id()))
                .hasMessageContaining("no such");
    }

    @Test
    void whatSomebodyDoesNotWantToBeSentStandsInTheInboxOnly() {
        Node node = desk.node(desk.arriving());
        UUID receiver = desk.user("svea", "en", "UTC");
        PreferenceEditing editing = new PreferenceEditing(
                desk.database.transactions(),
                node.notifications().templates(),
                new KnownChannels(desk.database.transactions(), desk.database.clock()));
        Caller caller = desk.caller(receiver);
        assertThat(editing.get(caller).preferences()).anySatisfy(one -> assertThat(one)
                .isEqualTo(new PreferenceEditing.Preference("ticket.closed", "email", true, false)));
        editing.put(
                caller,
                new Input(Map.of(
                        "preferences",
                        List.of(Map.of("event", "ticket.closed", "channel", "email", "enabled", false)))),
                0L);
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "1")));
        desk.tell(node, about(ticket, "ticket.merged", receiver, false, Map.of("number", "1", "target", "2")));
        desk.awaitState(NotificationState.DELIVERED, 2);
        assertThat(desk.sent).singleElement().satisfies(message -> assertThat(message.subject())
                .contains("Merged"));
        assertThat(inbox().list(caller, false, 50, null).items()).hasSize(2);
    }

    @Test
    void anAddressThatIsDeadIsUsedByNobodyUntilItChangesOrIsLifted() {
        AtomicInteger attempts = new AtomicInteger();
        Node node = desk.node(new Email(message -> {
            attempts.incrementAndGet();
            if (message.address().startsWith("svea@")) {
                throw new UndeliverableException("550 no such mailbox");
            }
            desk.sent.add(message);
        }));
        UUID receiver = desk.user("svea", "en", "UTC");
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "1")));
        desk.awaitState(NotificationState.DEAD, 1);
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "2")));
        desk.awaitState(NotificationState.DEAD, 2);
        assertThat(attempts).hasValue(1);
        NotificationAdministration administration = administration();
        assertThat(administration.addresses(desk.system, 50, null).items())
                .singleElement()
                .satisfies(dead -> assertThat(dead.address()).isEqualTo("svea@desk.example"));
        desk.people
                .accounts()
                .change(desk.system, receiver, new Input(Map.of("email", "anna@desk.example")), null, null);
        var dead = administration
                .list(desk.system, new NotificationAdministration.Filter("dead", null, receiver), 50, null)
                .items()
                .getFirst();
        assertThat(dead.reason()).contains("dead");
        administration.replay(desk.system, dead.id());
        desk.awaitState(NotificationState.DELIVERED, 1);
        assertThat(desk.sent.getFirst().address()).isEqualTo("anna@desk.example");
        assertThat(administration.addresses(desk.system, 50, null).items()).isEmpty();
        assertThatThrownBy(() -> administration.replay(desk.system, dead.id())).isInstanceOf(ConflictException.class);
    }

    @Test
    void whatIsTooMuchForAnHourComesInOneDigest() {
        Node node = desk.node(desk.arriving());
        UUID receiver = desk.user("svea", "en", "UTC");
        desk.settings.change(desk.system, new Input(Map.of("notifications.mostAnHourAboutOneThing", 3)), null);
        for (int number = 0; number < 10; number++) {
            desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "" + number)));
        }
        desk.awaitState(NotificationState.DELIVERED, 3);
        desk.awaitState(NotificationState.DROPPED, 7);
        desk.awaitState(NotificationState.HELD, 1);
        desk.database.clock().advance(Duration.ofMinutes(62));
        desk.awaitState(NotificationState.DELIVERED, 4);
        assertThat(desk.sent).hasSize(4);
        assertThat(desk.sent.getLast().subject()).isEqualTo("7 more notifications");
        assertThat(desk.sent.getLast().body()).contains("- [#3] Closed:", "- [#9] Closed:");
        assertThat(inbox().list(desk.caller(receiver), false, 50, null).items()).hasSize(10);
        int told = desk.database.transactions().read(dsl -> dsl.fetchOne(
                        "SELECT COUNT(*) FROM core_journal WHERE type = 'notification.collapsed'")
                .get(0, Integer.class));
        assertThat(told).isOne();
    }

    @Test
    void noValueBreaksOutOfItsPlace() {
        Node node = desk.node(desk.arriving());
        UUID receiver = desk.user("svea", "en", "UTC");
        String hostile = "{{body}}{{#receiver}}x{{/receiver}}\r\nBcc: all@desk.example\u0000\u001b[31m<script>";
        desk.tell(
                node,
                about(
                        ticket,
                        "ticket.replied",
                        receiver,
                        false,
                        Map.of("number", "1", "title", hostile, "body", "y".repeat(60_000))));
        desk.awaitState(NotificationState.DELIVERED, 1);
        Message message = desk.sent.getFirst();
        assertThat(message.subject())
                .doesNotContain("\n", "\r", "\u0000", "\u001b")
                .contains("{{body}}{{#receiver}}x{{/receiver}} Bcc: all@desk.example");
        assertThat(message.body()).hasSizeLessThan(11_000).contains("<script>").doesNotContain("\u0000", "\r");
    }

    @Test
    void whatIsLateIsMeasured() {
        Node node = desk.quietNode();
        UUID receiver = desk.user("svea", "en", "UTC");
        desk.tell(node, about(ticket, "ticket.closed", receiver, false, Map.of("number", "1")));
        desk.database.clock().advance(Duration.ofMinutes(7));
        assertThat(node.notifications().watch().standing())
                .isEqualTo(new QueueWatch.Standing(1, 0, 0, Duration.ofMinutes(7)));
    }

    @Test
    void aChannelThatIsNamedIsUsedWhereItReachesTheReceiverWhateverTheyHaveChosen() {
        UUID svea = desk.user("svea", "en", "UTC");
        UUID anna = desk.user("anna", "en", "UTC");
        UUID olga = desk.user("olga", "en", "UTC");
        Map<UUID, String> phones = Map.of(svea, "+46 1", olga, "+46 2");
        Node node = desk.node(desk.arriving(), new Sms(phones, message -> {
            if (message.address().equals("+46 2")) {
                throw new UndeliverableException("no such number");
            }
            desk.sent.add(message);
        }));
        desk.tell(node, bySms(svea, "sms"));
        desk.tell(node, bySms(anna, "sms"));
        desk.tell(node, bySms(svea, "sms", "pigeon", "email"));
        desk.tell(node, bySms(svea, "pigeon"));
        desk.awaitState(NotificationState.DELIVERED, 4);
        desk.await(() -> desk.sent.size() == 5);
        assertThat(desk.sent.stream().map(Message::address))
                .containsExactlyInAnyOrder(
                        "+46 1", "anna@desk.example", "+46 1", "svea@desk.example", "svea@desk.example");
        desk.tell(node, bySms(olga, "sms"));
        desk.awaitState(NotificationState.DEAD, 1);
        desk.tell(node, bySms(olga, "sms"));
        desk.awaitState(NotificationState.DELIVERED, 5);
        assertThat(desk.sent.getLast().address())
                .as("what is known to be dead reaches nobody")
                .isEqualTo("olga@desk.example");
        assertThat(administration()
                        .list(desk.system, new NotificationAdministration.Filter(null, null, anna), 50, null)
                        .items())
                .singleElement()
                .satisfies(one -> assertThat(one.channels()).containsExactly("sms"));
    }

    @Test
    void aNamedChannelThatIsAwayIsWaitedForAndNotReliedUpon() {
        UUID svea = desk.user("svea", "en", "UTC");
        Sms sms = new Sms(Map.of(svea, "+46 1"), desk.sent::add);
        Node node = desk.node(desk.arriving(), sms);
        node.notifications().channels().set("smtp", List.of(desk.arriving()));
        desk.tell(node, bySms(svea, "sms"));
        desk.awaitState(NotificationState.DELIVERED, 1);
        assertThat(desk.sent).singleElement().satisfies(message -> assertThat(message.address())
                .isEqualTo("svea@desk.example"));
        node.notifications().channels().set("smtp", List.of(desk.arriving(), sms));
        desk.await(() -> {
            desk.database.clock().advance(Duration.ofSeconds(5));
            return desk.sent.size() == 2;
        });
        assertThat(desk.sent.getLast().address()).isEqualTo("+46 1");
    }

    @Test
    void channelsAreFewAndNames() {
        UUID svea = desk.user("svea", "en", "UTC");
        Node node = desk.quietNode();
        assertThatThrownBy(() -> bySms(svea, "a", "b", "c", "d", "e", "f"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.tell(node, bySms(svea, "sms,email")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel");
        assertThat(desk.count(NotificationState.WAITING)).isZero();
    }

    private switchboard.api.notifications.Notification bySms(UUID receiver, String... channels) {
        return new switchboard.api.notifications.Notification(
                "ticket.closed",
                new switchboard.api.events.Subject("ticket", ticket.toString()),
                null,
                Set.of(receiver),
                Map.of("number", "1", "title", "t"),
                true,
                null,
                Set.of(channels));
    }

    private NotificationAdministration administration() {
        return new NotificationAdministration(
                desk.database.transactions(), desk.access, desk.audit, desk.database.clock(), () -> {});
    }

    @Test
    void whatComesBackLaterMakesAnAddressDead() {
        AtomicInteger attempts = new AtomicInteger();
        Node node = desk.node(new Email(message -> attempts.incrementAndGet()));
        UUID svea = desk.user("svea", "en", "UTC");
        Bounces bounces = node.notifications().bounces();
        assertThat(bounces.undeliverable("smtp", "email", " SVEA@desk.example", "5.1.1"))
                .isTrue();
        assertThat(bounces.undeliverable("smtp", "email", "svea@desk.example", "5.1.2 " + "y".repeat(2_000)))
                .as("said again")
                .isTrue();
        assertThat(bounces.undeliverable("smtp", "email", "nobody@desk.example", "5.1.1"))
                .isFalse();
        assertThatThrownBy(() -> bounces.undeliverable("other", "email", "svea@desk.example", "mine is it not"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bounces.undeliverable("smtp", "email", "svea@desk.example", " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(administration().addresses(desk.system, 50, null).items())
                .singleElement()
                .satisfies(dead -> {
                    assertThat(dead.user()).isEqualTo(svea);
                    assertThat(dead.address()).isEqualTo("svea@desk.example");
                    assertThat(dead.reason()).startsWith("5.1.2").hasSize(1_000);
                });
        desk.tell(node, about(ticket, "ticket.closed", svea, false, Map.of("number", "1")));
        desk.awaitState(NotificationState.DEAD, 1);
        assertThat(attempts).hasValue(0);
    }
}
