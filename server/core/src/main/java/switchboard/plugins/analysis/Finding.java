package switchboard.plugins.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Something in the classes that an administrator should know of.
 *
 * @param code stable, such as {@code process}
 * @param message the same in words
 * @param place {@code classes} or the jar
 * @param type a class in which it stands
 * @param method the method, null where it is the class itself, and for jars, whose findings are counted together
 * @param count how often
 */
public record Finding(
        String code,
        String message,
        String place,
        String type,
        @Nullable String method,
        int count) {}
