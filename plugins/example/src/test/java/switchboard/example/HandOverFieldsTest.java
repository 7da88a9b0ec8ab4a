package switchboard.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;
import switchboard.api.users.Team;

/** Reading input needs no server: the plugin API's {@code Input} is a plain object. */
class HandOverFieldsTest {

    private static final Team NIGHT = new Team(new UUID(7, 7), "Night shift", null);

    private static Optional<Team> team(String reference) {
        return reference.equals(NIGHT.name()) ? Optional.of(NIGHT) : Optional.empty();
    }

    @Test
    void everyFieldIsRead() {
        HandOverFields fields = HandOverFields.created(
                new Input(Map.of("title", " Printer on 3 ", "body", "Toner ordered", "team", "Night shift")),
                HandOverFieldsTest::team);

        assertThat(fields.title()).isEqualTo("Printer on 3");
        assertThat(fields.body()).isEqualTo("Toner ordered");
        assertThat(fields.team()).isEqualTo(NIGHT.id());
    }

    @Test
    void everyFaultIsToldAtOnce() {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class,
                () -> HandOverFields.created(
                        new Input(Map.of("title", " ", "body", 7, "team", "Nobody", "colour", "red")),
                        HandOverFieldsTest::team));

        assertThat(refusal.errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("title", "required"),
                        org.assertj.core.groups.Tuple.tuple("body", "type"),
                        org.assertj.core.groups.Tuple.tuple("team", "not_found"),
                        org.assertj.core.groups.Tuple.tuple("colour", "unknown"));
    }

    @Test
    void aPatchChangesWhatItNamesAndNullTakesAway() {
        Map<String, Object> patch = new HashMap<>();
        patch.put("team", null);

        HandOverFields fields = HandOverFields.patched(new Input(patch), HandOverFieldsTest::team);

        assertThat(fields.title()).isNull();
        assertThat(fields.body()).isNull();
        assertThat(fields.changesTeam()).isTrue();
        assertThat(fields.team()).isNull();
    }

    @Test
    void differencesNameWhatWouldChange() {
        HandOver current = handOver("Printer", NIGHT.id());
        HandOverFields fields = new HandOverFields("Scanner", current.body(), true, null);

        assertThat(fields.differencesFrom(current).keySet()).containsExactly("title", "team");
    }

    static HandOver handOver(String title, UUID team) {
        Instant now = Instant.parse("2026-05-01T08:00:00Z");
        return new HandOver(
                new UUID(1, 1), title, "Body", new UUID(2, 2), team, null, new UUID(3, 3), null, null, now, now, 4);
    }
}
