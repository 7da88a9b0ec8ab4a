package switchboard.settings;

import java.util.List;

/**
 * All settings of the modules enabled.
 *
 * @param version of all settings together
 */
public record SettingList(long version, List<SettingView> items) {

    public SettingList {
        items = List.copyOf(items);
    }
}
