package switchboard.triage.definitions;

import static switchboard.triage.definitions.DefinitionTables.DEFINITION;
import static switchboard.triage.definitions.DefinitionTables.ID;
import static switchboard.triage.definitions.DefinitionTables.KIND;
import static switchboard.triage.definitions.DefinitionTables.NAME;
import static switchboard.triage.definitions.DefinitionTables.ORGANIZATION;
import static switchboard.triage.definitions.DefinitionTables.PLACE;
import static switchboard.triage.definitions.DefinitionTables.VERSION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.persistence.Transaction;
import switchboard.triage.Ground;

/** The definitions of one kind: the one way in for whoever writes them, each change with its event. */
public final class Definitions {

    private final Ground ground;
    private final Kind kind;
    private final Shape shape;
    private final DefinitionFields fields;

    public Definitions(Ground ground, Kind kind, Shape shape) {
        this.ground = ground;
        this.kind = kind;
        this.shape = shape;
        this.fields = new DefinitionFields(ground, kind, shape);
    }

    public Kind kind() {
        return kind;
    }

    /** In their order. */
    public Page<Map<String, Object>> list(Caller caller, int limit, @Nullable String cursor) {
        String list = kind.key() + "s:order";
        Condition after = cursor == null ? DSL.noCondition() : after(Cursor.decode(cursor, list, 2));
        List<Definition> found = ground.database().read(dsl -> dsl.select(DefinitionTables.ALL)
                .from(DEFINITION)
                .where(KIND.eq(kind.name()), readable(caller), after)
                .orderBy(PLACE, ID)
                .limit(limit + 1)
                .fetch(DefinitionTables::definition));
        boolean more = found.size() > limit;
        List<Definition> shown = more ? found.subList(0, limit) : found;
        String next = more
                ? new Cursor(
                                list,
                                Integer.toString(shown.getLast().place()),
                                shown.getLast().id().toString())
                        .encode()
                : null;
        return new Page<>(shown.stream().map(Definition::view).toList(), next);
    }

    private static Condition after(Cursor cursor) {
        try {
            int place = Integer.parseInt(cursor.key().get(0));
            return PLACE.gt(place)
                    .or(PLACE.eq(place).and(ID.gt(UUID.fromString(cursor.key().get(1)))));
        } catch (IllegalArgumentException forged) {
            throw new switchboard.api.error.MalformedException(
                    "request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    /** One that the caller may see. */
    public Definition get(Caller caller, String id) {
        UUID key = id(id);
        return ground.database().read(dsl -> found(dsl, caller, key));
    }

    public Definition create(Caller caller, Input input) {
        Definition made = fields.created(caller, input);
        requireWithin(caller, made.organization());
        long since = ground.events().newest();
        return written(made, () -> ground.database().inTransaction(transaction -> {
            int count = transaction.dsl().fetchCount(DEFINITION, KIND.eq(kind.name()));
            if (count >= kind.most()) {
                throw new ConflictException(
                        kind.key() + ".too_many",
                        "There are " + kind.most() + " already, which is as many as there may be.");
            }
            Definition placed = DefinitionRows.placed(transaction.dsl(), made, since);
            DefinitionRows.insert(transaction.dsl(), placed);
            append(transaction, "created", placed, caller);
            transaction.completes(kind.path() + placed.id());
            return placed;
        }));
    }

    /** @param expected the version that the client insists on, null for none */
    public Definition change(Caller caller, String id, @Nullable Long expected, Input patch) {
        UUID key = id(id);
        Definition current = ground.database().read(dsl -> found(dsl, caller, key));
        requireWithin(caller, current.organization());
        Definition changed =
                fields.changed(caller, current, patch, ground.events().newest());
        requireWithin(caller, changed.organization());
        if (expected != null && expected != current.version()) {
            throw stale(current, changed);
        }
        return written(changed, () -> ground.database().inTransaction(transaction -> {
            if (DefinitionRows.update(transaction.dsl(), changed) != 1) {
                throw stale(found(transaction.dsl(), caller, key), changed);
            }
            append(transaction, "changed", changed, caller);
            return changed;
        }));
    }

    public void delete(Caller caller, String id, @Nullable Long expected) {
        UUID key = id(id);
        ground.database().inTransaction(transaction -> {
            Definition current = found(transaction.dsl(), caller, key);
            requireWithin(caller, current.organization());
            if (expected != null && expected != current.version()) {
                throw stale(current, current);
            }
            transaction.dsl().deleteFrom(DEFINITION).where(ID.eq(key)).execute();
            append(transaction, "deleted", current, caller);
            return current;
        });
    }

    /** All of them, in their order, for the module's own work. */
    public List<Definition> all() {
        return ground.database().read(dsl -> dsl.select(DefinitionTables.ALL)
                .from(DEFINITION)
                .where(KIND.eq(kind.name()))
                .orderBy(PLACE, ID)
                .limit(kind.most())
                .fetch(DefinitionTables::definition));
    }

    /** One of them by id, for the module's own work; null where it is gone. */
    public @Nullable Definition one(UUID id) {
        return ground.database().read(dsl -> dsl.select(DefinitionTables.ALL)
                .from(DEFINITION)
                .where(ID.eq(id), KIND.eq(kind.name()))
                .fetchOne(DefinitionTables::definition));
    }

    /** An active one by id or name for what belongs to an organization: its own, else one that is for all. */
    public @Nullable Definition active(String reference, UUID organization) {
        Condition named = NAME.eq(reference);
        Condition wanted = isId(reference) ? ID.eq(UUID.fromString(reference)).or(named) : named;
        return ground.database().read(dsl -> dsl.select(DefinitionTables.ALL)
                .from(DEFINITION)
                .where(
                        KIND.eq(kind.name()),
                        wanted,
                        DefinitionTables.SCOPE.in(organization, DefinitionTables.EVERYWHERE),
                        DefinitionTables.ACTIVE.isTrue())
                .orderBy(DefinitionTables.SCOPE.desc())
                .limit(1)
                .fetchOne(DefinitionTables::definition));
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    /** One of them by the text of its id, for whoever may use it without seeing it listed. */
    public @Nullable Definition usable(String id) {
        return one(id(id));
    }

    /** Stops it until somebody changes it. */
    public static void suspend(DSLContext dsl, UUID id, String problem) {
        dsl.update(DEFINITION)
                .set(DefinitionTables.PROBLEM, problem)
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(id), DefinitionTables.PROBLEM.isNull())
                .execute();
    }

    private Definition written(Definition definition, java.util.function.Supplier<Definition> write) {
        try {
            Definition done = write.get();
            shape.written(done);
            return done;
        } catch (DataAccessException failure) {
            if (DefinitionRows.isDuplicate(failure)) {
                throw new ConflictException(
                        kind.key() + ".duplicate_name",
                        "There is one with the name " + definition.name() + " already.");
            }
            throw failure;
        }
    }

    private Definition found(DSLContext dsl, Caller caller, UUID id) {
        Definition found = dsl.select(DefinitionTables.ALL)
                .from(DEFINITION)
                .where(ID.eq(id), KIND.eq(kind.name()), readable(caller))
                .fetchOne(DefinitionTables::definition);
        if (found == null) {
            throw absent();
        }
        return found;
    }

    /** What is for all organizations is seen by those who reach all; macros by everybody, for everybody applies them. */
    private Condition readable(Caller caller) {
        Reach reach = caller.reach(kind.read());
        if (reach.all()) {
            return DSL.noCondition();
        }
        Condition own = ORGANIZATION.in(reach.organizations());
        return kind == Kind.MACRO && !reach.isNone() ? own.or(ORGANIZATION.isNull()) : own;
    }

    private void requireWithin(Caller caller, @Nullable UUID organization) {
        Reach reach = caller.reach(kind.edit());
        if (!reach.covers(organization, null, Set.of())) {
            throw new ForbiddenException("access.forbidden", "This needs the permission " + kind.edit() + " over it.");
        }
    }

    private NotFoundException absent() {
        return new NotFoundException(kind.key() + ".not_found", "There is no such " + kind.key() + ".");
    }

    private UUID id(String text) {
        if (!isId(text)) {
            throw absent();
        }
        return UUID.fromString(text);
    }

    private static ServiceDeskException stale(Definition current, Definition wanted) {
        Map<String, Object> there = current.editable();
        Map<String, Object> yours = wanted.editable();
        Set<String> names = new TreeSet<>(there.keySet());
        names.addAll(yours.keySet());
        names.removeIf(name -> Objects.equals(there.get(name), yours.get(name)));
        List<Map<String, Object>> differences = names.stream()
                .map(name -> {
                    Map<String, Object> difference = new LinkedHashMap<>();
                    difference.put("field", name);
                    difference.put("yours", yours.get(name));
                    difference.put("current", there.get(name));
                    return difference;
                })
                .toList();
        return new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "It has changed since you read it.",
                List.of(),
                Map.of("differences", differences),
                null);
    }

    private void append(Transaction transaction, String happened, Definition definition, Caller caller) {
        transaction.append(new EventDraft(
                kind.noun() + "." + happened,
                new Subject(kind.key(), definition.id().toString()),
                caller.id(),
                kind.read(),
                definition.organization(),
                Map.of("kind", kind.key(), "version", definition.version())));
    }
}
