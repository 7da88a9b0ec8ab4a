package switchboard.api.access;

import java.util.Collection;
import java.util.Optional;
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

    /**
     * A person as the caller they would be at this moment, for work that they asked for and do not wait for. Empty where
     * there is nobody, or the account is not active any more. Their rights may change: ask again for each piece of such work.
     */
    Optional<Caller> caller(UUID person);

    /** The host's own caller, for work that no person asked for. It reaches everything. */
    Caller system();
}
