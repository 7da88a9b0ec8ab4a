package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testkit.Client;

/**
 * The server is killed while it tells people and webhooks of what is being written. Nobody misses anything, and nobody is told
 * twice of anything but of what was on its way to them at that moment.
 */
@Alone
@Timeout(1_800)
class ProcessCrashTest {

    private static final int WRITERS = 8;
    private static final int CRASHES = Boolean.getBoolean("switchboard.soak") ? 20 : 2;
    private static final int WRITES_BEFORE_CRASH = 60;

    /** An attempt of which nobody knows the outcome is made again when its lease is over, after two minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Map<String, String> REACHING_OUTSIDE =
            Map.of("SWITCHBOARD_OUTBOUND_ALLOWED_ADDRESSES", OutsideReceiver.ADDRESS);

    @TempDir
    private Path folder;

    @Test
    void nobodyMissesAnythingAndNobodyIsToldTwice() throws Exception {
        Path data = folder.resolve("data");
        try (OutsideReceiver outside = new OutsideReceiver()) {
            Queue<Acknowledged> written = new ConcurrentLinkedQueue<>();
            for (int crash = 0; crash < CRASHES; crash++) {
                DeskProcess desk = DeskProcess.start(data, REACHING_OUTSIDE);
                try {
                    if (crash == 0) {
                        prepare(desk.administrator(), outside);
                    }
                    writeUntilKilled(desk, crash, outside, written);
                } catch (AssertionError | Exception failure) {
                    outside.letGo();
                    desk.close();
                    throw failure;
                }
                outside.nextLife();
            }
            assertThat(written).hasSizeGreaterThanOrEqualTo(CRASHES * WRITES_BEFORE_CRASH);
            try (DeskProcess desk = DeskProcess.start(data, REACHING_OUTSIDE)) {
                Told told = new Told(desk, outside, List.copyOf(written));
                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(told::everythingHasArrived);
                told.eachNotificationIsThereOnce();
                told.everyMessageWasSent();
                told.everyEventWasSentInOrder();
                told.onlyWhatWasUnderWayCameAgain();
            }
        }
    }

    /**
     * A write that was answered.
     *
     * @param receiver who is to be told of it
     */
    record Acknowledged(String event, String ticket, String receiver) {}

    /** Whoever is told, the way to them, and a webhook. */
    private static void prepare(Client administrator, OutsideReceiver outside) throws IOException {
        // It takes the place of e-mail.
        administrator.post("/plugins/smtp/disable").expect(200);
        administrator
                .send("POST", "/plugins", "application/zip", Teller.archive(outside))
                .expect(201);
        administrator.post("/plugins/" + Teller.ID + "/enable").expect(200);
        // As many as they are, they are to go out one by one.
        administrator
                .patch(
                        "/settings",
                        Map.of("notifications.mostAnHour", 10_000, "notifications.mostAnHourAboutOneThing", 10_000))
                .expect(200);
        for (String event : Told.EVENTS) {
            administrator
                    .send(
                            "PUT",
                            "/notification-templates/" + event + "/en",
                            "application/json",
                            ("{\"subject\":\"" + event + "\",\"body\":\"Ticket {{number}}\"}")
                                    .getBytes(StandardCharsets.UTF_8))
                    .expect(200);
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            administrator
                    .post(
                            "/users",
                            Map.of(
                                    "username",
                                    receiver(writer),
                                    "displayName",
                                    receiver(writer),
                                    "email",
                                    receiver(writer) + "@example.org",
                                    "locale",
                                    "en",
                                    "password",
                                    DeskProcess.PASSWORD,
                                    "roles",
                                    List.of("requester")))
                    .expect(201);
        }
        administrator
                .post(
                        "/webhooks",
                        Map.of(
                                "name",
                                "Outside",
                                "url",
                                outside.url(OutsideReceiver.WEBHOOK),
                                "secret",
                                OutsideReceiver.SECRET,
                                "types",
                                Told.EVENTS))
                .expect(201);
    }

    static String receiver(int writer) {
        return "receiver" + writer;
    }

    private static void writeUntilKilled(
            DeskProcess desk, int crash, OutsideReceiver outside, Queue<Acknowledged> written) throws Exception {
        Client administrator = desk.administrator();
        AtomicBoolean killed = new AtomicBoolean();
        CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_CRASH);
        Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String receiver = receiver(writer);
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    while (!killed.get()) {
                        write(administrator, receiver, written, enough);
                    }
                } catch (AssertionError noAnswer) {
                    if (!killed.get()) {
                        surprises.add(noAnswer);
                    }
                }
            }));
        }
        assertThat(enough.await(120, TimeUnit.SECONDS))
                .as("writes: %s", surprises)
                .isTrue();
        if (Told.isHeld(crash)) {
            fillWhatIsUnderWay(new Told(desk, outside, List.of()), outside);
        }
        killed.set(true);
        desk.kill();
        outside.letGo();
        for (Thread writer : writers) {
            assertThat(writer.join(Duration.ofSeconds(90))).isTrue();
        }
        assertThat(surprises).isEmpty();
    }

    /**
     * Until as much is under way as can be, and everything that came before is written down as delivered. The webhook comes
     * last: the desk waits for its answer for some seconds only.
     */
    private static void fillWhatIsUnderWay(Told told, OutsideReceiver outside) {
        outside.hold(OutsideReceiver.MESSAGE);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(outside.held(OutsideReceiver.MESSAGE)).isEqualTo(Told.MESSAGES_AT_ONCE);
            told.everyAnswerIsWrittenDown();
        });
        outside.hold(OutsideReceiver.WEBHOOK);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> outside.held(OutsideReceiver.WEBHOOK) == Told.EVENTS_AT_ONCE);
    }

    /** A ticket in the name of the receiver, and a reply to it: both are told to that one. */
    private static void write(
            Client administrator, String receiver, Queue<Acknowledged> written, CountDownLatch enough) {
        String ticket = administrator
                .post("/tickets", Map.of("kind", "incident", "title", "Told", "requester", receiver))
                .expect(201)
                .id();
        written.add(new Acknowledged("ticket.created", ticket, receiver));
        enough.countDown();
        administrator
                .post("/tickets/" + ticket + "/replies", Map.of("body", "We look at it."))
                .expect(201);
        written.add(new Acknowledged("ticket.replied", ticket, receiver));
        enough.countDown();
    }
}
