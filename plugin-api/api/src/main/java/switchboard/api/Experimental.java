package switchboard.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Young: it may change or go in any minor version of the API, and nothing else may before the next major one. On a type it
 * holds for all its members. A plugin that uses it names an upper bound in {@code plugin.requires}, such as
 * {@code >=1.1.0 & <1.2.0}, or expects to be built anew. {@code docs/plugins/api-versions.md} says how long a mark may stay.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Experimental {}
