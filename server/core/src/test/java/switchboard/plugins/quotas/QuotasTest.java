package switchboard.plugins.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallLimits;
import switchboard.plugins.calls.CallPool;
import switchboard.plugins.calls.Tally;

class QuotasTest {

    private final List<String> reasons = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Tally tally = new Tally();
    private final CallPool pool =
            new CallPool("shelf", QuotasTest.class.getClassLoader(), CallLimits.DEFAULT, tally, reasons::add);
    private final Quotas quotas = new Quotas("shelf", pool, tally, now::get, now::addAndGet);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void sizesAreRefusedBeyondTheirBound() {
        assertThatCode(() -> quotas.require(Quota.JOB_PAYLOAD, Quota.JOB_PAYLOAD.limit()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> quotas.require(Quota.JOB_PAYLOAD, Quota.JOB_PAYLOAD.limit() + 1))
                .isInstanceOfSatisfying(ServiceDeskException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("plugin.quota_exceeded");
                    assertThat(refusal.refusal()).isEqualTo(Refusal.TOO_LARGE);
                    assertThat(refusal.members()).containsEntry("quota", "job_payload");
                });
        assertThat(tally.breaches()).isEqualTo(Map.of("job_payload", 1L));
    }

    @Test
    void inTheBackgroundThePluginIsMadeToWait() throws Exception {
        pool.call(CallKind.EVENT, () -> {
            append(Quotas.BACKGROUND_AT_ONCE);
            assertThat(now).hasValue(0);
            append(Quota.BACKGROUND_TRANSACTIONS_PER_MINUTE.limit() / 6);
            return "";
        });

        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofMillis(9_900), Duration.ofMillis(10_000));
        assertThat(tally.breaches()).isEmpty();
    }

    @Test
    void ownThreadsAreMadeToWaitLonger() {
        append(Quotas.OWN_AT_ONCE);
        assertThat(now).hasValue(0);
        append(Quota.OWN_TRANSACTIONS_PER_MINUTE.limit() / 6);

        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofMillis(9_700), Duration.ofMillis(10_000));
        assertThat(tally.breaches()).isEmpty();
    }

    @Test
    void ownThreadsThatAlwaysWantMoreEndInQuarantine() {
        while (now.get() < Quotas.PATIENCE.toNanos()) {
            append(1);
        }
        assertThat(tally.breaches()).isEmpty();

        append(CallLimits.DEFAULT.breaches() + 1);

        assertThat(reasons).singleElement().asString().contains("transactions with events within a minute");
    }

    @Test
    void whatTheHostCallsMayWaitLonger() throws Exception {
        pool.call(CallKind.JOB, () -> {
            while (now.get() < 3 * Quotas.PATIENCE.toNanos()) {
                append(1);
            }
            return "";
        });

        assertThat(tally.breaches()).isEmpty();
    }

    @Test
    void afterARestNobodyWaits() {
        append(2 * Quotas.OWN_AT_ONCE);
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        long rested = now.get();

        append(Quotas.OWN_AT_ONCE);

        assertThat(now).hasValue(rested);
    }

    @Test
    void jobsAreQueuedAtAPaceInTheBackground() throws Exception {
        pool.call(CallKind.EVENT, () -> {
            queue(Quotas.BACKGROUND_AT_ONCE + 100);
            return "";
        });

        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofMillis(980), Duration.ofMillis(1_000));
    }

    @Test
    void ownThreadsQueueFewerJobs() {
        queue(Quotas.OWN_AT_ONCE + 100);

        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofMillis(9_800), Duration.ofMillis(10_000));
    }

    private void queue(int jobs) {
        for (int number = 0; number < jobs; number++) {
            quotas.requireQueueing();
        }
    }

    private void append(long times) {
        for (long time = 0; time < times; time++) {
            quotas.awaitAppending();
            quotas.requireAppending(1);
        }
    }

    @Test
    void requestsSetTheirOwnPace() throws Exception {
        pool.call(CallKind.REQUEST, () -> {
            append(2 * Quota.BACKGROUND_TRANSACTIONS_PER_MINUTE.limit());
            return "";
        });

        assertThat(tally.breaches()).isEmpty();
        assertThat(now).hasValue(0);
    }

    @Test
    void whoAsksForTooMuchTooOftenEndsInQuarantine() {
        for (int time = 0; time < CallLimits.DEFAULT.breaches(); time++) {
            assertThat(reasons).isEmpty();
            assertThatThrownBy(() -> quotas.require(Quota.EVENT_SIZE, Long.MAX_VALUE))
                    .isInstanceOf(ServiceDeskException.class);
        }

        assertThat(reasons).singleElement().asString().contains("at most 32768 characters in the data of one event");
    }

    @ParameterizedTest
    @EnumSource
    void everyQuotaStandsInTheDocuments(Quota quota) throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "plugins", "limits.md"));

        assertThat(page.lines())
                .anyMatch(line -> line.startsWith("| `" + quota.key() + "` | ")
                        && line.contains(String.format(Locale.ROOT, "%,d", quota.limit())));
    }

    @Test
    void weightIsAboutTheLengthOfTheText() {
        assertThat(Weight.of(Map.of("text", "x".repeat(1_000)))).isBetween(1_000L, 1_020L);
        assertThat(Weight.of(List.of(1, true, "abc"))).isLessThan(200);
    }
}
