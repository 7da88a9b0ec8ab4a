package switchboard.tickets.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.JournalEntry;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Work;
import switchboard.tickets.Cursors;
import switchboard.tickets.TicketFinder;
import switchboard.tickets.TicketGround;
import switchboard.users.UserService;

/** Checklists: those of the caller's organizations, and those for all. */
public final class Checklists {

    static final String READ = "checklist:read";
    static final String EDIT = "checklist:edit";
    private static final String LIST = "checklists";

    private final TicketGround ground;
    private final Access access;
    private final AuditLog audit;
    private final UserService users;
    private final TicketTasks tasks;

    public Checklists(TicketGround ground, Access access, AuditLog audit, UserService users, TicketTasks tasks) {
        this.ground = ground;
        this.access = access;
        this.audit = audit;
        this.users = users;
        this.tasks = tasks;
    }

    /** A page, oldest first. */
    public Page<Checklist> list(Caller caller, int limit, @Nullable String cursor) {
        access.require(caller, READ);
        Condition after = cursor == null
                ? DSL.noCondition()
                : TaskTables.CHECKLIST_ID.gt(
                        Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst()));
        List<Checklist> found = ground.transactions()
                .read(dsl -> ChecklistRows.page(dsl, visible(caller).and(after), limit + 1));
        boolean more = found.size() > limit;
        List<Checklist> page = more ? found.subList(0, limit) : found;
        return new Page<>(page, more ? new Cursor(LIST, page.getLast().id().toString()).encode() : null);
    }

    public Checklist get(Caller caller, String id) {
        access.require(caller, READ);
        return find(caller, id)
                .orElseThrow(() -> new NotFoundException("checklist.not_found", "There is no such checklist."));
    }

    private Optional<Checklist> find(Caller caller, String id) {
        return TicketFinder.id(id).flatMap(uuid -> ground
                .transactions()
                .read(dsl ->
                        ChecklistRows.page(dsl, TaskTables.CHECKLIST_ID.eq(uuid).and(visible(caller)), 1))
                .stream()
                .findFirst());
    }

    private Condition visible(Caller caller) {
        Reach reach = caller.reach(READ);
        return TaskTables.CHECKLIST_ORGANIZATION
                .isNull()
                .or(access.condition(reach, TaskTables.CHECKLIST_ORGANIZATION, AccessService.none(), List.of()));
    }

    /** Makes one, for all organizations where the caller edits those of all, otherwise for the caller's. */
    public Checklist create(Caller caller, Input input) {
        access.require(caller, EDIT);
        ChecklistInput fields = read(input, true);
        UUID organization = fields.named() || caller.reach(EDIT).all() ? fields.organization() : caller.organization();
        requireEdit(caller, organization);
        Instant now = ground.now();
        Checklist checklist = new Checklist(
                ground.ids().next(),
                given(fields.name(), ""),
                organization,
                given(fields.items(), List.of()),
                now,
                now,
                1);
        return ground.transactions().inTransaction(work -> {
            ChecklistRows.insert(work.dsl(), checklist);
            tell(work, caller, "created", "create", checklist);
            ground.completion().completes(work, "/api/v1/checklists/" + checklist.id());
            return checklist;
        });
    }

    /** @param ifVersion the version the change is meant for, or null for the newest */
    public Checklist change(Caller caller, String id, Input input, @Nullable Long ifVersion) {
        ChecklistInput fields = read(input, false);
        return OptimisticLock.inTransaction(ground.transactions(), work -> {
            Checklist before = editable(work, caller, id);
            Checklist after = new Checklist(
                    before.id(),
                    given(fields.name(), before.name()),
                    fields.named() ? fields.organization() : before.organization(),
                    given(fields.items(), before.items()),
                    before.createdAt(),
                    ground.now(),
                    before.version() + 1);
            OptimisticLock.require(ifVersion, before.version(), plain(after), plain(before));
            requireEdit(caller, after.organization());
            if (plain(after).equals(plain(before))) {
                return before;
            }
            OptimisticLock.changedOne(ChecklistRows.update(work.dsl(), before, after));
            tell(work, caller, "changed", "change", after);
            return after;
        });
    }

    public void remove(Caller caller, String id) {
        OptimisticLock.inTransaction(ground.transactions(), work -> {
            Checklist checklist = editable(work, caller, id);
            OptimisticLock.changedOne(ChecklistRows.delete(work.dsl(), checklist));
            tell(work, caller, "deleted", "delete", checklist);
            return checklist;
        });
    }

    private Checklist editable(Work work, Caller caller, String id) {
        access.require(caller, READ);
        Checklist checklist = TicketFinder.id(id)
                .flatMap(uuid ->
                        ChecklistRows.page(
                                        work.dsl(),
                                        TaskTables.CHECKLIST_ID.eq(uuid).and(visible(caller)),
                                        1)
                                .stream()
                                .findFirst())
                .orElseThrow(() -> new NotFoundException("checklist.not_found", "There is no such checklist."));
        requireEdit(caller, checklist.organization());
        return checklist;
    }

    /** Puts the items of a checklist into a ticket, as tasks at the end. */
    public List<Task> apply(Caller caller, String ticket, Input input, Origin origin) {
        String id = input.requiredText("checklist", 40);
        input.check();
        Ticket found = tasks.changeable(caller, ticket);
        Checklist checklist = find(caller, id)
                .filter(each ->
                        each.organization() == null || each.organization().equals(found.organization()))
                .orElseThrow(() -> new InvalidInputException(
                        "checklist", "not_found", "checklist is none that the ticket's organization has."));
        return tasks.addAll(caller, ticket, checklist.items(), origin);
    }

    private ChecklistInput read(Input input, boolean creation) {
        return ground.transactions()
                .read(dsl -> ChecklistInput.read(
                        input, creation, references -> users.resolveOrganizations(dsl, references)));
    }

    private static <T> T given(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static void requireEdit(Caller caller, @Nullable UUID organization) {
        Reach reach = caller.reach(EDIT);
        if (!reach.all() && (organization == null || !reach.covers(organization, null, Set.of()))) {
            throw new ForbiddenException(
                    "access.forbidden", "This needs the permission checklist:edit over the organization it is for.");
        }
    }

    private static Map<String, @Nullable Object> plain(Checklist checklist) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("name", checklist.name());
        plain.put("organization", checklist.organization());
        plain.put("items", new ArrayList<>(checklist.items()));
        return plain;
    }

    private void tell(Work work, Caller caller, String happened, String verb, Checklist checklist) {
        boolean nobody = caller.id().equals(new UUID(0, 0));
        Map<String, Object> data =
                Map.of("name", checklist.name(), "items", checklist.items().size());
        ground.journal()
                .append(
                        work,
                        new JournalEntry(
                                ground.ids().next(),
                                "checklist." + happened,
                                new Subject("checklist", checklist.id().toString()),
                                null,
                                nobody ? null : caller.id(),
                                "api",
                                null,
                                ground.now(),
                                false,
                                READ,
                                checklist.organization(),
                                Map.of("items", checklist.items().size()),
                                Map.of()));
        audit.record(work, AuditEntry.done(caller, "checklist." + verb, "checklist", checklist.id(), data));
    }
}
