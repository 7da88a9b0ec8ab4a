package switchboard.triage.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Ticket;

/** Conditions are checked when they are written, and bounded when they are asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Conditions conditions = new Conditions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "ticket.title.mentions('vpn')",
                "ticket.text.mentionsAny(['printer', 'VPN'])",
                "ticket.priority == 'high' && ticket.category == ''",
                "'status' in changed && before.status == 'new' && ticket.status == 'assigned'",
                "ticket.fields['site'] == 'A7' && ticket.fields.get('floor', 0) > 2",
                "ticket.fields.get('missing', 'none') == 'none'",
                "requester.vip || requester.email.endsWith('@board.example')",
                "now - ticket.createdAt > duration('1h')",
                "event.type == 'transitioned' && event.byPerson",
                "ticket.title.matches('^(The )?VPN')",
                "ticket.open && hours.open",
                "!('nothing' in ticket.fields)",
                "'0x80070005' in ticket.information.errorCodes && ticket.information.text.mentions('0x80070005')",
                "ticket.information.affectedUsers > 50 && ticket.information.scope.mentionsAny(['payroll', 'wages'])",
                "ticket.information.occurredAt < ticket.createdAt && ticket.information.site == 'Harbour 3'",
                "ticket.information.text.mentions('rebooted') && ticket.information.environment.contains('11')",
                "'triedSteps' in ticket.information.known && !('travelMinutes' in ticket.information.known)",
                "ticket.information.travelMinutes == 0",
                "ticket.title.size() > 3 && ticket.title.contains('VPN')"
            })
    void whatHolds(String expression) throws Exception {
        assertThat(conditions.compile("condition", expression).holds(facts())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticket.titel == 'x'",
                "ticket.title == 3",
                "ticket.title",
                "ticket.title ==",
                "[1, 2].all(x, x > 0)",
                "[1, 2].exists(x, x > 0)",
                "[1, 2].map(x, x * 2) == []",
                "ticket.title + ticket.title == ''",
                "[1] + [2] == []",
                "ticket.title.matches(ticket.description)",
                "ticket.title.matches('((a{1000}){1000}){1000}')",
                "ticket.title.matches('(unclosed')",
                "has(ticket.fields.x)",
                "system.exit()",
                "",
                "\"unclosed"
            })
    void whatIsWrongIsToldWithItsPlace(String expression) {
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> conditions.compile("condition", expression));
        assertThat(refusal).isNotNull();
        assertThat(refusal.errors()).extracting(FieldError::field).containsOnly("condition");
    }

    @Test
    void aFaultHasLineAndColumn() {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class,
                () -> conditions.compile("condition", "ticket.open &&\n  ticket.titel == 'x'"));
        assertThat(refusal.errors().getFirst().message()).contains("line 2").contains("column");
    }

    @Test
    @Timeout(20)
    void hostileConditionsAreRefusedOrBounded() throws Exception {
        for (String expression : List.of(
                "(".repeat(2_000) + "true" + ")".repeat(1_990),
                "!".repeat(3_999) + "x",
                "-".repeat(3_000) + "1 == 1",
                "ticket.fields" + ".a".repeat(1_900) + " == 1",
                "[".repeat(1_500) + "]".repeat(1_500) + " == []",
                "true " + "&& true ".repeat(490),
                "{'a':".repeat(600) + "1" + "}".repeat(600) + " == {}",
                "true ? ".repeat(500) + "true" + " : false".repeat(500),
                "'" + "x".repeat(5_000) + "' == ''")) {
            long began = System.nanoTime();
            try {
                conditions.compile("condition", expression).holds(facts());
            } catch (InvalidInputException | Condition.UndecidedException refused) {
                assertThat(refused).hasMessageNotContaining("StackOverflow");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("%s…", expression.substring(0, 20))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    @Timeout(20)
    void hugeTextsTakeABoundedTime() throws Exception {
        Condition condition = conditions.compile(
                "condition",
                "ticket.text.mentions('aaaaaaaaaab') || ".repeat(90) + "ticket.description.matches('(a+)+(a*)*b$')");
        Facts facts = facts("a".repeat(2_000_000));
        long began = System.nanoTime();
        assertThat(condition.holds(facts)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void ofWhatIsNotKnownThereAreEmptyTextsAndNoTime() throws Exception {
        Facts facts = facts("Nothing was found out", KeyInformation.NONE);

        assertThat(conditions
                        .compile(
                                "condition",
                                "ticket.information.scope == '' && ticket.information.affectedUsers == 0"
                                        + " && ticket.information.errorCodes == [] && ticket.information.known == []")
                        .holds(facts))
                .isTrue();
        Condition asksForTheTime = conditions.compile("condition", "ticket.information.occurredAt < now");
        assertThatThrownBy(() -> asksForTheTime.holds(facts)).isInstanceOf(Condition.UndecidedException.class);
        assertThat(conditions
                        .compile(
                                "condition",
                                "'occurredAt' in ticket.information.known && ticket.information.occurredAt < now")
                        .holds(facts))
                .isFalse();
    }

    private static Facts facts() {
        return facts("The VPN client says error 800.");
    }

    private static Facts facts(String description) {
        return facts(
                description,
                new KeyInformation(
                        NOW.minus(Duration.ofHours(3)),
                        "Payroll is down",
                        120,
                        List.of("0x80070005"),
                        List.of(new KeyInformation.TriedStep("Rebooted", "No change")),
                        "Windows 11",
                        "Harbour 3",
                        null));
    }

    private static Facts facts(String description, KeyInformation information) {
        Ticket ticket = new Ticket(
                new UUID(1, 1),
                "1000001",
                "incident",
                "The VPN is down",
                description,
                "assigned",
                "medium",
                "medium",
                "high",
                null,
                null,
                new UUID(2, 1),
                new UUID(3, 1),
                null,
                new UUID(2, 2),
                null,
                "api",
                null,
                Map.of("site", "A7", "floor", 3),
                null,
                null,
                null,
                NOW.minus(Duration.ofHours(2)),
                NOW,
                null,
                null,
                2);
        Facts.Happening happening = new Facts.Happening(
                "transitioned", new UUID(2, 2), Map.of("status", "new"), List.of("status", "assignee"));
        Facts.Around around =
                new Facts.Around("anna", "Anna", "anna@board.example", "sv", "", false, "bert", "Home", "", true);
        return Facts.of(ticket, happening, around, information, NOW);
    }
}
