package switchboard.tickets.codes;

import static switchboard.tickets.codes.CodeRows.BY_AGENT;
import static switchboard.tickets.codes.CodeRows.BY_REQUESTER;
import static switchboard.tickets.codes.CodeRows.REQUIRES;
import static switchboard.tickets.codes.CodeRows.REQUIRES_RESOLUTION;
import static switchboard.tickets.codes.CodeRows.TRANSITION;
import static switchboard.tickets.codes.CodeRows.TRANSITION_FROM;
import static switchboard.tickets.codes.CodeRows.TRANSITION_KIND;
import static switchboard.tickets.codes.CodeRows.TRANSITION_TO;
import static switchboard.tickets.codes.CodeRows.TRANSITION_VERSION;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;

/** Edits of the moves of a kind. They replace those of all kinds for it, as a whole. */
public final class WorkflowEditing {

    private final BookEdits edits;

    public WorkflowEditing(BookEdits edits) {
        this.edits = edits;
    }

    /** Sets the moves of a kind. */
    public void set(Caller caller, String kind, Input input, @Nullable Long ifVersion) {
        requireKind(edits.current(), kind);
        List<Transition> moves = WorkflowInput.read(kind, input, edits.current().phases());
        replace(caller, kind, moves, ifVersion);
    }

    /** Lets a kind go by the moves of all kinds again. */
    public void remove(Caller caller, String kind, @Nullable Long ifVersion) {
        requireKind(edits.current(), kind);
        replace(caller, kind, List.of(), ifVersion);
    }

    private void replace(Caller caller, String kind, List<Transition> moves, @Nullable Long ifVersion) {
        edits.edited(caller, book -> {
            // The transaction has counted the version up already.
            BookEdits.requireVersion(ifVersion, book.version() - 1);
            List<Transition> before =
                    book.workflow().isOwn(kind) ? book.workflow().of(kind) : List.of();
            CodeHistory.Change change = new CodeHistory.Change(
                    CodeHistory.TRANSITION, kind, before.isEmpty() ? null : before, moves.isEmpty() ? null : moves);
            return new BookEdits.Edit<>(moves, change, work -> {
                work.dsl()
                        .deleteFrom(TRANSITION)
                        .where(TRANSITION_KIND.eq(kind))
                        .execute();
                insert(work.dsl(), moves);
                return true;
            });
        });
    }

    private static void insert(DSLContext dsl, List<Transition> moves) {
        if (moves.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(TRANSITION)
                .columns(
                        TRANSITION_KIND,
                        TRANSITION_FROM,
                        TRANSITION_TO,
                        BY_AGENT,
                        BY_REQUESTER,
                        REQUIRES_RESOLUTION,
                        REQUIRES,
                        TRANSITION_VERSION);
        for (Transition move : moves) {
            insert = insert.values(
                    move.kind(),
                    move.from(),
                    move.to(),
                    move.byAgent(),
                    move.byRequester(),
                    move.requiresResolution(),
                    CodeRows.stored(move.requires()),
                    1L);
        }
        insert.execute();
    }

    static void requireKind(CodeBook book, String kind) {
        if (!book.has(CodeBook.KIND, kind)) {
            throw new NotFoundException("code.not_found", "There is no such kind of tickets.");
        }
    }
}
