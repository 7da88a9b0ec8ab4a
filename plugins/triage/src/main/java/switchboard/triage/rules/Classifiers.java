package switchboard.triage.rules;

import static switchboard.triage.rules.FiringTables.CLASSIFIES;
import static switchboard.triage.rules.FiringTables.EVENT;
import static switchboard.triage.rules.FiringTables.FIRING;
import static switchboard.triage.rules.FiringTables.RULE;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which rule gave a ticket its category. */
public final class Classifiers {

    private Classifiers() {}

    /** The rule that set a category because of this event; null where none did. */
    public static @Nullable UUID of(DSLContext dsl, UUID event) {
        return dsl.select(RULE)
                .from(FIRING)
                .where(EVENT.eq(event), CLASSIFIES.isTrue())
                .limit(1)
                .fetchOne(RULE);
    }
}
