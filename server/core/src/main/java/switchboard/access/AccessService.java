package switchboard.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;

/** Compiles the permission predicate to SQL, and refuses who lacks a permission altogether. */
public final class AccessService implements Access {

    /** The organization of whoever and whatever has no other; the first migration made it. */
    public static final UUID DEFAULT_ORGANIZATION = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final Caller SYSTEM = new SystemCaller(DEFAULT_ORGANIZATION);

    private final Function<UUID, Optional<Caller>> people;

    /** @param people finds the active ones as the callers they would be */
    public AccessService(Function<UUID, Optional<Caller>> people) {
        this.people = people;
    }

    /** For a desk without people. */
    public AccessService() {
        this(person -> Optional.empty());
    }

    /** A column for objects that have none of its kind, such as the team of an organization. */
    public static Field<UUID> none() {
        return DSL.val((UUID) null, switchboard.api.persistence.Columns.ID);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The condition is a plain disjunction of {@code column IN (…)} and {@code column = …}, so that each part can use
     * its own index; it is TRUE for a reach over everything and FALSE for none. It says the same as {@link Reach#covers}.
     */
    @Override
    public Condition condition(
            Reach reach, Field<UUID> organization, Field<UUID> team, Collection<Field<UUID>> people) {
        if (reach.all()) {
            return DSL.trueCondition();
        }
        List<Condition> parts = new ArrayList<>();
        addIn(parts, organization, reach.organizations());
        addIn(parts, team, reach.teams());
        if (reach.own() != null) {
            for (Field<UUID> person : people) {
                parts.add(person.eq(reach.own()));
            }
        }
        return parts.isEmpty() ? DSL.falseCondition() : DSL.or(parts);
    }

    @Override
    public void require(Caller caller, String permission) {
        if (!caller.has(permission)) {
            throw new ForbiddenException("access.forbidden", "This needs the permission " + permission + ".");
        }
    }

    @Override
    public Optional<Caller> caller(UUID person) {
        return people.apply(person);
    }

    @Override
    public Caller system() {
        return SYSTEM;
    }

    private static void addIn(List<Condition> parts, Field<UUID> column, Collection<UUID> values) {
        boolean absent = column instanceof Param<?> param && param.getValue() == null;
        if (!absent && !values.isEmpty()) {
            parts.add(
                    values.size() == 1
                            ? column.eq(values.iterator().next())
                            : column.in(values.stream().sorted().toList()));
        }
    }
}
