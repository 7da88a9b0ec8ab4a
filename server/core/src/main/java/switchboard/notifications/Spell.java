package switchboard.notifications;

import static switchboard.notifications.NotificationTables.SPELL;
import static switchboard.notifications.NotificationTables.SPELL_ID;
import static switchboard.notifications.NotificationTables.SPELL_SEEN_AT;
import static switchboard.notifications.NotificationTables.SPELL_SINCE;
import static switchboard.notifications.NotificationTables.SPELL_TROUBLE;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A time in which something is wrong with the notifications. Its row is there as long as it lasts.
 *
 * @param trouble what is wrong; there is one spell of each at a time
 * @param seen when it was last so
 */
record Spell(String trouble, UUID id, Instant since, Instant seen) {

    static final String LATENESS = "lateness";
    static final String DEATHS = "deaths";

    static Optional<Spell> find(DSLContext dsl, String trouble) {
        return dsl.select(SPELL_TROUBLE, SPELL_ID, SPELL_SINCE, SPELL_SEEN_AT)
                .from(SPELL)
                .where(SPELL_TROUBLE.eq(trouble))
                .fetchOptional(row -> new Spell(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Fails where there is one already. */
    static void begin(DSLContext dsl, Spell spell) {
        dsl.insertInto(SPELL)
                .columns(SPELL_TROUBLE, SPELL_ID, SPELL_SINCE, SPELL_SEEN_AT)
                .values(spell.trouble(), spell.id(), spell.since(), spell.seen())
                .execute();
    }

    static int see(DSLContext dsl, Spell spell, Instant now) {
        return dsl.update(SPELL)
                .set(SPELL_SEEN_AT, now)
                .where(SPELL_ID.eq(spell.id()), SPELL_TROUBLE.eq(spell.trouble()))
                .execute();
    }

    /** False where another was quicker. */
    static boolean end(DSLContext dsl, Spell spell) {
        return dsl.deleteFrom(SPELL)
                        .where(SPELL_ID.eq(spell.id()), SPELL_TROUBLE.eq(spell.trouble()))
                        .execute()
                == 1;
    }
}
