package switchboard.api.access;

import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import switchboard.api.HostService;

/** The permission predicate, compiled. */
@HostService
public interface Access {

    /**
     * The reach of a permission as a condition over an object's columns.
     *
     * @param people columns that hold a person who counts as "own", none where the object has no such column
     */
    Condition condition(Reach reach, Field<UUID> organization, Field<UUID> team, Collection<Field<UUID>> people);

    /** Throws 403 {@code access.forbidden} where the caller lacks the permission altogether. */
    void require(Caller caller, String permission);

    /** The host's own caller, for work that no person asked for. It reaches everything. */
    Caller system();
}
