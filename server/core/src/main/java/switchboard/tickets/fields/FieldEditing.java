package switchboard.tickets.fields;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.access.CallerRecord;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.CodeTables;

/** Edits of the definitions. Each is an event for those who follow and an entry for the auditor. */
public final class FieldEditing {

    static final String READ = "code:read";
    static final String EDIT = "code:edit";

    private final Ground ground;
    private final FieldTables fields;
    private final CodeTables codes;

    /** What edits are recorded with. */
    public record Ground(Transactions transactions, Journal journal, AuditLog audit, Ids ids, Clock clock) {}

    public FieldEditing(Ground ground, FieldTables fields, CodeTables codes) {
        this.ground = ground;
        this.fields = fields;
        this.codes = codes;
    }

    private interface Edit {
        FieldDefinition write(Work work, FieldBook book);
    }

    /** Defines a field. */
    public FieldDefinition add(Caller caller, Input input) {
        FieldDefinition field = FieldInput.applied(input, FieldInput.blank(input), codes.current());
        return edited(caller, "create", (work, book) -> {
            if (book.find(field.name()) != null) {
                throw new ConflictException("field.duplicate", "There is a field with this name already.");
            }
            if (book.all().stream().filter(each -> each.plugin() == null).count() >= FieldDefinition.MOST) {
                throw new ConflictException(
                        "field.too_many", "A desk has at most " + FieldDefinition.MOST + " defined fields.");
            }
            FieldRows.insert(work.dsl(), field);
            return field;
        });
    }

    /** Changes all but its name and type. */
    public FieldDefinition change(Caller caller, String name, Input input, @Nullable Long ifVersion) {
        input.refuse("name", "read_only", "cannot be changed");
        input.refuse("type", "read_only", "cannot be changed: what stands in tickets is of this type");
        CodeBook known = codes.current();
        return edited(caller, "change", (work, book) -> {
            FieldDefinition before = required(book, name, ifVersion);
            FieldDefinition after = FieldInput.applied(input, before, known).next();
            if (!FieldRows.update(work.dsl(), after, before.version())) {
                throw stale();
            }
            return after;
        });
    }

    /** What stands in tickets stays there, as a field that nobody has defined. */
    public void remove(Caller caller, String name, @Nullable Long ifVersion) {
        edited(caller, "delete", (work, book) -> {
            FieldDefinition before = required(book, name, ifVersion);
            if (!before.readableBy().isEmpty()) {
                throw new ConflictException(
                        "field.restricted",
                        "Without its definition everybody would see what only some may. Open it to all first, or "
                                + "switch it off.");
            }
            if (!FieldRows.delete(work.dsl(), before)) {
                throw stale();
            }
            return before;
        });
    }

    private static FieldDefinition required(FieldBook book, String name, @Nullable Long ifVersion) {
        FieldDefinition field = book.find(name);
        if (field == null) {
            throw absent();
        }
        if (field.plugin() != null) {
            throw new ConflictException(
                    "field.of_module", "The module " + field.plugin() + " brings this field, and it alone changes it.");
        }
        if (ifVersion != null && ifVersion != field.version()) {
            throw stale();
        }
        return field;
    }

    static NotFoundException absent() {
        return new NotFoundException("field.not_found", "There is no such field.");
    }

    /** Edits exclude each other by counting up the version of all definitions first. */
    private FieldDefinition edited(Caller caller, String action, Edit edit) {
        return ground.transactions().inTransaction(work -> {
            FieldRows.countUp(work.dsl());
            FieldDefinition field = edit.write(work, fields.read(work.dsl()));
            record(work, caller, action, field.name());
            work.afterCommit(fields::forget);
            return field;
        });
    }

    private void record(Work work, Caller caller, String action, String name) {
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        Map<String, Object> data = Map.of("name", name);
        ground.journal()
                .append(
                        work,
                        new JournalEntry(
                                ground.ids().next(),
                                "field.changed",
                                new Subject("field", id),
                                null,
                                caller.id().equals(CallerRecord.NIL) ? null : caller.id(),
                                "api",
                                null,
                                ground.clock().instant(),
                                false,
                                EDIT,
                                null,
                                data,
                                Map.of()));
        ground.audit().record(work, AuditEntry.done(caller, "field." + action, "field", id, data));
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
