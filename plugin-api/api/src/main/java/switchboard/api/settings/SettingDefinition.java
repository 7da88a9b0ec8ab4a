package switchboard.api.settings;

import java.util.function.Function;

/**
 * One typed setting.
 *
 * @param name unique within the plugin, in lowerCamelCase
 * @param label what it does, in English
 * @param type String, Boolean, Integer, Long, java.time.Duration, or String with {@code secret}
 * @param defaultValue used until an administrator sets another; may be an empty string for a secret
 * @param secret never printed, logged, exported or answered
 * @param check the text of what is wrong with a value, or an empty string
 */
public record SettingDefinition<T>(
        String name, String label, Class<T> type, T defaultValue, boolean secret, Function<T, String> check) {

    /** A setting that is no secret and takes any value of its type. */
    public static <T> SettingDefinition<T> of(String name, String label, Class<T> type, T defaultValue) {
        return new SettingDefinition<>(name, label, type, defaultValue, false, value -> "");
    }
}
