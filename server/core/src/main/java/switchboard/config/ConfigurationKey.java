package switchboard.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing an operator may set.
 *
 * @param name dotted lower case, with hyphens between words
 * @param standard the value where nothing is said, as text; empty for none
 * @param alias a further environment variable, by the contract
 * @param secret whether the value must not be shown
 * @param description one sentence with the unit and the limits
 */
public record ConfigurationKey(
        String name, String standard, @Nullable String alias, boolean secret, String description) {

    static ConfigurationKey of(String name, String standard, String description) {
        return new ConfigurationKey(name, standard, null, false, description);
    }

    static ConfigurationKey secret(String name, String description) {
        return new ConfigurationKey(name, "", null, true, description);
    }

    ConfigurationKey alsoFrom(String variable) {
        return new ConfigurationKey(name, standard, variable, secret, description);
    }

    /** {@code http.max-body-bytes} is {@code SWITCHBOARD_HTTP_MAX_BODY_BYTES}. */
    public String variable() {
        return "SWITCHBOARD_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
