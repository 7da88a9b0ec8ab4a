package switchboard.api.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a REST method: the caller needs this permission for something, or gets 403. Which objects it reaches is the
 * service's predicate. Every REST method carries this mark, {@link SignedIn} or {@link Anonymous}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresPermission {
    /** {@code noun:verb}. */
    String value();

    /**
     * Whether the path names one object, for which the service itself answers: 404 where the caller does not see it, 403
     * where it is visible and the permission does not reach it. The gate then asks for no more than a sign-in.
     */
    boolean onObject() default false;
}
