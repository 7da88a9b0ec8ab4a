package switchboard.events;

import static switchboard.events.EventTables.DATA;
import static switchboard.events.EventTables.ORGANIZATION;
import static switchboard.events.EventTables.TYPE;

import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** Whose events a consumer is given, as a condition. */
final class EventOrganizations {

    private static final String MOVES = "ticket.changed";

    private EventOrganizations() {}

    /**
     * The entries of these organizations, those of none, and those by which a ticket leaves one of them, so that the
     * consumer is told of the last thing that happened to what it knew.
     *
     * @param organizations null for all
     */
    static Condition condition(@Nullable Set<UUID> organizations) {
        if (organizations == null) {
            return DSL.noCondition();
        }
        Condition left = DSL.falseCondition();
        for (UUID organization : organizations) {
            String move = Json.write(java.util.Map.of("field", "organization", "before", organization));
            left = left.or(DSL.condition("json_contains({0}, {1}, '$.changes')", DATA, DSL.val(move)));
        }
        return ORGANIZATION
                .isNull()
                .or(ORGANIZATION.in(organizations))
                .or(TYPE.eq(MOVES).and(left));
    }
}
