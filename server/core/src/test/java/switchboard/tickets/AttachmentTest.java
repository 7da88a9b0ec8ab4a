package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.tickets.CommandTest.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.attachments.Attachment;
import switchboard.attachments.BlobSweep;

/** Attachments: stored once, read whole, refused where they should be, swept when nobody has them. */
@Timeout(120)
class AttachmentTest {

    private TestTickets desk;
    private Caller agent;
    private Ticket ticket;

    @BeforeEach
    void open() {
        desk = new TestTickets();
        agent = desk.agent(desk.user("agent", null), AccessService.DEFAULT_ORGANIZATION);
        ticket = desk.create(agent);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Attachment attach(Caller caller, Ticket to, String name, byte[] content) {
        try {
            return desk.room
                    .attachments()
                    .add(caller, to.id().toString(), name, new ByteArrayInputStream(content), Origin.API);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        bytes[0] = 0;
        return bytes;
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(desk.folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void whatIsAttachedIsReadBack() throws IOException {
        byte[] content = bytes(1, 300_000);
        Attachment attachment = attach(agent, ticket, "../log.bin", content);
        assertThat(attachment.fileName()).isEqualTo("log.bin");
        assertThat(attachment.size()).isEqualTo(300_000);
        assertThat(attachment.sha256()).hasSize(64);
        Attachment read = desk.room
                .attachments()
                .get(agent, ticket.id().toString(), attachment.id().toString());
        assertThat(read).isEqualTo(attachment);
        try (InputStream stored = desk.room.attachments().open(read)) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
        assertThat(desk.room
                        .attachments()
                        .list(agent, ticket.id().toString(), 50, null)
                        .items())
                .containsExactly(attachment);
        assertThat(desk.room
                        .timeline()
                        .read(agent, ticket.id().toString(), 50, null)
                        .items())
                .extracting(TicketTimeline.Entry::type)
                .containsExactly("ticket.created", "ticket.attached");
    }

    @Test
    void oneContentIsStoredOnceWhoeverAttachesIt() throws Exception {
        byte[] content = bytes(2, 50_000);
        List<Callable<Attachment>> tasks = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            String name = "file" + index + ".bin";
            tasks.add(() -> attach(agent, ticket, name, content));
        }
        assertThat(CommandTest.all(tasks))
                .extracting(Attachment::sha256)
                .hasSize(12)
                .containsOnly(attachSha(content));
        assertThat(files()).isEqualTo(1);
        assertThat(desk.count("core_blob")).isEqualTo(1);
    }

    private String attachSha(byte[] content) {
        return attach(agent, ticket, "again.bin", content).sha256();
    }

    @Test
    void tooMuchIsRefusedWhileItStreams() throws IOException {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return 1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                given.addAndGet(length);
                return length;
            }
        };
        assertRefused(413, () -> {
            try {
                desk.room.attachments().add(agent, ticket.id().toString(), "big.bin", endless, Origin.API);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        assertThat(given.get()).isLessThan(1_200_000);
        assertThat(files()).isZero();
        assertRefused(415, () -> attach(agent, ticket, "setup.exe", new byte[] {1}));
        assertRefused(422, () -> attach(agent, ticket, "..", new byte[] {1}));
        assertThat(files()).isZero();
        assertThat(desk.count("core_attachment")).isZero();
    }

    @Test
    void nothingIsReadForWhoeverMayNotAttach() {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("The body was read");
            }
        };
        var elsewhere = desk.organization("Elsewhere");
        Caller stranger = desk.agent(desk.user("stranger", elsewhere), elsewhere);
        assertThatThrownBy(
                        () -> desk.room.attachments().add(stranger, ticket.id().toString(), "x", untouched, Origin.API))
                .isInstanceOf(NotFoundException.class);
        Attachment attachment = attach(agent, ticket, "x.txt", new byte[] {65});
        Ticket theirs = desk.create(stranger);
        assertRefused(404, () -> desk.room
                .attachments()
                .get(stranger, theirs.id().toString(), attachment.id().toString()));
        assertRefused(404, () -> desk.room
                .attachments()
                .get(stranger, ticket.id().toString(), attachment.id().toString()));
    }

    @Test
    void theSweepTakesWhatNobodyHasAndNothingElse() throws IOException {
        BlobSweep sweep = new BlobSweep(desk.database.transactions(), desk.blobs, desk.database.clock());
        Attachment kept = attach(agent, ticket, "kept.bin", bytes(3, 1_000));
        Attachment shared = attach(agent, ticket, "shared.bin", bytes(4, 1_000));
        attach(agent, ticket, "shared-too.bin", bytes(4, 1_000));
        Attachment gone = attach(agent, ticket, "gone.bin", bytes(5, 1_000));
        try (var staged = desk.blobs.stage(new ByteArrayInputStream(bytes(6, 1_000)), 1_000)) {
            staged.publish();
        }
        desk.room.attachments().remove(agent, ticket.id().toString(), gone.id().toString(), Origin.API);
        desk.room
                .attachments()
                .remove(agent, ticket.id().toString(), shared.id().toString(), Origin.API);
        assertThat(sweep.run()).as("nothing is old yet").isZero();
        assertThat(files()).isEqualTo(4);
        desk.database.clock().advance(Duration.ofHours(25));
        age();
        assertThat(sweep.run()).isEqualTo(2);
        assertThat(files()).isEqualTo(2);
        try (InputStream stored = desk.room.attachments().open(kept)) {
            assertThat(stored.readAllBytes()).hasSize(1_000);
        }
        assertThat(sweep.run()).isZero();
    }

    @Test
    void sweepAndUploadAtOnceNeverLoseAContent() throws Exception {
        BlobSweep sweep = new BlobSweep(desk.database.transactions(), desk.blobs, desk.database.clock());
        byte[] content = bytes(7, 2_000);
        for (int round = 0; round < 15; round++) {
            Attachment first = attach(agent, ticket, "a.bin", content);
            desk.room
                    .attachments()
                    .remove(agent, ticket.id().toString(), first.id().toString(), Origin.API);
            desk.database.clock().advance(Duration.ofHours(25));
            age();
            List<Callable<Attachment>> tasks = List.of(
                    () -> {
                        sweep.run();
                        return first;
                    },
                    () -> attach(agent, ticket, "b.bin", content));
            Attachment second = CommandTest.all(tasks).get(1);
            try (InputStream stored = desk.room.attachments().open(second)) {
                assertThat(stored.readAllBytes()).as("round %d", round).isEqualTo(content);
            }
            desk.room
                    .attachments()
                    .remove(agent, ticket.id().toString(), second.id().toString(), Origin.API);
        }
    }

    /** Files are as old as the test's clock says. */
    private void age() throws IOException {
        try (Stream<Path> all = Files.walk(desk.folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(
                        file, FileTime.from(desk.database.clock().instant().minus(Duration.ofHours(25))));
            }
        }
    }
}
