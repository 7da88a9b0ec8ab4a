package switchboard.settings;

import org.jspecify.annotations.Nullable;

/**
 * One setting as it is answered.
 *
 * @param name owner and name, for example {@code knowledge.anonymousReading}
 * @param type string, boolean, integer or duration (ISO 8601, such as PT15M)
 * @param value what holds now; null for a secret
 * @param defaultValue what holds while nothing is set; null for a secret
 * @param set whether an administrator has set it
 */
public record SettingView(
        String name,
        String owner,
        String label,
        String type,
        @Nullable Object value,
        @Nullable Object defaultValue,
        boolean secret,
        boolean set) {}
