package switchboard.tickets.codes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** How any edit of the code tables is made: one at a time over all nodes, journalled, and kept in their history. */
public final class BookEdits {

    private final Transactions transactions;
    private final CodeTables tables;
    private final CodeJournal journal;

    public BookEdits(Transactions transactions, CodeTables tables, CodeJournal journal) {
        this.transactions = transactions;
        this.tables = tables;
        this.journal = journal;
    }

    /** The book as this node knows it; an edit is given the one that holds. */
    CodeBook current() {
        return tables.current();
    }

    /**
     * What an edit makes, and how it is written.
     *
     * @param write false where somebody else was faster
     */
    record Edit<T>(T result, CodeHistory.Change change, Function<Work, Boolean> write) {}

    /**
     * Edits exclude each other by counting up the book's version first; so the tree never gets a circle, and every pair of
     * impact and urgency has its priority.
     */
    <T> T edited(Caller caller, Function<CodeBook, Edit<T>> edit) {
        T result = transactions.inTransaction(work -> {
            CodeRows.countUp(work.dsl());
            CodeBook book = CodeRows.read(work.dsl());
            Edit<T> planned = edit.apply(book);
            if (!planned.write().apply(work)) {
                throw stale();
            }
            journal.changed(work, caller, book.version(), planned.change());
            work.afterCommit(tables::forget);
            return planned.result();
        });
        return Objects.requireNonNull(result);
    }

    /** The same for what makes something new, where a taken key is a conflict. */
    <T> T added(Caller caller, ConflictException taken, Function<CodeBook, Edit<T>> edit) {
        try {
            return edited(caller, edit);
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                throw taken;
            }
            throw failure;
        }
    }

    static void requireVersion(@Nullable Long wished, long version) {
        if (wished != null && wished != version) {
            throw stale();
        }
    }

    private static ServiceDeskException stale() {
        return new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "It has changed since you read it.",
                List.of(),
                Map.of("differences", List.of()),
                null);
    }
}
