package switchboard.privacy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.api.privacy.PersonalData;
import switchboard.events.Journal;
import switchboard.json.Json;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.tickets.fields.FieldBook;

/**
 * What an erasure does, step by step, each a walk in small transactions. Every step can be run again: what was erased is
 * found empty or not at all.
 */
final class ErasureSteps {

    private static final int ROWS_AT_ONCE = 200;

    private final Transactions transactions;
    private final PersonalDataRegister register;
    private final Journal journal;
    private final TouchedItems touched;
    private final Supplier<FieldBook> fields;
    private final Clock clock;

    ErasureSteps(
            Transactions transactions,
            PersonalDataRegister register,
            Journal journal,
            TouchedItems touched,
            Supplier<FieldBook> fields,
            Clock clock) {
        this.transactions = transactions;
        this.register = register;
        this.journal = journal;
        this.touched = touched;
        this.fields = fields;
        this.clock = clock;
    }

    /** Written down after each transaction: where the step stands and how many rows it changed. */
    interface Progress {
        void write(Work work, @Nullable UUID after, long changed);
    }

    /** One step. */
    interface Step {
        void run(@Nullable UUID after, Progress progress);
    }

    /** By name, in order of name. Texts go last of the core, since the journal's walk asks whose the tickets are. */
    Map<String, Step> of(UUID person, boolean texts) {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("10-answers", (after, progress) -> deleted("core_idempotency", "caller", person, progress));
        steps.put(
                "11-swarms",
                (after, progress) -> deleted("core_ticket_participant", "participant_id", person, progress));
        steps.put("11-watching", (after, progress) -> deleted("core_ticket_watcher", "user_id", person, progress));
        steps.put("12-bulk", (after, progress) -> bulk(person, texts, progress));
        steps.put("14-rotas", (after, progress) -> rotas(person, progress));
        steps.put("15-calendars", (after, progress) -> calendars(person, progress));
        steps.put(
                "16-addresses",
                (after, progress) -> deleted("core_notification_dead_address", "user_id", person, progress));
        steps.put(
                "16-preferences",
                (after, progress) -> deleted("core_notification_preference", "user_id", person, progress));
        steps.put("17-notifications", (after, progress) -> notifications(person, texts, after, progress));
        steps.put(
                "18-approval-links", (after, progress) -> deleted("core_approval_link", "person_id", person, progress));
        steps.put("19-field-history", (after, progress) -> fieldHistory(person, after, progress));
        steps.put(
                "19-pins",
                (after, progress) ->
                        delete(CoreRecords.PIN, CoreRecords.ofRequester(CoreRecords.PIN, person), progress));
        steps.put("20-journal", (after, progress) -> journal(person, texts, after, progress));
        if (texts) {
            steps.put("31-replies", (after, progress) -> entries(CoreRecords.REPLY, person, after, progress));
            steps.put("32-notes", (after, progress) -> entries(CoreRecords.NOTE, person, after, progress));
            steps.put("33-attachments", (after, progress) -> attachments(person, after, progress));
            steps.put(
                    "33-expectations",
                    (after, progress) -> walk(
                            CoreRecords.EXPECTATION,
                            Columns.id(CoreRecords.EXPECTATION, "author_id")
                                    .eq(person)
                                    .or(CoreRecords.ofRequester(CoreRecords.EXPECTATION, person)),
                            after,
                            List.of(),
                            (work, rows) -> clear(work, CoreRecords.EXPECTATION, rows, "note"),
                            progress));
            steps.put(
                    "33-information",
                    (after, progress) -> walk(
                            CoreRecords.INFORMATION,
                            CoreRecords.ofRequester(CoreRecords.INFORMATION, person),
                            after,
                            List.of(),
                            (work, rows) -> clear(
                                    work,
                                    CoreRecords.INFORMATION,
                                    rows,
                                    "scope",
                                    "error_codes",
                                    "tried_steps",
                                    "environment",
                                    "site"),
                            progress));
            steps.put("34-tasks", (after, progress) -> tasks(person, after, progress));
            steps.put("35-tickets", (after, progress) -> tickets(person, after, progress));
            steps.put("36-approvals", (after, progress) -> approvals(person, after, progress));
            steps.put(
                    "37-approval-decisions",
                    (after, progress) -> words(
                            CoreRecords.APPROVAL_SEAT, "decided_by_id", List.of("reason"), person, after, progress));
            steps.put(
                    "38-escalations",
                    (after, progress) -> words(
                            CoreRecords.ESCALATION,
                            "author_id",
                            List.of("reason", "diagnosis", "actions_taken"),
                            person,
                            after,
                            progress));
            steps.put(
                    "39-returns",
                    (after, progress) -> words(
                            CoreRecords.ESCALATION,
                            "returned_by_id",
                            List.of("return_reason"),
                            person,
                            after,
                            progress));
        }
        register.all().forEach((plugin, declarations) -> {
            for (PersonalData data : declarations) {
                steps.put(
                        "50-" + plugin + "/" + data.table() + "." + data.person(),
                        (after, progress) -> declared(person, data, texts, progress));
            }
        });
        return steps;
    }

    /** Rows that go with the person. Answers kept for repeated requests are such: they hold what the person was shown. */
    private void deleted(String name, String column, UUID person, Progress progress) {
        Table<?> table = DSL.table(DSL.name(name));
        delete(table, Columns.id(table, column).eq(person), progress);
    }

    private void delete(Table<?> table, Condition which, Progress progress) {
        int deleted;
        do {
            deleted = transactions.inTransaction(work -> {
                int rows = work.dsl()
                        .deleteFrom(table)
                        .where(which)
                        .limit(ROWS_AT_ONCE)
                        .execute();
                progress.write(work, null, rows);
                return rows;
            });
        } while (deleted == ROWS_AT_ONCE);
    }

    /** When a person was and will be on call is about the person. The others' turns go on without them. */
    private void rotas(UUID person, Progress progress) {
        deleted("core_rota_override", "user_id", person, progress);
        Table<?> rota = DSL.table(DSL.name("core_rota"));
        Table<?> participant = DSL.table(DSL.name("core_rota_participant"));
        Field<UUID> of = Columns.id(participant, "rota_id");
        Condition theirs = Columns.id(participant, "user_id").eq(person);
        Field<Long> version = Columns.number(rota, "version");
        int left;
        do {
            left = transactions.inTransaction(work -> {
                List<UUID> rotas = work.dsl()
                        .select(of)
                        .from(participant)
                        .where(theirs)
                        .limit(ROWS_AT_ONCE)
                        .fetch(of);
                work.dsl()
                        .update(rota)
                        .set(version, version.plus(1))
                        .where(CoreRecords.id(rota).in(rotas))
                        .execute();
                int rows = work.dsl()
                        .deleteFrom(participant)
                        .where(theirs.and(of.in(rotas)))
                        .execute();
                progress.write(work, null, rows);
                return rows;
            });
        } while (left == ROWS_AT_ONCE);
    }

    /** The hours a person works are about the person. */
    private void calendars(UUID person, Progress progress) {
        transactions.inTransaction(work -> {
            int rows = work.dsl()
                    .deleteFrom(CoreRecords.CALENDAR_USE)
                    .where(Columns.id(CoreRecords.CALENDAR_USE, "person_id").eq(person))
                    .execute();
            progress.write(work, null, rows);
            return rows;
        });
    }

    /** Whom a field named once. The ticket itself goes on naming the account, which is nobody's any more. */
    private void fieldHistory(UUID person, @Nullable UUID start, Progress progress) {
        Table<?> history = CoreRecords.FIELD_HISTORY;
        Field<UUID> ticket = CoreRecords.id(history);
        UUID after = start == null ? new UUID(0, 0) : start;
        for (UUID bound = CoreRecords.bound(transactions, history, after);
                bound != null;
                bound = CoreRecords.bound(transactions, history, after)) {
            UUID from = after;
            UUID to = bound;
            transactions.inTransaction(work -> {
                int rows = work.dsl()
                        .update(history)
                        .set(CoreRecords.FIELD_BEFORE, unnamed(CoreRecords.FIELD_BEFORE, person))
                        .set(CoreRecords.FIELD_AFTER, unnamed(CoreRecords.FIELD_AFTER, person))
                        .where(ticket.gt(from), ticket.le(to), CoreRecords.namedInFields(person))
                        .execute();
                progress.write(work, to, rows);
                return rows;
            });
            after = to;
        }
    }

    private static Field<String> unnamed(Field<String> value, UUID person) {
        return DSL.when(value.eq(Json.write(person.toString())), DSL.inline(Json.write(PersonalData.ERASED)))
                .otherwise(value);
    }

    /** Words of what the person was told; with texts, also of what others were told of what the person asked for. */
    private void notifications(UUID person, boolean texts, @Nullable UUID after, Progress progress) {
        Table<?> contents = DSL.table(DSL.name("core_notification_content"));
        Field<UUID> content = Columns.id(CoreRecords.NOTIFICATION, "content_id");
        Condition wanted = Columns.id(CoreRecords.NOTIFICATION, "receiver_id").eq(person);
        if (texts) {
            wanted = wanted.or(isAbout("ticket", CoreRecords.TICKET, "requester_id", person))
                    .or(isAbout("approval", CoreRecords.APPROVAL, "requester_id", person))
                    .or(isAbout("approval", CoreRecords.APPROVAL, "filed_by_id", person));
        }
        walk(
                CoreRecords.NOTIFICATION,
                wanted,
                after,
                List.of(content),
                (work, rows) -> {
                    work.dsl()
                            .update(contents)
                            .set(Columns.text(contents, "content"), "{}")
                            .where(CoreRecords.id(contents).in(rows.getValues(content)))
                            .execute();
                    // Why it was not delivered may name the address.
                    return clear(work, CoreRecords.NOTIFICATION, rows, "reason");
                },
                progress);
    }

    private static Condition isAbout(String type, Table<?> table, String column, UUID person) {
        Field<UUID> subject = DSL.field(
                "unhex(replace({0}, '-', ''))", Columns.ID, Columns.text(CoreRecords.NOTIFICATION, "subject_id"));
        return Columns.text(CoreRecords.NOTIFICATION, "subject_type")
                .eq(type)
                .and(DSL.exists(DSL.selectOne()
                        .from(table)
                        .where(CoreRecords.id(table).eq(subject))
                        .and(Columns.id(table, column).eq(person))));
    }

    /** What was kept for a day to be put back: of what the person did, and, with texts, of the person's tickets. */
    private void bulk(UUID person, boolean texts, Progress progress) {
        Table<?> operation = DSL.table(DSL.name("core_bulk"));
        Table<?> item = DSL.table(DSL.name("core_bulk_item"));
        Condition which = Columns.id(item, "bulk_id")
                .in(DSL.select(CoreRecords.id(operation))
                        .from(operation)
                        .where(Columns.id(operation, "caller_id").eq(person)));
        if (texts) {
            which = which.or(Columns.id(item, "ticket_id")
                    .in(DSL.select(CoreRecords.id(CoreRecords.TICKET))
                            .from(CoreRecords.TICKET)
                            .where(Columns.id(CoreRecords.TICKET, "requester_id")
                                    .eq(person))));
        }
        delete(item, which, progress);
        deleted("core_bulk", "caller_id", person, progress);
    }

    /** Tasks are no part of the index: nothing is made again. */
    private void tasks(UUID person, @Nullable UUID after, Progress progress) {
        walk(
                CoreRecords.TASK,
                Columns.id(CoreRecords.TASK, "author_id").eq(person),
                after,
                List.of(),
                (work, rows) -> work.dsl()
                        .update(CoreRecords.TASK)
                        .set(Columns.text(CoreRecords.TASK, "title"), PersonalData.ERASED)
                        .set(Columns.text(CoreRecords.TASK, "description"), PersonalData.ERASED)
                        .set(
                                Columns.number(CoreRecords.TASK, "version"),
                                Columns.number(CoreRecords.TASK, "version").plus(1))
                        .where(CoreRecords.id(CoreRecords.TASK).in(ids(rows)))
                        .execute(),
                progress);
    }

    /**
     * The erasable part of the journal: names in entries about the account; with texts, also what the person wrote, and what
     * others' changes to the person's tickets quote. The entries and the chain over them stay.
     */
    private void journal(UUID person, boolean texts, @Nullable UUID after, Progress progress) {
        Condition wanted = CoreRecords.aboutPerson(person);
        if (texts) {
            Field<UUID> ticket = Columns.id(CoreRecords.JOURNAL, "ticket_id");
            wanted = wanted.or(Columns.id(CoreRecords.JOURNAL, "actor").eq(person))
                    .or(Columns.text(CoreRecords.JOURNAL, "type")
                            .in("ticket.changed", "ticket.information_recorded", "ticket.expectation_changed")
                            .and(ticket.in(DSL.select(CoreRecords.id(CoreRecords.TICKET))
                                    .from(CoreRecords.TICKET)
                                    .where(Columns.id(CoreRecords.TICKET, "requester_id")
                                            .eq(person)))));
        }
        Condition erasable = wanted;
        walk(
                CoreRecords.JOURNAL,
                erasable,
                after,
                List.of(),
                (work, rows) -> journal.erase(work, ids(rows), clock.instant()),
                progress);
    }

    private void entries(Table<?> table, UUID person, @Nullable UUID after, Progress progress) {
        Field<UUID> ticket = Columns.id(table, "ticket_id");
        walk(
                table,
                Columns.id(table, "author_id").eq(person),
                after,
                List.of(ticket),
                (work, rows) -> {
                    int changed = work.dsl()
                            .update(table)
                            .set(Columns.text(table, "body"), PersonalData.ERASED)
                            .where(CoreRecords.id(table).in(ids(rows)))
                            .execute();
                    revise(work, rows.getValues(ticket));
                    return changed;
                },
                progress);
    }

    private void approvals(UUID person, @Nullable UUID after, Progress progress) {
        walk(
                CoreRecords.APPROVAL,
                CoreRecords.asksForApproval(person),
                after,
                List.of(),
                (work, rows) -> overwrite(
                        work, CoreRecords.APPROVAL, List.of("title", "description", "withdrawal_reason"), ids(rows)),
                progress);
    }

    /** Texts of a table whose rows name the person as their author. */
    private void words(
            Table<?> table, String author, List<String> texts, UUID person, @Nullable UUID after, Progress progress) {
        walk(
                table,
                Columns.id(table, author).eq(person),
                after,
                List.of(),
                (work, rows) -> overwrite(work, table, texts, ids(rows)),
                progress);
    }

    private static int overwrite(Work work, Table<?> table, List<String> texts, List<UUID> ids) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (String name : texts) {
            Field<String> text = Columns.text(table, name);
            values.put(text, DSL.when(text.isNotNull(), DSL.inline(PersonalData.ERASED)));
        }
        values.put(
                Columns.number(table, "version"),
                Columns.number(table, "version").plus(1));
        return work.dsl()
                .update(table)
                .set(values)
                .where(CoreRecords.id(table).in(ids))
                .execute();
    }

    private void attachments(UUID person, @Nullable UUID after, Progress progress) {
        Field<UUID> ticket = Columns.id(CoreRecords.ATTACHMENT, "ticket_id");
        walk(
                CoreRecords.ATTACHMENT,
                Columns.id(CoreRecords.ATTACHMENT, "author_id").eq(person),
                after,
                List.of(ticket),
                // The contents are swept away once no attachment names them.
                (work, rows) -> {
                    int changed = work.dsl()
                            .deleteFrom(CoreRecords.ATTACHMENT)
                            .where(CoreRecords.id(CoreRecords.ATTACHMENT).in(ids(rows)))
                            .execute();
                    revise(work, rows.getValues(ticket));
                    return changed;
                },
                progress);
    }

    private void tickets(UUID person, @Nullable UUID after, Progress progress) {
        Table<?> tickets = CoreRecords.TICKET;
        TicketFieldTexts words = new TicketFieldTexts(fields.get());
        walk(
                tickets,
                Columns.id(tickets, "requester_id").eq(person),
                after,
                List.of(),
                (work, rows) -> {
                    int changed = work.dsl()
                            .update(tickets)
                            .set(Columns.text(tickets, "title"), PersonalData.ERASED)
                            .set(Columns.text(tickets, "description"), PersonalData.ERASED)
                            .setNull(Columns.text(tickets, "priority_reason"))
                            .set(
                                    Columns.number(tickets, "version"),
                                    Columns.number(tickets, "version").plus(1))
                            .where(CoreRecords.id(tickets).in(ids(rows)))
                            .execute();
                    words.erase(work, ids(rows));
                    revise(work, ids(rows));
                    return changed;
                },
                progress);
    }

    /** Takes words away from what stands beside tickets. */
    private static int clear(Work work, Table<?> table, Result<? extends Record> rows, String... texts) {
        Field<Long> version = Columns.number(table, "version");
        Map<Field<?>, @Nullable Object> cleared = new LinkedHashMap<>();
        for (String text : texts) {
            cleared.put(Columns.text(table, text), null);
        }
        cleared.put(version, version.plus(1));
        return work.dsl()
                .update(table)
                .set(cleared)
                .where(CoreRecords.id(table).in(ids(rows)))
                .execute();
    }

    /** Their documents in the index are made again. */
    private void revise(Work work, List<UUID> tickets) {
        Field<Long> revision = Columns.number(CoreRecords.TICKET, "revision");
        work.dsl()
                .update(CoreRecords.TICKET)
                .set(revision, revision.plus(1))
                .where(CoreRecords.id(CoreRecords.TICKET).in(tickets))
                .execute();
        touched.tell(work, "ticket", tickets.stream().map(UUID::toString).toList());
    }

    private interface Change {
        int run(Work work, Result<? extends Record> rows);
    }

    private void walk(
            Table<?> table,
            Condition wanted,
            @Nullable UUID start,
            List<Field<?>> more,
            Change change,
            Progress progress) {
        List<Field<?>> columns = new ArrayList<>(more);
        Field<UUID> id = CoreRecords.id(table);
        columns.add(id);
        UUID after = start == null ? new UUID(0, 0) : start;
        for (UUID bound = CoreRecords.bound(transactions, table, after);
                bound != null;
                bound = CoreRecords.bound(transactions, table, after)) {
            UUID to = bound;
            while (after.compareTo(to) != 0) {
                UUID from = after;
                after = transactions.inTransaction(work -> {
                    Result<? extends Record> rows = work.dsl()
                            .select(columns)
                            .from(table)
                            .where(id.gt(from), id.le(to))
                            .and(wanted)
                            .orderBy(id)
                            .limit(ROWS_AT_ONCE)
                            .fetch();
                    int changed = rows.isEmpty() ? 0 : change.run(work, rows);
                    UUID reached =
                            rows.size() < ROWS_AT_ONCE ? to : rows.getLast().get(id);
                    progress.write(work, reached, changed);
                    return reached;
                });
            }
        }
    }

    private static List<UUID> ids(Result<? extends Record> rows) {
        return rows.stream().map(row -> row.get("id", UUID.class)).toList();
    }

    private void declared(UUID person, PersonalData data, boolean texts, Progress progress) {
        DeclaredTable table = transactions.read(dsl -> DeclaredTable.of(dsl, data));
        if (!table.exists() || !table.changes(texts)) {
            return;
        }
        List<Object> after = List.of();
        while (true) {
            List<Object> last = after;
            Result<? extends Record> page = transactions.inTransaction(work -> {
                DSLContext dsl = work.dsl();
                Result<? extends Record> rows = table.page(dsl, person, last, ROWS_AT_ONCE);
                if (!rows.isEmpty()) {
                    int changed = table.erase(
                            dsl, person, rows.stream().map(table::key).toList(), texts);
                    PersonalData.SearchItem item = data.item();
                    if (item != null) {
                        touched.tell(work, item.type(), table.items(rows, item.column()));
                    }
                    progress.write(work, null, changed);
                }
                return rows;
            });
            if (page.size() < ROWS_AT_ONCE) {
                return;
            }
            after = table.key(page.getLast());
        }
    }
}
