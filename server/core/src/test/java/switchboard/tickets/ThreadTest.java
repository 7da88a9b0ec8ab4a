package switchboard.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.tickets.TestTickets.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.http.ImportReport;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.json.Json;

/** What becomes of threads where notes are copied to another ticket, or come from another desk. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadTest {

    private final Teamwork work = new Teamwork();
    private final TestTickets desk = work.desk;

    @AfterAll
    void close() {
        work.close();
    }

    private InternalNote note(Ticket ticket, String body, @Nullable InternalNote answered) {
        return desk.room
                .entries()
                .note(
                        work.agent,
                        ticket.id().toString(),
                        input(
                                "body",
                                body,
                                "inReplyTo",
                                answered == null ? null : answered.id().toString()),
                        Origin.API);
    }

    private List<InternalNote> notes(Ticket ticket) {
        return desk.room
                .entries()
                .notes(desk.system, ticket.id().toString(), 200, null)
                .items();
    }

    private static InternalNote named(List<InternalNote> notes, String body) {
        return notes.stream()
                .filter(note -> note.body().equals(body))
                .findFirst()
                .orElseThrow();
    }

    private Ticket split(Ticket source, List<InternalNote> entries) {
        return work.relations
                .split()
                .split(
                        work.agent,
                        source.id().toString(),
                        input(
                                "title",
                                "A part",
                                "entries",
                                entries.stream()
                                        .map(note -> note.id().toString())
                                        .toList()),
                        Origin.API);
    }

    @Test
    void aThreadThatIsCopiedStaysAThread() {
        Ticket source = desk.create(work.agent);
        InternalNote root = note(source, "root", null);
        InternalNote one = note(source, "one", root);
        InternalNote two = note(source, "two", one);
        List<InternalNote> whole = notes(split(source, List.of(two, root, one)));
        UUID copy = named(whole, "root").id();
        assertThat(copy).isNotEqualTo(root.id());
        assertThat(named(whole, "root").thread()).isNull();
        assertThat(named(whole, "one").thread()).isEqualTo(copy);
        assertThat(named(whole, "one").inReplyTo()).isEqualTo(copy);
        assertThat(named(whole, "two").thread()).isEqualTo(copy);
        assertThat(named(whole, "two").inReplyTo())
                .isEqualTo(named(whole, "one").id());
        assertThat(notes(source)).containsExactly(root, one, two);
    }

    /** The oldest that goes along begins the thread; what answers somebody who stays behind answers that one. */
    @Test
    void aThreadThatIsCopiedWithoutItsBeginningBeginsAnew() {
        Ticket source = desk.create(work.agent);
        InternalNote root = note(source, "root", null);
        InternalNote one = note(source, "one", root);
        InternalNote two = note(source, "two", one);
        InternalNote three = note(source, "three", two);
        InternalNote alone = note(source, "alone", null);
        List<InternalNote> part = notes(split(source, List.of(one, three, alone)));
        UUID first = named(part, "one").id();
        assertThat(named(part, "one").thread()).isNull();
        assertThat(named(part, "one").inReplyTo()).isNull();
        assertThat(named(part, "three").thread()).isEqualTo(first);
        assertThat(named(part, "three").inReplyTo()).isEqualTo(first);
        assertThat(named(part, "alone").thread()).isNull();
    }

    private ImportReport run(String externalId, List<Map<String, String>> entries) throws IOException {
        Map<String, Object> line = new HashMap<>(
                Map.of("externalId", externalId, "kind", "incident", "title", "Old", "requester", "anna"));
        line.put("entries", entries);
        return desk.room.imports().run(desk.system, TestTickets.lines(List.of(Json.write(line))));
    }

    private static Map<String, String> entry(String externalId, String at, @Nullable String inReplyTo) {
        Map<String, String> entry = new HashMap<>(Map.of(
                "type", "note", "at", "2024-03-0" + at + "T08:00:00Z", "body", externalId, "externalId", externalId));
        if (inReplyTo != null) {
            entry.put("inReplyTo", inReplyTo);
        }
        return entry;
    }

    private Ticket imported(String externalId) {
        return desk.list(desk.system, "externalId", externalId).getFirst();
    }

    @Test
    void threadsComeAlongFromAnotherDesk() throws IOException {
        List<Map<String, String>> entries =
                new ArrayList<>(List.of(entry("c", "3", "b"), entry("a", "1", null), entry("b", "2", "a")));
        assertThat(run("old-threads", entries).created()).isEqualTo(1);
        // What comes later may answer what came before.
        entries.add(entry("d", "4", "b"));
        assertThat(run("old-threads", entries).updated()).isEqualTo(1);
        List<InternalNote> notes = notes(imported("old-threads"));
        UUID root = named(notes, "a").id();
        assertThat(notes).hasSize(4);
        assertThat(named(notes, "b").inReplyTo()).isEqualTo(root);
        assertThat(named(notes, "c").inReplyTo()).isEqualTo(named(notes, "b").id());
        assertThat(named(notes, "d").inReplyTo()).isEqualTo(named(notes, "b").id());
        assertThat(notes.stream().filter(note -> root.equals(note.thread()))).hasSize(3);
    }

    @Test
    void anAnswerToNothingIsTold() throws IOException {
        assertThat(run("old-wrong", List.of(entry("z", "1", "nobody"))).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.detail()).contains("nobody"));
        Map<String, String> reply = entry("y", "2", "y");
        reply.put("type", "reply");
        assertThat(run("old-wrong", List.of(reply)).failed()).isEqualTo(1);
        assertThat(desk.list(desk.system, "externalId", "old-wrong")).isEmpty();
    }
}
