package switchboard.api.settings;

import switchboard.api.HostService;

/** The settings of this plugin, as they are now; a change is seen within a second. */
@HostService
public interface Settings {

    <T> T get(SettingDefinition<T> setting);
}
