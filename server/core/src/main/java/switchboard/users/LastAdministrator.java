package switchboard.users;

import org.jooq.DSLContext;
import switchboard.access.BuiltInRoles;
import switchboard.access.Grants;
import switchboard.api.error.ConflictException;

/** Sees to it that somebody remains who can sign in and do everything. */
final class LastAdministrator {

    private final Grants grants;

    LastAdministrator(Grants grants) {
        this.grants = grants;
    }

    /**
     * Refuses with 409 {@code user.last_administrator} where the change takes the last one away. To be called after the
     * change was written and before it is committed.
     */
    void requireOne(DSLContext dsl, UserView before, UserDraft after, boolean canSignIn) {
        boolean was = before.active() && before.canSignIn() && before.roles().contains(BuiltInRoles.ADMINISTRATOR);
        boolean is = after.active() && canSignIn && after.roles().contains(BuiltInRoles.ADMINISTRATOR);
        if (!was || is) {
            return;
        }
        grants.guard(dsl, BuiltInRoles.ADMINISTRATOR);
        boolean another = dsl.fetchExists(dsl.selectOne()
                .from(UserTables.USER)
                .where(UserTables.USER_ID.in(grants.directHolders(dsl, BuiltInRoles.ADMINISTRATOR)))
                .and(UserTables.USER_ID.ne(before.id()))
                .and(UserTables.USER_ACTIVE.isTrue())
                .and(UserTables.USER_PASSWORD_HASH.isNotNull()));
        if (!another) {
            throw new ConflictException("user.last_administrator", "This is the last administrator who can sign in.");
        }
    }
}
