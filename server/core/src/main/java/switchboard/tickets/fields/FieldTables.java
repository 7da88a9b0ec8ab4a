package switchboard.tickets.fields;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import switchboard.api.tickets.TicketField;
import switchboard.persistence.RecentCopy;
import switchboard.persistence.Transactions;

/** The defined fields as they are, from a copy in memory that is at most a second behind the database. */
public final class FieldTables {

    private final Map<String, List<FieldDefinition>> declared = new ConcurrentHashMap<>();
    private final RecentCopy<FieldBook> copy;

    public FieldTables(Transactions transactions, Clock clock) {
        this.copy = new RecentCopy<>(
                before -> transactions.read(
                        dsl -> before != null && FieldRows.version(dsl) == before.version() ? before : read(dsl)),
                clock);
    }

    /** The book of all fields. */
    public FieldBook current() {
        return copy.get();
    }

    /** Sets the fields that one plugin brings, replacing those it had; an empty list removes them. */
    public void declare(String plugin, String mount, List<TicketField> fields) {
        if (fields.isEmpty()) {
            declared.remove(plugin);
        } else {
            declared.put(
                    plugin,
                    fields.stream()
                            .map(field -> FieldDefinition.of(plugin, mount, field))
                            .toList());
        }
        copy.discard();
    }

    /** Forgets the copy, so that the next reader sees an edit that this node has just committed. */
    void forget() {
        copy.forget();
    }

    /** The fields with the declared ones, read in a transaction of an edit. */
    FieldBook read(DSLContext dsl) {
        // The version before the rows, so that a book is never older than it says.
        long version = FieldRows.version(dsl);
        return new FieldBook(
                version,
                FieldRows.read(dsl),
                declared.values().stream().flatMap(List::stream).toList());
    }
}
