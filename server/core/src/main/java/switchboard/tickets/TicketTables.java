package switchboard.tickets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of tickets. */
public final class TicketTables {

    public static final Table<?> TICKET = DSL.table(DSL.name("core_ticket"));
    public static final Field<UUID> ID = Columns.id(TICKET, "id");
    public static final Field<Long> NUMBER = Columns.number(TICKET, "number");
    static final Field<String> KIND = Columns.text(TICKET, "kind");
    public static final Field<String> TITLE = Columns.text(TICKET, "title");
    static final Field<String> DESCRIPTION = Columns.text(TICKET, "description");
    public static final Field<String> STATUS = Columns.text(TICKET, "status");
    public static final Field<Boolean> OPEN = Columns.flag(TICKET, "is_open");
    static final Field<String> IMPACT = Columns.text(TICKET, "impact");
    static final Field<String> URGENCY = Columns.text(TICKET, "urgency");
    static final Field<String> PRIORITY = Columns.text(TICKET, "priority");
    static final Field<Integer> PRIORITY_RANK = Columns.column(TICKET, "priority_rank", SQLDataType.INTEGER);
    static final Field<String> PRIORITY_REASON = Columns.text(TICKET, "priority_reason");
    static final Field<String> CATEGORY = Columns.text(TICKET, "category");
    static final Field<UUID> REQUESTER = Columns.id(TICKET, "requester_id");
    static final Field<UUID> ORGANIZATION = Columns.id(TICKET, "organization_id");
    static final Field<UUID> TEAM = Columns.id(TICKET, "team_id");
    static final Field<UUID> ASSIGNEE = Columns.id(TICKET, "assignee_id");
    static final Field<UUID> OWNER = Columns.id(TICKET, "owner_id");
    static final Field<String> CHANNEL = Columns.text(TICKET, "channel");
    static final Field<String> EXTERNAL_ID = Columns.text(TICKET, "external_id");
    static final Field<String> FIELDS = Columns.text(TICKET, "fields");
    static final Field<String> RESOLUTION = Columns.text(TICKET, "resolution");
    static final Field<String> CLOSURE_CODE = Columns.text(TICKET, "closure_code");
    static final Field<String> CONFIRMED_BY = Columns.text(TICKET, "confirmed_by");
    static final Field<Instant> CREATED_AT = Columns.instant(TICKET, "created_at");
    public static final Field<Instant> UPDATED_AT = Columns.instant(TICKET, "updated_at");
    static final Field<Instant> RESOLVED_AT = Columns.instant(TICKET, "resolved_at");
    public static final Field<Instant> CLOSED_AT = Columns.instant(TICKET, "closed_at");
    static final Field<Long> VERSION = Columns.number(TICKET, "version");
    static final Field<Long> REVISION = Columns.number(TICKET, "revision");
    static final Field<byte[]> IMPORT_DIGEST = Columns.bytes(TICKET, "import_digest");

    /** Whoever is personally part of a ticket. */
    static final List<Field<UUID>> PEOPLE = List.of(REQUESTER, ASSIGNEE, OWNER);

    static final Table<?> FIELD = DSL.table(DSL.name("core_ticket_field"));
    static final Field<UUID> FIELD_TICKET = Columns.id(FIELD, "ticket_id");
    static final Field<String> FIELD_NAME = Columns.text(FIELD, "name");
    static final Field<String> FIELD_TEXT = Columns.text(FIELD, "text_value");
    static final Field<Double> FIELD_NUMBER = Columns.column(FIELD, "number_value", SQLDataType.DOUBLE);
    static final Field<Instant> FIELD_INSTANT = Columns.instant(FIELD, "instant_value");

    static final Field<Instant> FIELD_CREATED_AT = Columns.instant(FIELD, "created_at");

    static final Table<?> ELEMENT = DSL.table(DSL.name("core_ticket_field_element"));
    static final Field<UUID> ELEMENT_TICKET = Columns.id(ELEMENT, "ticket_id");
    static final Field<String> ELEMENT_NAME = Columns.text(ELEMENT, "name");
    static final Field<String> ELEMENT_VALUE = Columns.text(ELEMENT, "element");
    static final Field<Instant> ELEMENT_CREATED_AT = Columns.instant(ELEMENT, "created_at");

    static final Table<?> HISTORY = DSL.table(DSL.name("core_ticket_field_history"));
    static final Field<UUID> HISTORY_TICKET = Columns.id(HISTORY, "ticket_id");
    static final Field<Long> HISTORY_VERSION = Columns.number(HISTORY, "ticket_version");
    static final Field<String> HISTORY_NAME = Columns.text(HISTORY, "name");
    static final Field<Instant> HISTORY_AT = Columns.instant(HISTORY, "changed_at");
    static final Field<String> HISTORY_BEFORE = Columns.text(HISTORY, "before_value");
    static final Field<String> HISTORY_AFTER = Columns.text(HISTORY, "after_value");

    static final Table<?> DUE = DSL.table(DSL.name("core_ticket_due"));
    static final Field<UUID> DUE_TICKET = Columns.id(DUE, "ticket_id");
    static final Field<String> DUE_NAME = Columns.text(DUE, "name");
    static final Field<Instant> DUE_AT = Columns.instant(DUE, "due_at");
    static final Field<Boolean> DUE_OPEN = Columns.flag(DUE, "is_open");
    static final Field<UUID> DUE_TEAM = Columns.id(DUE, "team_id");
    static final Field<UUID> DUE_ORGANIZATION = Columns.id(DUE, "organization_id");

    static final EntryTable REPLY = new EntryTable("core_ticket_reply");
    static final EntryTable NOTE = new EntryTable("core_ticket_note");
    static final Field<UUID> NOTE_IN_REPLY_TO = Columns.id(NOTE.table, "in_reply_to_id");
    static final Field<UUID> NOTE_THREAD = Columns.id(NOTE.table, "thread_id");

    static final Table<?> LINK = DSL.table(DSL.name("core_ticket_link"));
    static final Field<UUID> LINK_ID = Columns.id(LINK, "id");
    static final Field<String> LINK_TYPE = Columns.text(LINK, "type");
    static final Field<UUID> LINK_SOURCE = Columns.id(LINK, "source_id");
    static final Field<UUID> LINK_TARGET = Columns.id(LINK, "target_id");
    static final Field<UUID> LINK_AUTHOR = Columns.id(LINK, "author_id");
    static final Field<Instant> LINK_CREATED_AT = Columns.instant(LINK, "created_at");
    static final Field<Boolean> LINK_CLOSES = Columns.flag(LINK, "close_with_parent");
    static final Field<Boolean> LINK_UPDATES = Columns.flag(LINK, "update_with_parent");
    static final Field<Long> LINK_VERSION = Columns.number(LINK, "version");

    static final Table<?> MERGE = DSL.table(DSL.name("core_ticket_merge"));
    static final Field<UUID> MERGE_TICKET = Columns.id(MERGE, "ticket_id");
    static final Field<UUID> MERGE_INTO = Columns.id(MERGE, "into_id");
    static final Field<UUID> MERGE_LINK = Columns.id(MERGE, "link_id");
    static final Field<UUID> MERGE_AUTHOR = Columns.id(MERGE, "author_id");
    static final Field<Instant> MERGE_AT = Columns.instant(MERGE, "merged_at");
    static final Field<Long> MERGE_VERSION = Columns.number(MERGE, "merged_version");
    static final Field<String> MERGE_BEFORE = Columns.text(MERGE, "before_merge");

    static final Table<?> COUNTER = DSL.table(DSL.name("core_counter"));
    static final Field<String> COUNTER_NAME = Columns.text(COUNTER, "name");
    static final Field<Long> COUNTER_VALUE = Columns.number(COUNTER, "value");
    static final Field<Long> COUNTER_VERSION = Columns.number(COUNTER, "version");

    private TicketTables() {}

    /** Replies and notes stand in two tables of one shape; notes know besides what they answer. */
    static final class EntryTable {

        final Table<?> table;
        final Field<UUID> id;
        final Field<UUID> ticket;
        final Field<UUID> author;
        final Field<String> channel;
        final Field<String> body;
        final Field<String> externalId;
        final Field<Instant> createdAt;

        private EntryTable(String name) {
            table = DSL.table(DSL.name(name));
            id = Columns.id(table, "id");
            ticket = Columns.id(table, "ticket_id");
            author = Columns.id(table, "author_id");
            channel = Columns.text(table, "channel");
            body = Columns.text(table, "body");
            externalId = Columns.text(table, "external_id");
            createdAt = Columns.instant(table, "created_at");
        }
    }
}
