package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentCopyTest {

    private final TestClock clock = new TestClock();
    private final List<@Nullable String> asked = new ArrayList<>();
    private String stored = "first";
    private Runnable meanwhile = () -> {};
    private final RecentCopy<String> copy = new RecentCopy<>(this::read, clock);

    private String read(@Nullable String before) {
        asked.add(before);
        String content = stored;
        meanwhile.run();
        return content;
    }

    @Test
    void isReadOnceASecond() {
        assertThat(copy.get()).isEqualTo("first");
        stored = "second";
        clock.advance(Duration.ofMillis(999));
        assertThat(copy.get()).isEqualTo("first");
        clock.advance(Duration.ofMillis(1));
        assertThat(copy.get()).isEqualTo("second");
        assertThat(asked).containsExactly(null, "first");
    }

    @Test
    void isNotKeptAliveByAClockThatIsSetBack() {
        copy.get();
        stored = "second";
        clock.advance(Duration.ofHours(-1));
        assertThat(copy.get()).isEqualTo("second");
    }

    @Test
    void whatIsForgottenIsLookedAtAgain() {
        copy.get();
        stored = "second";
        copy.forget();
        assertThat(copy.get()).isEqualTo("second");
        assertThat(copy.get()).isEqualTo("second");
        assertThat(asked).containsExactly(null, "first");
    }

    /** Else an edit would stay unseen for a second on the very node that has made it. */
    @Test
    void whoWasReadingWhenItWasForgottenLeavesNothingBehind() {
        meanwhile = () -> {
            stored = "second";
            copy.forget();
            meanwhile = () -> {};
        };
        assertThat(copy.get()).isEqualTo("first");
        assertThat(copy.get()).isEqualTo("second");
    }

    @Test
    void whatIsDiscardedIsNotAnsweredAgain() {
        copy.get();
        copy.discard();
        copy.get();
        assertThat(asked).containsExactly(null, null);
    }

    @Test
    void aReadingThatFailsLeavesWhatWasKnown() {
        copy.get();
        clock.advance(Duration.ofSeconds(1));
        meanwhile = () -> {
            throw new IllegalStateException("away");
        };
        assertThatThrownBy(copy::get).hasMessage("away");
        meanwhile = () -> {};
        assertThat(copy.get()).isEqualTo("first");
        assertThat(asked).containsExactly(null, "first", "first");
    }
}
