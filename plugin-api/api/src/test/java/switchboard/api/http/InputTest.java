package switchboard.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;

class InputTest {

    @Test
    void takesEachTypeAsItIs() {
        Input input = new Input(Map.of(
                "title",
                "  Printer  ",
                "active",
                true,
                "count",
                7,
                "at",
                "2026-05-01T10:00:00+02:00",
                "tags",
                List.of("a", "b", "a"),
                "owner",
                Map.of("id", "x")));
        assertThat(input.requiredText("title", 20)).isEqualTo("Printer");
        assertThat(input.flag("active")).isTrue();
        assertThat(input.number("count", 1, 10)).isEqualTo(7L);
        assertThat(input.instant("at")).isEqualTo(Instant.parse("2026-05-01T08:00:00Z"));
        assertThat(input.texts("tags", 5, 10)).containsExactly("a", "b");
        Input owner = input.object("owner");
        assertThat(owner).isNotNull();
        assertThat(owner.text("id", 10)).isEqualTo("x");
        input.check();
    }

    @Test
    void tellsAbsentFromNull() {
        Map<String, Object> values = new HashMap<>();
        values.put("assignee", null);
        Input input = new Input(values);
        assertThat(input.has("assignee")).isTrue();
        assertThat(input.has("team")).isFalse();
        assertThat(input.text("assignee", 10)).isNull();
        input.check();
    }

    @Test
    void reportsEveryFaultAtOnce() {
        Input input = new Input(Map.of(
                "title",
                7,
                "active",
                "yes",
                "count",
                BigInteger.TEN.pow(30),
                "at",
                "yesterday",
                "kind",
                "wish",
                "tags",
                List.of(1),
                "owner",
                Map.of("nme", "x"),
                "surprise",
                1));
        input.requiredText("title", 20);
        input.requiredText("body", 20);
        input.flag("active");
        input.number("count", 1, 10);
        input.instant("at");
        input.oneOf("kind", Set.of("incident"));
        input.texts("tags", 5, 10);
        Input owner = input.object("owner");
        assertThat(owner).isNotNull();
        owner.noMore();
        assertThatThrownBy(input::check)
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field, FieldError::code)
                        .containsExactlyInAnyOrder(
                                org.assertj.core.groups.Tuple.tuple("title", "type"),
                                org.assertj.core.groups.Tuple.tuple("body", "required"),
                                org.assertj.core.groups.Tuple.tuple("active", "type"),
                                org.assertj.core.groups.Tuple.tuple("count", "type"),
                                org.assertj.core.groups.Tuple.tuple("at", "format"),
                                org.assertj.core.groups.Tuple.tuple("kind", "not_allowed"),
                                org.assertj.core.groups.Tuple.tuple("tags", "type"),
                                org.assertj.core.groups.Tuple.tuple("owner.nme", "unknown"),
                                org.assertj.core.groups.Tuple.tuple("surprise", "unknown")));
    }

    @Test
    void boundsTextByCharactersNotCodeUnits() {
        assertThat(new Input(Map.of("title", "😀😀")).text("title", 2)).isEqualTo("😀😀");
        Input tooLong = new Input(Map.of("title", "abc"));
        tooLong.text("title", 2);
        assertThatThrownBy(tooLong::check).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesNulAndTimesOutOfRange() {
        Input input = new Input(Map.of("title", "a\0b", "at", "1969-12-31T23:59:59Z"));
        input.text("title", 10);
        input.instant("at");
        assertThatThrownBy(input::check)
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> assertThat(refusal.errors())
                        .hasSize(2));
    }
}
