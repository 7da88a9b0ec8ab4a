package switchboard.settings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.http.Input;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.secrets.SecretBox;
import switchboard.settings.SettingStore.NewValue;
import switchboard.settings.SettingStore.Stored;

/**
 * The settings of the desk. Owners define them, administrators change them, everybody else reads them through {@link
 * #of}. A change is seen at once on this node and within a second on others. Values stay when their owner goes.
 */
public final class SettingsService {

    public static final String READ = "setting:read";
    public static final String EDIT = "setting:edit";
    private static final int MOST_CHANGES = 100;

    private final Transactions transactions;
    private final SettingCache cache;
    private final SettingRecord record;
    private final SecretBox box;
    private final ConcurrentMap<String, List<DefinedSetting<?>>> defined = new ConcurrentHashMap<>();

    public SettingsService(Transactions transactions, SettingRecord record, SecretBox box, Clock clock) {
        this.transactions = transactions;
        this.record = record;
        this.box = box;
        this.cache = new SettingCache(transactions, clock);
    }

    /**
     * Defines the settings of an owner, in place of those it had.
     *
     * @param owner {@code core}, or a plugin's mount
     * @throws IllegalArgumentException where a definition is malformed or stands twice
     */
    public void define(String owner, List<SettingDefinition<?>> definitions) {
        List<DefinedSetting<?>> settings = new ArrayList<>();
        for (SettingDefinition<?> definition : definitions) {
            settings.add(new DefinedSetting<>(owner, definition));
        }
        if (settings.stream().map(DefinedSetting::fullName).distinct().count() != settings.size()) {
            throw new IllegalArgumentException("A setting of " + owner + " is defined twice");
        }
        defined.put(owner, List.copyOf(settings));
    }

    /** Takes the definitions of an owner away. What was set stays stored. */
    public void remove(String owner) {
        defined.remove(owner);
    }

    /** The settings of one owner, as they are at each call. */
    public Settings of(String owner) {
        return new Settings() {
            @Override
            public <T> T get(SettingDefinition<T> setting) {
                return new DefinedSetting<>(owner, setting).value(cache.get(), box);
            }
        };
    }

    /** All settings, by name. */
    public SettingList list(Caller caller) {
        require(caller, READ);
        return list(transactions.read(SettingStore::read));
    }

    /**
     * Sets and resets settings: full name to value, null for the default again. All or nothing.
     *
     * @param expected the version the caller insists on, or null
     * @throws switchboard.api.error.InvalidInputException with every fault: unknown names, wrong types, values refused
     */
    public SettingList change(Caller caller, Input input, @Nullable Long expected) {
        require(caller, EDIT);
        Map<DefinedSetting<?>, NewValue> changes = read(input);
        Stored after = OptimisticLock.inTransaction(transactions, work -> change(work, caller, changes, expected));
        cache.forget();
        return list(after);
    }

    private Map<DefinedSetting<?>, NewValue> read(Input input) {
        Map<DefinedSetting<?>, NewValue> changes = new LinkedHashMap<>();
        all().filter(setting -> input.has(setting.fullName()))
                .forEach(setting -> changes.put(setting, setting.read(input, box)));
        if (changes.size() > MOST_CHANGES) {
            input.fail("settings", "too_long", "can be changed " + MOST_CHANGES + " at a time at most");
        }
        input.check();
        return changes;
    }

    private Stored change(Work work, Caller caller, Map<DefinedSetting<?>, NewValue> changes, @Nullable Long expected) {
        Stored before = SettingStore.read(work.dsl());
        requireVersion(expected, before, changes);
        changes = new LinkedHashMap<>(changes);
        changes.entrySet().removeIf(change -> isSame(before, change.getKey(), change.getValue()));
        if (changes.isEmpty()) {
            return before;
        }
        SettingStore.write(work.dsl(), before.version(), List.copyOf(changes.values()));
        Stored after = SettingStore.read(work.dsl());
        changes.keySet().forEach(setting -> record.changed(work, caller, setting, before, after, box));
        return after;
    }

    private void requireVersion(@Nullable Long expected, Stored before, Map<DefinedSetting<?>, NewValue> changes) {
        Map<String, @Nullable Object> yours = new LinkedHashMap<>();
        Map<String, @Nullable Object> current = new LinkedHashMap<>();
        changes.forEach((setting, value) -> {
            if (!setting.definition().secret()) {
                yours.put(setting.fullName(), value.text());
                current.put(setting.fullName(), setting.shown(before, box).toString());
            }
        });
        OptimisticLock.require(expected, before.version(), yours, current);
    }

    private static boolean isSame(Stored before, DefinedSetting<?> setting, NewValue value) {
        SettingStore.StoredValue stored = before.values().get(setting.fullName());
        return Objects.equals(stored == null ? null : stored.text(), value.text());
    }

    private SettingList list(Stored stored) {
        List<SettingView> items = all().map(setting -> setting.view(stored, box))
                .sorted(Comparator.comparing(SettingView::name))
                .toList();
        return new SettingList(stored.version(), items);
    }

    private Stream<DefinedSetting<?>> all() {
        return defined.values().stream().flatMap(List::stream);
    }

    private static void require(Caller caller, String permission) {
        if (!caller.reach(permission).all()) {
            throw new ForbiddenException("access.forbidden", "Settings need " + permission + " for all.");
        }
    }
}
