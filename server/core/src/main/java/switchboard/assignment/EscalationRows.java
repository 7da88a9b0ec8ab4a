package switchboard.assignment;

import static switchboard.assignment.EscalationTables.ACTIONS_TAKEN;
import static switchboard.assignment.EscalationTables.AUTHOR;
import static switchboard.assignment.EscalationTables.CREATED_AT;
import static switchboard.assignment.EscalationTables.DIAGNOSIS;
import static switchboard.assignment.EscalationTables.ESCALATION;
import static switchboard.assignment.EscalationTables.EXPECTED_AT;
import static switchboard.assignment.EscalationTables.FROM_ASSIGNEE;
import static switchboard.assignment.EscalationTables.FROM_TEAM;
import static switchboard.assignment.EscalationTables.FROM_TIER;
import static switchboard.assignment.EscalationTables.ID;
import static switchboard.assignment.EscalationTables.OWNER;
import static switchboard.assignment.EscalationTables.PACKAGE;
import static switchboard.assignment.EscalationTables.REASON;
import static switchboard.assignment.EscalationTables.REMIND_AT;
import static switchboard.assignment.EscalationTables.RETURNED_AT;
import static switchboard.assignment.EscalationTables.RETURNED_BY;
import static switchboard.assignment.EscalationTables.RETURN_REASON;
import static switchboard.assignment.EscalationTables.TICKET;
import static switchboard.assignment.EscalationTables.TO_TEAM;
import static switchboard.assignment.EscalationTables.TO_TIER;
import static switchboard.assignment.EscalationTables.VERSION;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** Hand-overs as rows. */
final class EscalationRows {

    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            TICKET,
            AUTHOR,
            FROM_TEAM,
            FROM_TIER,
            FROM_ASSIGNEE,
            TO_TEAM,
            TO_TIER,
            OWNER,
            REASON,
            DIAGNOSIS,
            ACTIONS_TAKEN,
            EXPECTED_AT,
            PACKAGE,
            CREATED_AT,
            RETURNED_AT,
            RETURNED_BY,
            RETURN_REASON,
            REMIND_AT,
            VERSION);

    private EscalationRows() {}

    static void insert(DSLContext dsl, Escalation row) {
        dsl.insertInto(ESCALATION)
                .columns(COLUMNS)
                .values(
                        row.id(),
                        row.ticket(),
                        row.author(),
                        row.fromTeam(),
                        row.fromTier(),
                        row.fromAssignee(),
                        row.toTeam(),
                        row.toTier(),
                        row.owner(),
                        row.reason(),
                        row.diagnosis(),
                        row.actionsTaken(),
                        row.expectedAt(),
                        Json.write(row.handOver()),
                        row.createdAt(),
                        row.returnedAt(),
                        row.returnedBy(),
                        row.returnReason(),
                        row.remindAt(),
                        1L)
                .execute();
    }

    static Optional<Escalation> find(DSLContext dsl, UUID ticket, UUID id) {
        return page(dsl, ID.eq(id).and(TICKET.eq(ticket)), 1).stream().findFirst();
    }

    /** Newest first. */
    static List<Escalation> of(DSLContext dsl, UUID ticket, int most) {
        return page(dsl, TICKET.eq(ticket), most);
    }

    /** How often the ticket came back down. */
    static int returns(DSLContext dsl, UUID ticket) {
        return dsl.fetchCount(ESCALATION, TICKET.eq(ticket), RETURNED_AT.isNotNull());
    }

    /** Those whose owners are to be reminded. */
    static List<Escalation> due(DSLContext dsl, Instant now, int most) {
        return dsl.select(COLUMNS)
                .from(ESCALATION)
                .where(REMIND_AT.le(now))
                .orderBy(REMIND_AT)
                .limit(most)
                .fetch(EscalationRows::row);
    }

    /** Notes the return; false where it came back before. */
    static boolean giveBack(DSLContext dsl, UUID id, Instant at, @Nullable UUID by, String reason) {
        return dsl.update(ESCALATION)
                        .set(RETURNED_AT, at)
                        .set(RETURNED_BY, by)
                        .set(RETURN_REASON, reason)
                        .setNull(REMIND_AT)
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(id), RETURNED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Sets when the owner is reminded next; false where another node was quicker. */
    static boolean remind(DSLContext dsl, Escalation row, @Nullable Instant next) {
        return dsl.update(ESCALATION)
                        .set(REMIND_AT, next)
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(row.id()), REMIND_AT.eq(row.remindAt()))
                        .execute()
                == 1;
    }

    private static List<Escalation> page(DSLContext dsl, Condition condition, int most) {
        return dsl.select(COLUMNS)
                .from(ESCALATION)
                .where(condition)
                .orderBy(ID.desc())
                .limit(most)
                .fetch(EscalationRows::row);
    }

    private static Escalation row(Record row) {
        return new Escalation(
                row.get(ID),
                row.get(TICKET),
                row.get(AUTHOR),
                row.get(FROM_TEAM),
                row.get(FROM_TIER),
                row.get(FROM_ASSIGNEE),
                row.get(TO_TEAM),
                row.get(TO_TIER),
                row.get(OWNER),
                row.get(REASON),
                row.get(DIAGNOSIS),
                row.get(ACTIONS_TAKEN),
                row.get(EXPECTED_AT),
                Collections.unmodifiableMap(Json.parseObject(row.get(PACKAGE))),
                row.get(CREATED_AT),
                row.get(RETURNED_AT),
                row.get(RETURNED_BY),
                row.get(RETURN_REASON),
                row.get(REMIND_AT));
    }
}
