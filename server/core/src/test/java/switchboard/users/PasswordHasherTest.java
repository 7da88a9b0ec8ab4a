package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.error.UnavailableException;

class PasswordHasherTest {

    private static final PasswordHasher.Cost CHEAP = new PasswordHasher.Cost(1024, 1, 1);

    private final PasswordHasher hasher = new PasswordHasher(new Random(1), CHEAP, 2, Duration.ofSeconds(20));

    @Test
    void whatWasHashedMatchesAndNothingElseDoes() {
        String stored = hasher.hash("correct horse 7");
        assertThat(stored).startsWith("$argon2id$v=19$m=1024,t=1,p=1$").hasSizeLessThan(255);
        assertThat(hasher.matches("correct horse 7", stored)).isTrue();
        assertThat(hasher.matches("correct horse 8", stored)).isFalse();
        assertThat(hasher.matches("", stored)).isFalse();
        assertThat(hasher.matches("correct horse 7", null)).isFalse();
        assertThat(hasher.hash("correct horse 7")).isNotEqualTo(stored);
    }

    @Test
    void theSameTextInAnotherFormOfUnicodeMatches() {
        assertThat(hasher.matches("l\u00f6senordet 7", hasher.hash("lo\u0308senordet 7")))
                .isTrue();
    }

    @Test
    void aHashOfAnotherCostIsReadAndCalledOutdated() {
        PasswordHasher dearer =
                new PasswordHasher(new Random(2), new PasswordHasher.Cost(2048, 2, 1), 2, Duration.ofSeconds(20));
        String old = hasher.hash("correct horse 7");
        assertThat(dearer.matches("correct horse 7", old)).isTrue();
        assertThat(dearer.isOutdated(old)).isTrue();
        assertThat(dearer.isOutdated(dearer.hash("correct horse 7"))).isFalse();
    }

    /** Made by the reference implementation's command line: argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32. */
    @Test
    void agreesWithTheReferenceImplementation() {
        String stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.matches("password", stored)).isTrue();
        assertThat(hasher.matches("Password", stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "$argon2i$v=19$m=1024,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8"})
    void aHashThatCannotBeReadIsABug(String stored) {
        assertThatThrownBy(() -> hasher.matches("x", stored)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoeverWaitsTooLongIsToldToComeBack() throws Exception {
        PasswordHasher narrow =
                new PasswordHasher(new Random(1), new PasswordHasher.Cost(64 * 1024, 3, 1), 1, Duration.ofMillis(1));
        List<Future<String>> hashes = new ArrayList<>();
        int refused = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int count = 0; count < 4; count++) {
                hashes.add(threads.submit(() -> narrow.hash("correct horse 7")));
            }
            for (Future<String> hash : hashes) {
                try {
                    hash.get(30, TimeUnit.SECONDS);
                } catch (java.util.concurrent.ExecutionException failure) {
                    assertThat(failure.getCause()).isInstanceOf(UnavailableException.class);
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(1, 3);
    }
}
