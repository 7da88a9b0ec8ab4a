package switchboard.users;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessRevision;
import switchboard.access.AccessService;
import switchboard.access.Grants;
import switchboard.api.access.Caller;
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

/** Organizations: one, the default, always exists. */
public final class OrganizationService {

    private static final String READ = "organization:read";
    private static final String EDIT = "organization:edit";
    private static final int DEEPEST = 16;

    private final Transactions transactions;
    private final AccessService access;
    private final Grants grants;
    private final AccessRevision revision;
    private final PeopleJournal journal;
    private final AuditLog audit;
    private final List<UseProbe> uses;
    private final Ids ids;
    private final OrganizationRows rows;
    private final ReferenceResolver resolver = new ReferenceResolver();

    public OrganizationService(
            Transactions transactions,
            AccessService access,
            Grants grants,
            AccessRevision revision,
            PeopleJournal journal,
            AuditLog audit,
            List<UseProbe> uses,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.access = access;
        this.grants = grants;
        this.revision = revision;
        this.journal = journal;
        this.audit = audit;
        this.uses = List.copyOf(uses);
        this.ids = ids;
        this.rows = new OrganizationRows(clock);
    }

    /** One page of the organizations the caller may see, by name; {@code prefix} limits it to names that begin so. */
    public Page<OrganizationView> list(
            Caller caller, @Nullable String prefix, boolean descending, int limit, @Nullable String cursor) {
        Keyset<String> keyset = Keyset.ofText(
                "organizations:" + (descending ? "-name" : "name"),
                UserTables.ORGANIZATION_NAME_KEY,
                UserTables.ORGANIZATION_ID,
                descending);
        Condition condition = visible(caller).and(keyset.after(cursor));
        if (prefix != null) {
            condition = condition.and(UserTables.ORGANIZATION_NAME_KEY.startsWith(References.fold(prefix)));
        }
        Condition all = condition;
        List<OrganizationView> found = transactions.read(dsl -> rows.page(dsl, all, keyset.order(), limit + 1));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        OrganizationView last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), keyset.cursor(References.fold(last.name()), last.id()));
    }

    /** Throws 404 {@code organization.not_found} where there is none or the caller may not see it. */
    public OrganizationView get(Caller caller, UUID id) {
        return transactions.read(dsl -> find(dsl, caller, id));
    }

    /** Makes an organization; the name must be unique. */
    public OrganizationView create(Caller caller, Input input) {
        requireEverything(caller);
        UUID id = ids.next();
        return namingOnce(() -> transactions.inTransaction(work -> {
            String language = rows.find(work.dsl(), UserTables.ORGANIZATION_ID.eq(AccessService.DEFAULT_ORGANIZATION))
                    .orElseThrow()
                    .language();
            OrganizationDraft draft = OrganizationDraft.read(input, language, references(work.dsl()));
            rows.insert(work.dsl(), id, draft);
            tell(work, caller, "organization.created", "organization.create", id, draft);
            return rows.find(work.dsl(), UserTables.ORGANIZATION_ID.eq(id)).orElseThrow();
        }));
    }

    /** Changes an organization. Needs {@code organization:edit} over it; a move below another needs it over all. */
    public OrganizationView change(Caller caller, UUID id, Input input, @Nullable Long ifMatch) {
        return namingOnce(() -> OptimisticLock.inTransaction(transactions, work -> {
            if (input.has("parent")) {
                rows.guardTree(work.dsl());
            }
            OrganizationView view = find(work.dsl(), caller, id);
            requireEdit(caller, id);
            OrganizationDraft before = OrganizationDraft.of(view);
            OrganizationDraft after = before.patched(input, references(work.dsl()));
            Map<String, @Nullable Object> yours = after.fields();
            yours.keySet().retainAll(input.names());
            OptimisticLock.require(ifMatch, view.version(), yours, before.fields());
            if (after.equals(before)) {
                return view;
            }
            if (after.parent() != null && !after.parent().equals(before.parent())) {
                requireEverything(caller);
                Set<UUID> chain = rows.chain(work.dsl(), after.parent(), DEEPEST + 1);
                if (chain.contains(id) || chain.size() > DEEPEST) {
                    throw new ConflictException(
                            "organization.circle", "An organization cannot stand below itself, nor deeper than 16.");
                }
            }
            rows.update(work.dsl(), id, after, view.version());
            revision.changes(work);
            tell(work, caller, "organization.changed", "organization.change", id, after);
            return find(work.dsl(), caller, id);
        }));
    }

    /** Deletes an organization that nothing belongs to; 409 {@code organization.in_use} otherwise. */
    public void delete(Caller caller, UUID id, @Nullable Long ifMatch) {
        ConflictException inUse = new ConflictException("organization.in_use", "Something still belongs to it.");
        try {
            OptimisticLock.inTransaction(transactions, work -> {
                OrganizationView view = find(work.dsl(), caller, id);
                requireEverything(caller);
                OptimisticLock.require(ifMatch, view.version(), Map.of(), Map.of());
                if (id.equals(AccessService.DEFAULT_ORGANIZATION)
                        || grants.nameOrganization(work.dsl(), id)
                        || uses.stream().anyMatch(use -> use.usesOrganization(work.dsl(), id))) {
                    throw inUse;
                }
                rows.delete(work.dsl(), id, view.version());
                revision.changes(work);
                tell(work, caller, "organization.deleted", "organization.delete", id, OrganizationDraft.of(view));
                return null;
            });
        } catch (DataAccessException failure) {
            throw SqlFailure.isReference(failure) ? inUse : failure;
        }
    }

    private OrganizationView find(DSLContext dsl, Caller caller, UUID id) {
        return rows.find(dsl, UserTables.ORGANIZATION_ID.eq(id).and(visible(caller)))
                .orElseThrow(Refusals::noOrganization);
    }

    private Condition visible(Caller caller) {
        return access.condition(caller.reach(READ), UserTables.ORGANIZATION_ID, AccessService.none(), List.of());
    }

    private Function<String, @Nullable UUID> references(DSLContext dsl) {
        return reference -> resolver.organizations(dsl, List.of(reference)).get(reference);
    }

    private void tell(Work work, Caller caller, String event, String action, UUID id, OrganizationDraft draft) {
        journal.organization(work, event, caller.id(), id, Map.of("name", draft.name()));
        audit.record(work, AuditEntry.done(caller, action, "organization", id, Map.of("name", draft.name())));
    }

    private static void requireEdit(Caller caller, UUID id) {
        if (!caller.reach(EDIT).covers(id, null, Set.of())) {
            throw new ForbiddenException("access.forbidden", "This needs the permission organization:edit.");
        }
    }

    private static void requireEverything(Caller caller) {
        if (!caller.reach(EDIT).all()) {
            throw new ForbiddenException(
                    "access.forbidden", "This needs the permission organization:edit for everything.");
        }
    }

    private static <T> T namingOnce(Supplier<T> change) {
        try {
            return change.get();
        } catch (DataAccessException failure) {
            throw SqlFailure.isDuplicate(failure)
                    ? Refusals.duplicate("organization.duplicate", "name", "There is an organization with this name.")
                    : failure;
        }
    }
}
