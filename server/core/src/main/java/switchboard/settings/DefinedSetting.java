package switchboard.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.http.Input;
import switchboard.api.settings.SettingDefinition;
import switchboard.secrets.SecretBox;
import switchboard.settings.SettingStore.NewValue;
import switchboard.settings.SettingStore.Stored;
import switchboard.settings.SettingStore.StoredValue;

/** A definition with its owner: between stored text, typed value and JSON. */
record DefinedSetting<T>(String owner, SettingDefinition<T> definition) {

    private static final Logger LOG = LoggerFactory.getLogger(DefinedSetting.class);
    private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9_.-]{0,40}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,40}");
    private static final int LONGEST = 64;

    /** @throws IllegalArgumentException where the name or type is none for a setting: a bug of the owner */
    DefinedSetting {
        SettingType.of(definition);
        String name = owner + "." + definition.name();
        if (!OWNER.matcher(owner).matches() || !NAME.matcher(definition.name()).matches() || name.length() > LONGEST) {
            throw new IllegalArgumentException("A setting cannot be named " + name);
        }
    }

    String fullName() {
        return owner + "." + definition.name();
    }

    T value(Stored stored, SecretBox box) {
        StoredValue value = stored.values().get(fullName());
        if (value == null) {
            return definition.defaultValue();
        }
        try {
            String text = value.secret() ? box.open(fullName(), value.text()) : value.text();
            return SettingType.of(definition).fromText().apply(text);
        } catch (RuntimeException unreadable) {
            // Set under another type by another version of its owner, or sealed with another key.
            LOG.warn("The stored value of {} cannot be read; its default holds", fullName(), unreadable);
            return definition.defaultValue();
        }
    }

    SettingView view(Stored stored, SecretBox box) {
        boolean secret = definition.secret();
        return new SettingView(
                fullName(),
                owner,
                definition.label(),
                SettingType.of(definition).name(),
                secret ? null : shown(stored, box),
                secret ? null : SettingType.of(definition).toJson().apply(definition.defaultValue()),
                secret,
                stored.values().containsKey(fullName()));
    }

    /** The value as JSON; never of a secret. */
    Object shown(Stored stored, SecretBox box) {
        return SettingType.of(definition).toJson().apply(value(stored, box));
    }

    /** Reads and checks the new value; faults go into the input. */
    NewValue read(Input input, SecretBox box) {
        String field = fullName();
        T value = input.any(field) == null
                ? null
                : SettingType.of(definition).fromInput().apply(input, field);
        if (value != null) {
            String fault = fault(value);
            if (!fault.isEmpty()) {
                input.fail(field, "not_allowed", fault);
            }
        }
        return new NewValue(owner, definition.name(), stored(value, box), definition.secret());
    }

    private String fault(T value) {
        try {
            return definition.check().apply(value);
        } catch (RuntimeException failure) {
            LOG.warn("The check of {} failed", fullName(), failure);
            return "cannot be checked";
        }
    }

    private @Nullable String stored(@Nullable T value, SecretBox box) {
        if (value == null || (definition.secret() && value.equals(""))) {
            return null;
        }
        return definition.secret() ? box.seal(fullName(), value.toString()) : value.toString();
    }
}
