package switchboard.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of this room. */
final class ApprovalTables {

    static final Table<?> APPROVAL = DSL.table(DSL.name("core_approval"));
    static final Field<UUID> ID = Columns.id(APPROVAL, "id");
    static final Field<String> OWNER = Columns.text(APPROVAL, "owner");
    static final Field<String> SUBJECT_TYPE = Columns.text(APPROVAL, "subject_type");
    static final Field<String> SUBJECT_ID = Columns.text(APPROVAL, "subject_id");
    static final Field<String> TITLE = Columns.text(APPROVAL, "title");
    static final Field<String> DESCRIPTION = Columns.text(APPROVAL, "description");
    static final Field<UUID> ORGANIZATION = Columns.id(APPROVAL, "organization_id");
    static final Field<UUID> REQUESTER = Columns.id(APPROVAL, "requester_id");
    static final Field<UUID> FILED_BY = Columns.id(APPROVAL, "filed_by_id");
    static final Field<String> STATE = Columns.text(APPROVAL, "state");
    static final Field<Integer> STEP = Columns.column(APPROVAL, "step", SQLDataType.INTEGER);
    static final Field<Integer> STEPS = Columns.column(APPROVAL, "steps", SQLDataType.INTEGER);
    static final Field<Long> TIMEOUT = Columns.number(APPROVAL, "timeout_seconds");
    static final Field<Instant> DUE_AT = Columns.instant(APPROVAL, "due_at");
    static final Field<Instant> REQUESTED_AT = Columns.instant(APPROVAL, "requested_at");
    static final Field<Instant> DECIDED_AT = Columns.instant(APPROVAL, "decided_at");
    static final Field<String> WITHDRAWAL_REASON = Columns.text(APPROVAL, "withdrawal_reason");
    static final Field<Long> VERSION = Columns.number(APPROVAL, "version");

    static final Table<?> SEAT = DSL.table(DSL.name("core_approval_seat"));
    static final Field<UUID> SEAT_ID = Columns.id(SEAT, "id");
    static final Field<UUID> SEAT_APPROVAL = Columns.id(SEAT, "approval_id");
    static final Field<Integer> SEAT_STEP = Columns.column(SEAT, "step", SQLDataType.INTEGER);
    static final Field<Integer> SEAT_QUORUM = Columns.column(SEAT, "quorum", SQLDataType.INTEGER);
    static final Field<UUID> SEAT_APPROVER = Columns.id(SEAT, "approver_id");
    static final Field<UUID> SEAT_HOLDER = Columns.id(SEAT, "holder_id");
    static final Field<String> SEAT_STATE = Columns.text(SEAT, "state");
    static final Field<UUID> SEAT_DECIDED_BY = Columns.id(SEAT, "decided_by_id");
    static final Field<Instant> SEAT_DECIDED_AT = Columns.instant(SEAT, "decided_at");
    static final Field<String> SEAT_REASON = Columns.text(SEAT, "reason");
    static final Field<Long> SEAT_VERSION = Columns.number(SEAT, "version");

    static final Table<?> LINK = DSL.table(DSL.name("core_approval_link"));
    static final Field<byte[]> LINK_HASH = Columns.bytes(LINK, "token_hash");
    static final Field<UUID> LINK_APPROVAL = Columns.id(LINK, "approval_id");
    static final Field<UUID> LINK_SEAT = Columns.id(LINK, "seat_id");
    static final Field<UUID> LINK_PERSON = Columns.id(LINK, "person_id");
    static final Field<Instant> LINK_CREATED_AT = Columns.instant(LINK, "created_at");
    static final Field<Instant> LINK_EXPIRES_AT = Columns.instant(LINK, "expires_at");

    private ApprovalTables() {}
}
