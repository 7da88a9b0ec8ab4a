package switchboard.access;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.FieldError;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Roles: the built-in ones to read, those of the administrators to make and change. */
public final class RoleService {

    private static final String LIST = "roles:key";

    private final Transactions transactions;
    private final RoleBook book;
    private final GrantLimits limits;
    private final AccessRevision revision;
    private final Journal journal;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final RoleRows rows;

    public RoleService(
            Transactions transactions,
            RoleBook book,
            AccessRevision revision,
            Journal journal,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.book = book;
        this.limits = new GrantLimits(book);
        this.revision = revision;
        this.journal = journal;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.rows = new RoleRows(book, clock);
    }

    /** One page of roles in the order of their keys. */
    public Page<Role> list(int limit, @Nullable String cursor) {
        String after =
                cursor == null ? "" : Cursor.decode(cursor, LIST, 1).key().getFirst();
        List<Role> found = transactions.read(dsl -> rows.after(dsl, after, limit + 1));
        boolean more = found.size() > limit;
        List<Role> page = more ? found.subList(0, limit) : found;
        return new Page<>(page, more ? new Cursor(LIST, page.getLast().key()).encode() : null);
    }

    /** Throws 404 {@code role.not_found} where there is none. */
    public Role get(String key) {
        return transactions.read(dsl -> rows.find(dsl, key)).orElseThrow(RoleService::notFound);
    }

    /** Makes a role. Nobody can put more into it than they may do themselves for everything. */
    public Role create(Caller caller, Input input) {
        requireEverything(caller);
        RoleDraft draft = RoleDraft.read(input, book.catalogue());
        draft.permissions().forEach(line -> limits.requireLine(caller, line));
        return transactions.inTransaction(work -> {
            if (rows.find(work.dsl(), draft.key()).isPresent() || !rows.insert(work.dsl(), draft)) {
                throw new ServiceDeskException(
                        Refusal.CONFLICT,
                        "role.duplicate",
                        "There is a role with this key.",
                        List.of(new FieldError("key", "duplicate", "There is a role with this key.")),
                        Map.of(),
                        null);
            }
            tell(work, caller, "role.created", "role.create", draft);
            return rows.find(work.dsl(), draft.key()).orElseThrow();
        });
    }

    /** Changes the name or the permissions of a role that did not come with the desk. */
    public Role change(Caller caller, String key, Input input, @Nullable Long ifMatch) {
        requireEverything(caller);
        return OptimisticLock.inTransaction(transactions, work -> {
            Role role = rows.find(work.dsl(), key).orElseThrow(RoleService::notFound);
            refuseBuiltIn(role);
            RoleDraft before = new RoleDraft(role.key(), role.name(), Set.copyOf(role.permissions()));
            RoleDraft after = before.patched(input, book.catalogue());
            Map<String, Object> yours = after.fields();
            yours.keySet().retainAll(input.names());
            OptimisticLock.require(ifMatch, role.version(), yours, before.fields());
            Set<RolePermission> added = new HashSet<>(after.permissions());
            added.removeAll(before.permissions());
            added.forEach(line -> limits.requireLine(caller, line));
            if (after.equals(before)) {
                return role;
            }
            rows.update(work.dsl(), after, role.version());
            revision.changes(work);
            tell(work, caller, "role.changed", "role.change", after);
            return rows.find(work.dsl(), key).orElseThrow();
        });
    }

    /** Deletes a role that nobody has; 409 {@code role.in_use} otherwise, {@code role.built_in} for the desk's own. */
    public void delete(Caller caller, String key, @Nullable Long ifMatch) {
        requireEverything(caller);
        OptimisticLock.inTransaction(transactions, work -> {
            Role role = rows.find(work.dsl(), key).orElseThrow(RoleService::notFound);
            refuseBuiltIn(role);
            OptimisticLock.require(ifMatch, role.version(), Map.of(), Map.of());
            if (!rows.delete(work.dsl(), role)) {
                throw new ConflictException("role.in_use", "Somebody still has this role.");
            }
            revision.changes(work);
            tell(work, caller, "role.deleted", "role.delete", new RoleDraft(key, role.name(), Set.of()));
            return null;
        });
    }

    private void tell(Work work, Caller caller, String event, String action, RoleDraft role) {
        List<Map<String, String>> lines = role.permissions().stream()
                .sorted()
                .map(line -> Map.of(
                        "permission", line.permission(), "scope", line.scope().key()))
                .toList();
        Map<String, Object> data = Map.of("name", role.name(), "permissions", lines);
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        event,
                        new Subject("role", role.key()),
                        null,
                        caller.id(),
                        "api",
                        null,
                        clock.instant(),
                        false,
                        "role:read",
                        null,
                        data,
                        Map.of()));
        audit.record(work, AuditEntry.done(caller, action, "role", role.key(), data));
    }

    private static void refuseBuiltIn(Role role) {
        if (role.builtIn()) {
            throw new ConflictException("role.built_in", "This role came with the desk; make one of your own instead.");
        }
    }

    private static void requireEverything(Caller caller) {
        if (!caller.reach("role:edit").all()) {
            throw new ForbiddenException("access.forbidden", "This needs the permission role:edit for everything.");
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("role.not_found", "There is no such role.");
    }
}
