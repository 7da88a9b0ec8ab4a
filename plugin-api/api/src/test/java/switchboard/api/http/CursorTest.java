package switchboard.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.error.MalformedException;

class CursorTest {

    @Test
    void comesBackAsItWasGiven() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<String> key = new ArrayList<>();
            for (int value = 0; value < 1 + random.nextInt(3); value++) {
                key.add(Long.toString(random.nextLong(), 36) + "åж中");
            }
            Cursor cursor = new Cursor("tickets:-createdAt", key);
            assertThat(Cursor.decode(cursor.encode(), "tickets:-createdAt", key.size()))
                    .as("seed %d", seed)
                    .isEqualTo(cursor);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!!", "AAAA", "\u0000", "dGhpcyBpcyBub3QgYSBjdXJzb3I"})
    void refusesWhatIsNoCursor(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, "tickets", 1)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesAnotherListAndAnotherShape() {
        String cursor = new Cursor("tickets", "1").encode();
        assertThatThrownBy(() -> Cursor.decode(cursor, "users", 1)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Cursor.decode(cursor, "tickets", 2)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Cursor.decode("x".repeat(5_000), "tickets", 1)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "50,50", "200,200", "201,200", "999999999,200"})
    void boundsALimit(String parameter, int expected) {
        assertThat(Limit.of(parameter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "1.5", " 1", "9999999999"})
    void refusesALimitThatIsNone(String parameter) {
        assertThatThrownBy(() -> Limit.of(parameter)).isInstanceOf(MalformedException.class);
    }

    @Test
    void readsAnEntityTag() {
        assertThat(EntityTag.ifMatch(null)).isNull();
        assertThat(EntityTag.ifMatch("*")).isNull();
        assertThat(EntityTag.ifMatch(EntityTag.of(7))).isEqualTo(7L);
        assertThat(EntityTag.ifMatch("\"seven\"")).isEqualTo(-1L);
        assertThatThrownBy(() -> EntityTag.ifMatch("7")).isInstanceOf(MalformedException.class);
    }
}
