package com.example.first;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.ImportLine;
import switchboard.api.http.Page;
import switchboard.api.persistence.Columns;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;

/** The one table. */
final class Notes {

    private static final Table<?> NOTE = DSL.table(DSL.name("first_note"));
    private static final Field<UUID> ID = Columns.id(NOTE, "id");
    private static final Field<String> TITLE = Columns.text(NOTE, "title");
    private static final Field<UUID> ORGANIZATION = Columns.id(NOTE, "organization_id");
    private static final Field<UUID> TEAM = Columns.id(NOTE, "team_id");
    private static final Field<UUID> AUTHOR = Columns.id(NOTE, "author_id");
    private static final Field<Boolean> PINNED = Columns.flag(NOTE, "pinned");
    private static final Field<byte[]> SEAL = Columns.bytes(NOTE, "seal");
    private static final Field<Long> VERSION = Columns.number(NOTE, "version");
    private static final Field<java.time.Instant> AT = Columns.instant(NOTE, "written_at");
    private static final List<Field<?>> ALL = List.of(ID, TITLE, ORGANIZATION, AUTHOR, PINNED, VERSION, AT);
    private static final String LIST = "first-notes:id";

    private final Database database;
    private final Access access;
    private final Clock clock;

    Notes(Database database, Access access, Clock clock) {
        this.database = database;
        this.access = access;
        this.clock = clock;
    }

    Page<Note> list(Caller caller, int limit, String cursor) {
        Condition after = cursor == null
                ? DSL.noCondition()
                : ID.greaterThan(UUID.fromString(Cursor.decode(cursor, LIST, 1).key().get(0)));
        List<Note> found = database.read(dsl -> dsl.select(ALL)
                .from(NOTE)
                .where(visible(caller, FirstPlugin.READ))
                .and(after)
                .orderBy(ID)
                .limit(limit + 1)
                .fetch(Notes::note));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(
                found.subList(0, limit),
                new Cursor(LIST, found.get(limit - 1).id().toString()).encode(),
                (long) found.size());
    }

    Note find(Caller caller, UUID id) {
        return database.read(dsl -> find(dsl, caller, id));
    }

    private Note find(DSLContext dsl, Caller caller, UUID id) {
        Note found = dsl.select(ALL)
                .from(NOTE)
                .where(ID.eq(id))
                .and(visible(caller, FirstPlugin.READ))
                .fetchOne(Notes::note);
        if (found == null) {
            throw new NotFoundException("firstnote.not_found", "There is no such note.");
        }
        return found;
    }

    private Condition visible(Caller caller, String permission) {
        return access.condition(caller.reach(permission), ORGANIZATION, TEAM, List.of(AUTHOR));
    }

    Note create(Caller caller, String title, boolean pinned) {
        Note note = new Note(UUID.randomUUID(), title, caller.organization(), caller.id(), pinned, 1, clock.instant());
        return database.inTransaction(transaction -> {
            insert(transaction, note);
            append(transaction, "firstnote.created", note);
            transaction.completes("/api/v1/first-api/notes/" + note.id());
            return note;
        });
    }

    Note change(Caller caller, UUID id, Long expected, String title) {
        return database.inTransaction(transaction -> {
            Note now = find(transaction.dsl(), caller, id);
            if (expected != null && expected != now.version()) {
                throw new ConflictException("firstnote.stale", "Somebody was quicker.");
            }
            Note changed =
                    new Note(id, title, now.organization(), now.author(), now.pinned(), now.version() + 1, now.at());
            transaction
                    .dsl()
                    .update(NOTE)
                    .set(TITLE, title)
                    .set(VERSION, changed.version())
                    .where(ID.eq(id))
                    .and(VERSION.eq(now.version()))
                    .execute();
            append(transaction, "firstnote.changed", changed);
            return changed;
        });
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(transaction -> {
            Note now = find(transaction.dsl(), caller, id);
            transaction.dsl().deleteFrom(NOTE).where(ID.eq(id)).execute();
            append(transaction, "firstnote.deleted", now);
            return now;
        });
    }

    int add(Caller caller, List<ImportLine> lines) {
        return database.inTransaction(transaction -> {
            int added = 0;
            for (ImportLine line : lines) {
                if (line.input() != null) {
                    Note note = new Note(
                            UUID.randomUUID(),
                            line.input().requiredText("title", 200),
                            caller.organization(),
                            caller.id(),
                            false,
                            1,
                            clock.instant());
                    insert(transaction, note);
                    append(transaction, "firstnote.created", note);
                    added++;
                }
            }
            return added;
        });
    }

    List<Note> some(Collection<String> ids) {
        return database.read(dsl -> dsl.select(ALL)
                .from(NOTE)
                .where(ID.in(ids.stream().map(UUID::fromString).toList()))
                .fetch(Notes::note));
    }

    List<Note> after(String id, int limit) {
        return database.read(dsl -> dsl.select(ALL)
                .from(NOTE)
                .where(id.isEmpty() ? DSL.noCondition() : ID.greaterThan(UUID.fromString(id)))
                .orderBy(ID)
                .limit(limit)
                .fetch(Notes::note));
    }

    private static void insert(Transaction transaction, Note note) {
        transaction
                .dsl()
                .insertInto(NOTE)
                .columns(ID, TITLE, ORGANIZATION, AUTHOR, PINNED, SEAL, VERSION, AT)
                .values(
                        note.id(),
                        note.title(),
                        note.organization(),
                        note.author(),
                        note.pinned(),
                        new byte[] {1, 2, 3},
                        note.version(),
                        note.at())
                .execute();
    }

    private static void append(Transaction transaction, String type, Note note) {
        transaction.append(new EventDraft(
                type,
                new Subject("firstnote", note.id().toString()),
                note.author(),
                FirstPlugin.READ,
                note.organization(),
                Map.of("version", note.version())));
    }

    private static Note note(Record row) {
        return new Note(
                row.get(ID),
                row.get(TITLE),
                row.get(ORGANIZATION),
                row.get(AUTHOR),
                row.get(PINNED),
                row.get(VERSION),
                row.get(AT));
    }
}
