package switchboard.access;

import java.util.Optional;
import org.jooq.DSLContext;

/** Describes objects of one type to those who ask why somebody may or may not do something with them. */
public interface ObjectProbe {

    /** The type as it stands before the colon: {@code ticket}, {@code user}, …. */
    String type();

    /**
     * @param id as the question gives it; anything at all
     * @return what the permission predicate looks at, or nothing where there is no such object
     */
    Optional<ObjectDescription> describe(DSLContext dsl, String id);
}
