package switchboard.users;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessRevision;
import switchboard.access.AccessService;
import switchboard.access.GrantLimits;
import switchboard.access.Grants;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.persistence.RowCount;
import switchboard.audit.AuditLog;
import switchboard.persistence.Ids;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/**
 * The accounts of people: who may see, make and change them. Nobody can give anybody more than they have themselves,
 * and one administrator who can sign in always remains.
 */
public final class UserAccounts {

    private static final String READ = "user:read";
    private static final String EDIT = "user:edit";

    private final Transactions transactions;
    private final AccessService access;
    private final AccessRevision revision;
    private final Grants grants;
    private final StandingChange standingChange;
    private final LastAdministrator lastAdministrator;
    private final PasswordChange passwords;
    private final TokenService tokens;
    private final PeopleRecords records;
    private final Ids ids;
    private final UserRows rows;
    private final TeamRows teams;
    private final ReferenceResolver resolver = new ReferenceResolver();

    public UserAccounts(
            Transactions transactions,
            AccessService access,
            AccessRevision revision,
            Grants grants,
            GrantLimits limits,
            PasswordChange passwords,
            TokenService tokens,
            PeopleJournal journal,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.access = access;
        this.revision = revision;
        this.grants = grants;
        this.standingChange = new StandingChange(limits, new StandingReader(grants));
        this.lastAdministrator = new LastAdministrator(grants);
        this.passwords = passwords;
        this.tokens = tokens;
        this.records = new PeopleRecords(journal, audit);
        this.ids = ids;
        this.rows = new UserRows(grants, clock);
        this.teams = new TeamRows(clock);
    }

    /** One page of the people the caller may see. */
    public Page<UserView> list(
            Caller caller, UserFilter filter, UserOrder order, boolean count, int limit, @Nullable String cursor) {
        access.require(caller, READ);
        return transactions.read(dsl -> {
            Condition all = visible(caller.reach(READ)).and(filter.condition(dsl, resolver));
            Condition page = all.and(order.keyset().after(cursor));
            List<UserView> found = rows.page(dsl, page, order.keyset().order(), limit + 1);
            boolean more = found.size() > limit;
            Long total = count
                    ? RowCount.of(dsl, dsl.selectOne().from(UserTables.USER).where(all))
                    : null;
            return new Page<>(
                    more ? found.subList(0, limit) : found, more ? order.cursor(found.get(limit - 1)) : null, total);
        });
    }

    /** Throws 404 {@code user.not_found} where there is nobody or the caller may not see them. Everybody sees themselves. */
    public UserView get(Caller caller, UUID id) {
        return transactions.read(dsl -> find(dsl, caller, id));
    }

    /** Makes a person: a requester of the default organization where nothing else is said. */
    public UserView create(Caller caller, Input input) {
        access.require(caller, EDIT);
        NewPassword password = passwords.prepare(input);
        UUID id = ids.next();
        return transactions.inTransaction(work -> {
            UserDraft blank = UserDraft.fresh(AccessService.DEFAULT_ORGANIZATION, "en");
            input.refuse("currentPassword", "unknown", "is not a field of a new person");
            UserDraft draft = new UserInput(input, work.dsl(), resolver, grants).merged(blank);
            if (!input.has("locale")) {
                draft = draft.withLocale(language(work.dsl(), draft.organization()));
            }
            requireEdit(caller, draft.organization(), id);
            standingChange.requireNoMore(work.dsl(), caller, null, draft.standing(id));
            rows.insert(work.dsl(), id, draft, password.hash());
            teams.join(work.dsl(), draft.teams(), Set.of(id));
            teams.touch(work.dsl(), draft.teams());
            revision.changes(work);
            records.created(work, caller, id, draft);
            return rows.find(work.dsl(), UserTables.USER_ID.eq(id)).orElseThrow();
        });
    }

    /**
     * Changes a person. Without {@code user:edit} over them, people change their own language, time zone and password,
     * the last of these by giving the present one.
     *
     * @param token what the caller signed in with; it survives a change of the caller's own password
     */
    public UserView change(Caller caller, UUID id, Input input, @Nullable Long ifMatch, @Nullable String token) {
        UserView seen = get(caller, id);
        boolean edits = mayEdit(caller, seen);
        OwnChange.require(caller, seen, edits, input);
        passwords.confirm(id, input, edits);
        NewPassword password = passwords.prepare(input);
        return OptimisticLock.inTransaction(transactions, work -> {
            UserView view = find(work.dsl(), caller, id);
            OwnChange.require(caller, view, mayEdit(caller, view), input);
            UserDraft before = UserDraft.of(view);
            UserDraft after = new UserInput(input, work.dsl(), resolver, grants).merged(before);
            Map<String, @Nullable Object> yours = after.fields();
            yours.keySet().retainAll(input.names());
            OptimisticLock.require(ifMatch, view.version(), yours, before.fields());
            if (after.equals(before) && !password.given()) {
                return view;
            }
            write(work, caller, view, after, password, token);
            return rows.find(work.dsl(), UserTables.USER_ID.eq(id)).orElseThrow();
        });
    }

    private void write(
            Work work, Caller caller, UserView view, UserDraft after, NewPassword password, @Nullable String token) {
        DSLContext dsl = work.dsl();
        UserDraft before = UserDraft.of(view);
        if (!after.organization().equals(before.organization())) {
            requireEdit(caller, after.organization(), view.id());
        }
        if (!view.id().equals(caller.id()) && (password.given() || touchesSignIn(before, after))) {
            standingChange.requireNotAbove(dsl, caller, before.standing(view.id()));
        }
        standingChange.requireNoMore(dsl, caller, before.standing(view.id()), after.standing(view.id()));
        rows.update(dsl, view, after, password);
        moveTeams(dsl, view.id(), before.teams(), after.teams());
        boolean canSignIn = password.given() ? password.hash() != null : view.canSignIn();
        lastAdministrator.requireOne(dsl, view, after, canSignIn);
        if (!after.active() || password.given()) {
            tokens.revokeAll(work, view.id(), view.id().equals(caller.id()) ? token : null);
        }
        revision.changes(work);
        records.changed(work, caller, view.id(), before, after, password.given());
    }

    private void moveTeams(DSLContext dsl, UUID person, Set<UUID> before, Set<UUID> after) {
        Set<UUID> joined = new HashSet<>(after);
        joined.removeAll(before);
        Set<UUID> left = new HashSet<>(before);
        left.removeAll(after);
        teams.join(dsl, joined, Set.of(person));
        teams.leave(dsl, left, Set.of(person));
        joined.addAll(left);
        teams.touch(dsl, joined);
    }

    private static boolean touchesSignIn(UserDraft before, UserDraft after) {
        return !Objects.equals(before.username(), after.username())
                || !Objects.equals(before.email(), after.email())
                || before.active() != after.active()
                || !Set.copyOf(before.grants()).equals(Set.copyOf(after.grants()));
    }

    private UserView find(DSLContext dsl, Caller caller, UUID id) {
        Condition visible = id.equals(caller.id()) ? DSL.noCondition() : visible(caller.reach(READ));
        return rows.find(dsl, UserTables.USER_ID.eq(id).and(visible)).orElseThrow(Refusals::noUser);
    }

    /** Everybody of the reach's organizations; of its teams, everybody who is in one; oneself. */
    private Condition visible(Reach reach) {
        Condition columns = access.condition(
                reach, UserTables.USER_ORGANIZATION, AccessService.none(), List.of(UserTables.USER_ID));
        if (reach.all() || reach.teams().isEmpty()) {
            return columns;
        }
        return columns.or(UserTables.USER_ID.in(DSL.select(UserTables.MEMBER_USER)
                .from(UserTables.MEMBER)
                .where(UserTables.MEMBER_TEAM.in(reach.teams()))));
    }

    private static boolean mayEdit(Caller caller, UserView user) {
        Reach reach = caller.reach(EDIT);
        return reach.covers(user.organization(), null, Set.of(user.id()))
                || user.teams().stream().anyMatch(reach.teams()::contains);
    }

    private static void requireEdit(Caller caller, UUID organization, UUID person) {
        if (!caller.reach(EDIT).covers(organization, null, Set.of(person))) {
            throw new ForbiddenException(
                    "access.forbidden", "This needs the permission user:edit over the organization.");
        }
    }

    private static String language(DSLContext dsl, UUID organization) {
        return Objects.requireNonNull(dsl.select(UserTables.ORGANIZATION_LANGUAGE)
                .from(UserTables.ORGANIZATION)
                .where(UserTables.ORGANIZATION_ID.eq(organization))
                .fetchOne(UserTables.ORGANIZATION_LANGUAGE));
    }
}
