package switchboard.api.access;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One permission.
 *
 * @param key {@code noun:verb}, for example {@code article:publish}
 * @param label what it allows, in English, for the administrator
 * @param defaultRoles the built-in roles that have it from the start, by role key, with the scope; the administrator
 *     has every permission for all without being named
 */
public record Permission(String key, String label, Map<String, Scope> defaultRoles) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{1,30}:[a-z][a-z0-9_]{1,30}");

    public Permission {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A permission is noun:verb in lower case, not " + key);
        }
        defaultRoles = Map.copyOf(defaultRoles);
    }

    /** The part before the colon. */
    public String noun() {
        return key.substring(0, key.indexOf(':'));
    }
}
