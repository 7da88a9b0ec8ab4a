package switchboard.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of hand-overs. */
final class EscalationTables {

    static final Table<?> ESCALATION = DSL.table(DSL.name("core_escalation"));
    static final Field<UUID> ID = Columns.id(ESCALATION, "id");
    static final Field<UUID> TICKET = Columns.id(ESCALATION, "ticket_id");
    static final Field<UUID> AUTHOR = Columns.id(ESCALATION, "author_id");
    static final Field<UUID> FROM_TEAM = Columns.id(ESCALATION, "from_team_id");
    static final Field<String> FROM_TIER = Columns.text(ESCALATION, "from_tier");
    static final Field<UUID> FROM_ASSIGNEE = Columns.id(ESCALATION, "from_assignee_id");
    static final Field<UUID> TO_TEAM = Columns.id(ESCALATION, "to_team_id");
    static final Field<String> TO_TIER = Columns.text(ESCALATION, "to_tier");
    static final Field<UUID> OWNER = Columns.id(ESCALATION, "owner_id");
    static final Field<String> REASON = Columns.text(ESCALATION, "reason");
    static final Field<String> DIAGNOSIS = Columns.text(ESCALATION, "diagnosis");
    static final Field<String> ACTIONS_TAKEN = Columns.text(ESCALATION, "actions_taken");
    static final Field<Instant> EXPECTED_AT = Columns.instant(ESCALATION, "expected_at");
    static final Field<String> PACKAGE = Columns.text(ESCALATION, "package");
    static final Field<Instant> CREATED_AT = Columns.instant(ESCALATION, "created_at");
    static final Field<Instant> RETURNED_AT = Columns.instant(ESCALATION, "returned_at");
    static final Field<UUID> RETURNED_BY = Columns.id(ESCALATION, "returned_by_id");
    static final Field<String> RETURN_REASON = Columns.text(ESCALATION, "return_reason");
    static final Field<Instant> REMIND_AT = Columns.instant(ESCALATION, "remind_at");
    static final Field<Long> VERSION = Columns.number(ESCALATION, "version");

    private EscalationTables() {}
}
