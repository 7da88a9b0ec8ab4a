package switchboard.users;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.access.AccessRevision;
import switchboard.access.Grants;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.privacy.PersonalData;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Work;

/** Turns a person's account into nobody's: no name, no address, no sign-in, no role. Its id stays, and names nobody. */
public final class ErasedAccount {

    /** Tables with what is said of a person, by user_id, that go with the account. */
    private static final List<String> PERSONAL = List.of("core_presence", "core_absence", "core_user_skill");

    private static final String ERASE = "user:erase";
    private static final String EXPORT = "user:export";

    private final UserAccounts accounts;
    private final StandingChange standingChange;
    private final LastAdministrator lastAdministrator;
    private final TokenService tokens;
    private final AccessRevision revision;
    private final Grants grants;
    private final UserRows rows;
    private final TeamRows teams;
    private final PeopleJournal journal;
    private final AuditLog audit;
    private final Clock clock;

    ErasedAccount(
            UserAccounts accounts,
            StandingChange standingChange,
            TokenService tokens,
            AccessRevision revision,
            Grants grants,
            PeopleJournal journal,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.standingChange = standingChange;
        this.lastAdministrator = new LastAdministrator(grants);
        this.tokens = tokens;
        this.revision = revision;
        this.grants = grants;
        this.rows = new UserRows(grants, clock);
        this.teams = new TeamRows(clock);
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses whom the caller does not see (404) or may not erase (403). */
    public void requirePermitted(Caller caller, UUID person) {
        require(caller, ERASE, accounts.get(caller, person));
    }

    /** The same, and refuses the caller themself (409). */
    public void requireErasable(Caller caller, UUID person) {
        requirePermitted(caller, person);
        if (caller.id().equals(person)) {
            throw new ConflictException(
                    "user.own_erasure", "Nobody erases themself; another administrator has to do it.");
        }
    }

    /** Refuses whom the caller does not see (404) or may not export (403). Everybody may export their own. */
    public void requireExportable(Caller caller, UUID person) {
        UserView view = accounts.get(caller, person);
        if (!caller.id().equals(person)) {
            require(caller, EXPORT, view);
        }
    }

    private static void require(Caller caller, String permission, UserView view) {
        if (!caller.reach(permission).covers(view.organization(), null, Set.of(view.id()))) {
            throw new ForbiddenException(
                    "access.forbidden", "This needs the permission " + permission + " over the organization.");
        }
    }

    /** Notes an export. */
    public void exported(Work work, Caller caller, UUID person) {
        audit.record(work, AuditEntry.done(caller, "user.export", "user", person, Map.of()));
    }

    /** Erases the account as part of the caller's transaction, and tells it. */
    public void erase(Work work, Caller caller, UUID person, boolean texts) {
        DSLContext dsl = work.dsl();
        UserView view = rows.find(dsl, UserTables.USER_ID.eq(person)).orElseThrow(Refusals::noUser);
        UserDraft before = UserDraft.of(view);
        standingChange.requireNotAbove(dsl, caller, before.standing(person));
        UserDraft nobody = new UserDraft(
                null,
                PersonalData.ERASED,
                null,
                false,
                before.locale(),
                "UTC",
                before.organization(),
                Set.of(),
                Set.of(),
                Set.of());
        OptimisticLock.changedOne(dsl.update(UserTables.USER)
                .setNull(UserTables.USER_USERNAME)
                .setNull(UserTables.USER_USERNAME_KEY)
                .set(UserTables.USER_DISPLAY_NAME, PersonalData.ERASED)
                .set(UserTables.USER_ACTIVE, false)
                .set(UserTables.USER_TIME_ZONE, "UTC")
                .setNull(UserTables.USER_PASSWORD_HASH)
                .set(UserTables.USER_VERSION, view.version() + 1)
                .set(UserTables.USER_UPDATED_AT, clock.instant())
                .where(UserTables.USER_ID.eq(person), UserTables.USER_VERSION.eq(view.version()))
                .execute());
        delete(dsl, UserTables.ADDRESS, person);
        PERSONAL.forEach(table -> delete(dsl, DSL.table(DSL.name(table)), person));
        grants.replace(dsl, person, List.of());
        teams.leave(dsl, Set.copyOf(view.teams()), Set.of(person));
        teams.touch(dsl, Set.copyOf(view.teams()));
        lastAdministrator.requireOne(dsl, view, nobody, false);
        tokens.revokeAll(work, person, null);
        revision.changes(work);
        journal.user(work, "user.erased", caller.id(), person, view.organization(), Map.of("texts", texts), Map.of());
        audit.record(work, AuditEntry.done(caller, "user.erase", "user", person, Map.of("texts", texts)));
    }

    private static void delete(DSLContext dsl, Table<?> table, UUID person) {
        dsl.deleteFrom(table)
                .where(switchboard.api.persistence.Columns.id(table, "user_id").eq(person))
                .execute();
    }

    /** Notes that everything is erased. */
    public void finished(Work work, UUID person, long changed) {
        audit.record(
                work,
                new AuditEntry(
                        null,
                        null,
                        "user.erased",
                        "user",
                        person.toString(),
                        AuditEntry.Outcome.DONE,
                        Map.of("changed", changed)));
    }
}
