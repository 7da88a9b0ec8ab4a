package switchboard.plugins.registration;

import switchboard.plugins.generation.Generation;
import switchboard.settings.SettingsService;

/** Settings that a plugin adds. */
public final class SettingRegistration implements Registration {

    private final SettingsService settings;

    public SettingRegistration(SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public void prepare(Generation generation) {
        if (generation.declaration().settings().isEmpty()) {
            forget(generation);
        } else {
            settings.define(generation.manifest().settingsOwner(), generation.settings());
        }
    }

    @Override
    public void forget(Generation generation) {
        settings.remove(generation.manifest().settingsOwner());
    }
}
