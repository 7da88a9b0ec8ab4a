package switchboard.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.json.Json;
import switchboard.persistence.Transactions;

/**
 * Tables of the core with rows of a person. Their person columns have no index of their own, because writing it would cost
 * every ticket and reply something and it would be read once in a lifetime: rows are found by walking the table in order
 * of the key, some thousand ids at a time, each in a statement of its own.
 *
 * @param name of the file in an export
 * @param person says which rows are the person's
 * @param columns of an export
 */
record CoreRecords(String name, Table<?> table, Person person, List<Field<?>> columns) {

    private static final int IDS_AT_ONCE = 5_000;

    /** The condition for one person. */
    interface Person {
        Condition is(UUID person);
    }

    static final Table<?> TICKET = DSL.table(DSL.name("core_ticket"));
    static final Table<?> REPLY = DSL.table(DSL.name("core_ticket_reply"));
    static final Table<?> NOTE = DSL.table(DSL.name("core_ticket_note"));
    static final Table<?> ATTACHMENT = DSL.table(DSL.name("core_attachment"));
    static final Table<?> CALENDAR_USE = DSL.table(DSL.name("core_calendar_use"));
    static final Table<?> TASK = DSL.table(DSL.name("core_ticket_task"));
    static final Table<?> WATCHER = DSL.table(DSL.name("core_ticket_watcher"));
    static final Table<?> PARTICIPANT = DSL.table(DSL.name("core_ticket_participant"));
    static final Table<?> FIELD_HISTORY = DSL.table(DSL.name("core_ticket_field_history"));
    static final Field<String> FIELD_BEFORE = Columns.text(FIELD_HISTORY, "before_value");
    static final Field<String> FIELD_AFTER = Columns.text(FIELD_HISTORY, "after_value");
    static final Table<?> INFORMATION = DSL.table(DSL.name("core_ticket_information"));
    static final Table<?> CLOSURE = DSL.table(DSL.name("core_ticket_closure"));
    static final Table<?> EXPECTATION = DSL.table(DSL.name("core_ticket_expectation"));
    static final Table<?> PIN = DSL.table(DSL.name("core_ticket_pin"));
    static final Table<?> CODE_HISTORY = DSL.table(DSL.name("core_code_history"));
    static final Table<?> APPROVAL = DSL.table(DSL.name("core_approval"));
    static final Table<?> APPROVAL_SEAT = DSL.table(DSL.name("core_approval_seat"));
    static final Table<?> ESCALATION = DSL.table(DSL.name("core_escalation"));
    static final Table<?> NOTIFICATION = DSL.table(DSL.name("core_notification"));
    static final Table<?> JOURNAL = DSL.table(DSL.name("core_journal"));
    static final Table<?> JOURNAL_TEXT = DSL.table(DSL.name("core_journal_text"));
    static final Table<?> AUDIT = DSL.table(DSL.name("core_audit"));

    /** By what a table is walked: the ids of its rows, or those of the tickets that its rows belong to. */
    static Field<UUID> id(Table<?> table) {
        boolean byTicket = table.equals(WATCHER) || table.equals(PARTICIPANT) || table.equals(FIELD_HISTORY);
        return Columns.id(table, byTicket ? "ticket_id" : "id");
    }

    /** What the person asked for, wrote, attached and did. */
    static List<CoreRecords> all() {
        return List.of(
                of(
                        "tickets",
                        TICKET,
                        "requester_id",
                        "id",
                        "number",
                        "kind",
                        "title",
                        "description",
                        "status",
                        "fields",
                        "external_id",
                        "created_at"),
                of("replies", REPLY, "author_id", "id", "ticket_id", "channel", "body", "created_at"),
                of("notes", NOTE, "author_id", "id", "ticket_id", "channel", "body", "created_at", "in_reply_to_id"),
                of(
                        "attachments",
                        ATTACHMENT,
                        "author_id",
                        "id",
                        "ticket_id",
                        "file_name",
                        "media_type",
                        "size",
                        "sha256",
                        "created_at"),
                of("calendars", CALENDAR_USE, "person_id", "id", "calendar_id"),
                new CoreRecords(
                        "tasks",
                        TASK,
                        person -> Columns.id(TASK, "owner_id")
                                .eq(person)
                                .or(Columns.id(TASK, "author_id").eq(person)),
                        columns(TASK, "id", "ticket_id", "title", "description", "state", "due_at", "created_at")),
                of(
                        "notifications",
                        NOTIFICATION,
                        "receiver_id",
                        "id",
                        "event",
                        "subject_type",
                        "subject_id",
                        "state",
                        "created_at",
                        "sent_at",
                        "read_at"),
                of("watching", WATCHER, "user_id", "ticket_id", "reason", "added_at"),
                of("swarms", PARTICIPANT, "participant_id", "ticket_id", "invited_at"),
                new CoreRecords(
                        "ticket-information",
                        INFORMATION,
                        person -> ofRequester(INFORMATION, person),
                        columns(
                                INFORMATION,
                                "id",
                                "occurred_at",
                                "scope",
                                "affected_users",
                                "error_codes",
                                "tried_steps",
                                "environment",
                                "site",
                                "travel_minutes")),
                new CoreRecords(
                        "ticket-field-history",
                        FIELD_HISTORY,
                        person -> ofRequester(FIELD_HISTORY, person).or(namedInFields(person)),
                        columns(FIELD_HISTORY, "ticket_id", "name", "changed_at", "before_value", "after_value")),
                of("closures", CLOSURE, "actor_id", "id", "status", "confirmed_by", "channel", "closed_at"),
                of("expectations", EXPECTATION, "author_id", "id", "expected_at", "note", "told_at"),
                // Never the hash: whoever has it can try out all there are.
                new CoreRecords(
                        "pins",
                        PIN,
                        person -> Columns.id(PIN, "made_by_id").eq(person).or(ofRequester(PIN, person)),
                        columns(PIN, "id", "made_at", "failures", "locked_at")),
                of("code-history", CODE_HISTORY, "by_id", "id", "code_table", "code_key", "book_version", "at"),
                new CoreRecords(
                        "approvals",
                        APPROVAL,
                        CoreRecords::asksForApproval,
                        columns(APPROVAL, "id", "title", "description", "state", "requested_at", "withdrawal_reason")),
                new CoreRecords(
                        "approvalDecisions",
                        APPROVAL_SEAT,
                        person -> Columns.id(APPROVAL_SEAT, "approver_id")
                                .eq(person)
                                .or(Columns.id(APPROVAL_SEAT, "holder_id").eq(person))
                                .or(Columns.id(APPROVAL_SEAT, "decided_by_id").eq(person)),
                        columns(APPROVAL_SEAT, "id", "approval_id", "state", "decided_at", "reason")),
                new CoreRecords(
                        "escalations",
                        ESCALATION,
                        person -> Columns.id(ESCALATION, "author_id")
                                .eq(person)
                                .or(Columns.id(ESCALATION, "returned_by_id").eq(person)),
                        columns(
                                ESCALATION,
                                "id",
                                "ticket_id",
                                "reason",
                                "diagnosis",
                                "actions_taken",
                                "created_at",
                                "return_reason")),
                of("audit", AUDIT, "actor", "id", "at", "address", "action", "object_type", "object_id", "outcome"),
                new CoreRecords(
                        "journal",
                        JOURNAL,
                        CoreRecords::inJournal,
                        columns(JOURNAL, "id", "type", "at", "subject_type", "subject_id", "channel", "data")));
    }

    private static CoreRecords of(String name, Table<?> table, String person, String... columns) {
        Field<UUID> column = Columns.id(table, person);
        return new CoreRecords(name, table, column::eq, columns(table, columns));
    }

    private static List<Field<?>> columns(Table<?> table, String... names) {
        return java.util.Arrays.stream(names)
                .<Field<?>>map(name -> DSL.field(table.getQualifiedName().append(DSL.name(name)), Object.class))
                .toList();
    }

    /** The rows, named by the id of their ticket, of tickets that the person asked for. */
    static Condition ofRequester(Table<?> table, UUID person) {
        return id(table)
                .in(DSL.select(id(TICKET))
                        .from(TICKET)
                        .where(Columns.id(TICKET, "requester_id").eq(person)));
    }

    /** The changes of fields that put the person in, or took the person out. */
    static Condition namedInFields(UUID person) {
        String value = Json.write(person.toString());
        return FIELD_BEFORE.eq(value).or(FIELD_AFTER.eq(value));
    }

    static Condition asksForApproval(UUID person) {
        return Columns.id(APPROVAL, "requester_id")
                .eq(person)
                .or(Columns.id(APPROVAL, "filed_by_id").eq(person));
    }

    /** What the person did, and what was done to the person's account. */
    static Condition inJournal(UUID person) {
        return Columns.id(JOURNAL, "actor").eq(person).or(aboutPerson(person));
    }

    static Condition aboutPerson(UUID person) {
        return Columns.text(JOURNAL, "subject_type")
                .eq("user")
                .and(Columns.text(JOURNAL, "subject_id").eq(person.toString()));
    }

    /** The last id of the next part of the walk; null where there is nothing after the given one. */
    static @Nullable UUID bound(Transactions transactions, Table<?> table, UUID after) {
        Field<UUID> id = id(table);
        return transactions.read(dsl -> dsl.select(DSL.max(DSL.field(DSL.name("part", "id"), Columns.ID)))
                .from(dsl.select(id.as("id"))
                        .from(table)
                        .where(id.gt(after))
                        .orderBy(id)
                        .limit(IDS_AT_ONCE)
                        .asTable("part"))
                .fetchSingle()
                .value1());
    }

    /** Every row of the person, part by part. */
    void walk(Transactions transactions, UUID who, Consumer<Map<String, @Nullable Object>> receiver) {
        UUID after = new UUID(0, 0);
        for (UUID bound = bound(transactions, table, after); bound != null; bound = bound(transactions, table, after)) {
            UUID from = after;
            UUID to = bound;
            transactions
                    .read(dsl -> dsl.select(columns)
                            .from(table)
                            .where(id(table).gt(from), id(table).le(to))
                            .and(person.is(who))
                            .orderBy(id(table))
                            .fetch())
                    .forEach(row -> receiver.accept(plain(row)));
            after = to;
        }
    }

    static Map<String, @Nullable Object> plain(Record row) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Field<?> field : row.fields()) {
            plain.put(field.getName(), PlainValue.of(row.get(field)));
        }
        return plain;
    }
}
