package switchboard.users;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessRevision;
import switchboard.access.AccessService;
import switchboard.access.GrantLimits;
import switchboard.access.Grants;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.persistence.Ids;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Teams. One without an organization counts as the default organization's and works for several. */
public final class TeamService {

    private static final String READ = "team:read";
    private static final String EDIT = "team:edit";

    private final Transactions transactions;
    private final AccessService access;
    private final Grants grants;
    private final StandingChange standingChange;
    private final AccessRevision revision;
    private final PeopleJournal journal;
    private final AuditLog audit;
    private final List<UseProbe> uses;
    private final Ids ids;
    private final TeamRows rows;
    private final ReferenceResolver resolver = new ReferenceResolver();

    public TeamService(
            Transactions transactions,
            AccessService access,
            Grants grants,
            GrantLimits limits,
            AccessRevision revision,
            PeopleJournal journal,
            AuditLog audit,
            List<UseProbe> uses,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.access = access;
        this.grants = grants;
        this.standingChange = new StandingChange(limits, new StandingReader(grants));
        this.revision = revision;
        this.journal = journal;
        this.audit = audit;
        this.uses = List.copyOf(uses);
        this.ids = ids;
        this.rows = new TeamRows(clock);
    }

    /** One page of the teams the caller may see, by name; {@code prefix} limits it to names that begin so. */
    public Page<TeamView> list(
            Caller caller, @Nullable String prefix, boolean descending, int limit, @Nullable String cursor) {
        Keyset<String> keyset = Keyset.ofText(
                "teams:" + (descending ? "-name" : "name"), UserTables.TEAM_NAME_KEY, UserTables.TEAM_ID, descending);
        Condition condition = visible(caller).and(keyset.after(cursor));
        if (prefix != null) {
            condition = condition.and(UserTables.TEAM_NAME_KEY.startsWith(References.fold(prefix)));
        }
        Condition all = condition;
        List<TeamView> found = transactions.read(dsl -> rows.page(dsl, all, keyset.order(), limit + 1));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        TeamView last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), keyset.cursor(References.fold(last.name()), last.id()));
    }

    /** Throws 404 {@code team.not_found} where there is none or the caller may not see it. */
    public TeamView get(Caller caller, UUID id) {
        return transactions.read(dsl -> find(dsl, caller, id));
    }

    /** Makes a team; the name must be unique in the desk. */
    public TeamView create(Caller caller, Input input) {
        UUID id = ids.next();
        return namingOnce(() -> transactions.inTransaction(work -> {
            TeamDraft draft = TeamDraft.read(input, organizations(work.dsl()), people(work.dsl()));
            requireEdit(caller, id, draft.organization());
            rows.insert(work.dsl(), id, draft);
            standingChange.requireJoin(work.dsl(), caller, id, draft.organization(), draft.members());
            revision.changes(work);
            tell(work, caller, "team.created", "team.create", id, draft);
            return rows.find(work.dsl(), UserTables.TEAM_ID.eq(id)).orElseThrow();
        }));
    }

    /** Changes a team. Whoever joins must not gain more than the editor has. */
    public TeamView change(Caller caller, UUID id, Input input, @Nullable Long ifMatch) {
        return namingOnce(() -> OptimisticLock.inTransaction(transactions, work -> {
            TeamView view = find(work.dsl(), caller, id);
            requireEdit(caller, id, view.organization());
            TeamDraft before = TeamDraft.of(view);
            TeamDraft after = before.patched(input, organizations(work.dsl()), people(work.dsl()));
            Map<String, @Nullable Object> yours = after.fields();
            yours.keySet().retainAll(input.names());
            OptimisticLock.require(ifMatch, view.version(), yours, before.fields());
            if (after.equals(before)) {
                return view;
            }
            requireEdit(caller, id, after.organization());
            Set<UUID> joining = new HashSet<>(after.members());
            joining.removeAll(before.members());
            standingChange.requireJoin(work.dsl(), caller, id, after.organization(), joining);
            rows.update(work.dsl(), id, before, after, view.version());
            revision.changes(work);
            tell(work, caller, "team.changed", "team.change", id, after);
            return rows.find(work.dsl(), UserTables.TEAM_ID.eq(id)).orElseThrow();
        }));
    }

    /** Deletes a team that no ticket and no grant names; 409 {@code team.in_use} otherwise. Its people remain. */
    public void delete(Caller caller, UUID id, @Nullable Long ifMatch) {
        ConflictException inUse = new ConflictException("team.in_use", "Something still belongs to the team.");
        try {
            OptimisticLock.inTransaction(transactions, work -> {
                TeamView view = find(work.dsl(), caller, id);
                requireEdit(caller, id, view.organization());
                OptimisticLock.require(ifMatch, view.version(), Map.of(), Map.of());
                if (grants.nameTeam(work.dsl(), id) || uses.stream().anyMatch(use -> use.usesTeam(work.dsl(), id))) {
                    throw inUse;
                }
                rows.delete(work.dsl(), id, view.members(), view.version());
                revision.changes(work);
                tell(work, caller, "team.deleted", "team.delete", id, TeamDraft.of(view));
                return null;
            });
        } catch (DataAccessException failure) {
            throw SqlFailure.isReference(failure) ? inUse : failure;
        }
    }

    private TeamView find(DSLContext dsl, Caller caller, UUID id) {
        return rows.find(dsl, UserTables.TEAM_ID.eq(id).and(visible(caller))).orElseThrow(Refusals::noTeam);
    }

    private Condition visible(Caller caller) {
        Reach reach = caller.reach(READ);
        return access.condition(
                reach,
                DSL.coalesce(
                        UserTables.TEAM_ORGANIZATION,
                        DSL.val(AccessService.DEFAULT_ORGANIZATION, UserTables.TEAM_ORGANIZATION)),
                UserTables.TEAM_ID,
                List.of());
    }

    private Function<Collection<String>, Map<String, UUID>> organizations(DSLContext dsl) {
        return references -> resolver.organizations(dsl, references);
    }

    private Function<Collection<String>, Map<String, UUID>> people(DSLContext dsl) {
        return references -> resolver.people(dsl, references);
    }

    private void tell(Work work, Caller caller, String event, String action, UUID id, TeamDraft draft) {
        UUID organization = draft.organization() == null ? AccessService.DEFAULT_ORGANIZATION : draft.organization();
        Map<String, Object> data = Map.of(
                "name", draft.name(),
                "members", draft.members().stream().sorted().map(UUID::toString).toList());
        journal.team(work, event, caller.id(), id, organization, data);
        audit.record(work, AuditEntry.done(caller, action, "team", id, data));
    }

    private static void requireEdit(Caller caller, UUID team, @Nullable UUID organization) {
        UUID belongsTo = organization == null ? AccessService.DEFAULT_ORGANIZATION : organization;
        if (!caller.reach(EDIT).covers(belongsTo, team, Set.of())) {
            throw new ForbiddenException("access.forbidden", "This needs the permission team:edit.");
        }
    }

    private static <T> T namingOnce(Supplier<T> change) {
        try {
            return change.get();
        } catch (DataAccessException failure) {
            throw SqlFailure.isDuplicate(failure)
                    ? Refusals.duplicate("team.duplicate", "name", "There is a team with this name.")
                    : failure;
        }
    }
}
