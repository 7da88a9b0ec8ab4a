package switchboard.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of assignment. */
final class AssignmentTables {

    static final Table<?> TEAM = DSL.table(DSL.name("core_team_assignment"));
    static final Field<UUID> TEAM_ID = Columns.id(TEAM, "team_id");
    static final Field<String> TEAM_STRATEGY = Columns.text(TEAM, "strategy");
    static final Field<String> TEAM_TIER = Columns.text(TEAM, "tier");
    static final Field<Boolean> TEAM_AUTO_ASSIGN = Columns.flag(TEAM, "auto_assign");
    static final Field<UUID> TEAM_ESCALATES_TO = Columns.id(TEAM, "escalates_to_id");
    static final Field<Integer> TEAM_MAXIMUM_OPEN = Columns.column(TEAM, "maximum_open", SQLDataType.INTEGER);
    static final Field<String> TEAM_ACCEPTS = Columns.text(TEAM, "accepts");
    static final Field<Long> TEAM_TURNS = Columns.number(TEAM, "turns");
    static final Field<Instant> TEAM_TURNED_AT = Columns.instant(TEAM, "turned_at");
    static final Field<Instant> TEAM_UPDATED_AT = Columns.instant(TEAM, "updated_at");
    static final Field<Long> TEAM_VERSION = Columns.number(TEAM, "version");

    static final Table<?> TURN = DSL.table(DSL.name("core_team_turn"));
    static final Field<UUID> TURN_TEAM = Columns.id(TURN, "team_id");
    static final Field<UUID> TURN_USER = Columns.id(TURN, "user_id");
    static final Field<Instant> TURN_ASSIGNED_AT = Columns.instant(TURN, "assigned_at");
    static final Field<Long> TURN_VERSION = Columns.number(TURN, "version");

    static final Table<?> EXPLANATION = DSL.table(DSL.name("core_ticket_assignment"));
    static final Field<UUID> EXPLANATION_TICKET = Columns.id(EXPLANATION, "ticket_id");
    static final Field<String> EXPLANATION_STRATEGY = Columns.text(EXPLANATION, "strategy");
    static final Field<String> EXPLANATION_OUTCOME = Columns.text(EXPLANATION, "outcome");
    static final Field<UUID> EXPLANATION_ASSIGNEE = Columns.id(EXPLANATION, "assignee_id");
    static final Field<String> EXPLANATION_REASON = Columns.text(EXPLANATION, "reason");
    static final Field<Integer> EXPLANATION_CONSIDERED = Columns.column(EXPLANATION, "considered", SQLDataType.INTEGER);
    static final Field<String> EXPLANATION_PASSED_OVER = Columns.text(EXPLANATION, "passed_over");
    static final Field<Instant> EXPLANATION_AT = Columns.instant(EXPLANATION, "explained_at");
    static final Field<Instant> EXPLANATION_RETRY_AT = Columns.instant(EXPLANATION, "retry_at");
    static final Field<Long> EXPLANATION_VERSION = Columns.number(EXPLANATION, "version");

    static final Table<?> CATEGORY_SKILL = DSL.table(DSL.name("core_category_skill"));
    static final Field<String> CATEGORY_KEY = Columns.text(CATEGORY_SKILL, "category_key");
    static final Field<String> CATEGORY_SKILL_NAME = Columns.text(CATEGORY_SKILL, "skill");
    static final Field<Integer> CATEGORY_SKILL_LEVEL = Columns.column(CATEGORY_SKILL, "level", SQLDataType.INTEGER);
    static final Field<Long> CATEGORY_SKILL_VERSION = Columns.number(CATEGORY_SKILL, "version");

    private AssignmentTables() {}
}
