package switchboard.tickets.codes;

import java.time.Clock;
import java.util.List;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;

/** The code tables with everything that edits them, wired. */
public record CodeRoom(
        CodeTables tables,
        CodeEditing codes,
        CategoryEditing categories,
        WorkflowEditing workflows,
        CodeHistory history) {

    public static CodeRoom open(Transactions transactions, Clock clock, Ids ids, Journal events, AuditLog audit) {
        CodeTables tables = new CodeTables(transactions, clock);
        CodeJournal journal = new CodeJournal(events, audit, ids, clock);
        BookEdits edits = new BookEdits(transactions, tables, journal);
        return new CodeRoom(
                tables,
                new CodeEditing(edits),
                new CategoryEditing(edits, tables, journal),
                new WorkflowEditing(edits),
                new CodeHistory(transactions));
    }

    /** What answers under {@code /api/v1}. */
    public List<Object> resources() {
        return List.of(
                new CodeResource(tables, codes, history),
                new WorkflowResource(tables, workflows),
                new CategoryResource(tables, categories));
    }
}
