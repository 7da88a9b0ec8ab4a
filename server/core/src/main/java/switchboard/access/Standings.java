package switchboard.access;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Knows where people stand. The room of the people answers. */
@FunctionalInterface
public interface Standings {

    /** The standing of each of these people; unknown people are missing. A fixed number of queries. */
    Map<UUID, Standing> of(DSLContext dsl, Collection<UUID> people);
}
