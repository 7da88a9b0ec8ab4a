package switchboard.access;

import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import switchboard.api.access.Reach;

/** Describes objects of one type to those who ask why somebody may or may not do something with them. */
public interface ObjectProbe {

    /** The type as it stands before the colon: {@code ticket}, {@code user}, …. */
    String type();

    /**
     * @param id as the question gives it; anything at all
     * @return what the permission predicate looks at, or nothing where there is no such object
     */
    Optional<ObjectDescription> describe(DSLContext dsl, String id);

    /**
     * Why somebody may do something with one object that the permission does not reach: a sentence, or nothing where they
     * may not.
     *
     * @param person where the person stands, who may sign in
     * @param reaches how far the person's permissions reach
     */
    default Optional<String> permitsBeside(
            DSLContext dsl, String id, Standing person, String permission, Function<String, Reach> reaches) {
        return Optional.empty();
    }
}
