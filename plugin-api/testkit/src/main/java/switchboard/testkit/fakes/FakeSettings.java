package switchboard.testkit.fakes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;

/** Settings at their defaults, until a test sets them. */
public final class FakeSettings implements Settings {

    private final Map<String, Object> values = new ConcurrentHashMap<>();

    /**
     * As the administrator does.
     *
     * @throws IllegalArgumentException with the text of the definition's check where it refuses the value
     */
    public <T> void set(SettingDefinition<T> setting, T value) {
        String fault = setting.check().apply(value);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(setting.name() + " " + fault);
        }
        values.put(setting.name(), value);
    }

    @Override
    public <T> T get(SettingDefinition<T> setting) {
        return setting.type().cast(values.getOrDefault(setting.name(), setting.defaultValue()));
    }
}
