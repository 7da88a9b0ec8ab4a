package switchboard.notifications;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;

/** A person's own choice of what to be told, and how. */
final class PreferenceEditing {

    private static final int MOST = 2_000;

    private final Transactions transactions;
    private final TemplateBook templates;
    private final KnownChannels channels;

    PreferenceEditing(Transactions transactions, TemplateBook templates, KnownChannels channels) {
        this.transactions = transactions;
        this.templates = templates;
        this.channels = channels;
    }

    /** @param chosen whether it is the person's choice, and not the default */
    public record Preference(String event, String channel, boolean enabled, boolean chosen) {}

    /** All of them. */
    public record PreferenceList(List<Preference> preferences, long version) {}

    PreferenceList get(Caller caller) {
        return view(read(caller.id()));
    }

    private Preferences read(UUID person) {
        return transactions.read(dsl -> Preferences.of(dsl, List.of(person))).getOrDefault(person, Preferences.NONE);
    }

    private PreferenceList view(Preferences preferences) {
        List<Preference> items = new ArrayList<>();
        for (NotificationTemplate template : templates.all()) {
            for (String channel : channels.names()) {
                boolean chosen = preferences
                        .choices()
                        .getOrDefault(template.event(), Map.of())
                        .containsKey(channel);
                items.add(new Preference(
                        template.event(), channel, preferences.wants(template.event(), channel), chosen));
            }
        }
        return new PreferenceList(items, preferences.version());
    }

    /** Puts these choices in the place of all there were; what is not named follows the default. */
    PreferenceList put(Caller caller, Input input, @Nullable Long ifVersion) {
        Map<String, Map<String, Boolean>> choices = read(input);
        Preferences after = OptimisticLock.inTransaction(transactions, work -> {
            Preferences before =
                    Preferences.of(work.dsl(), List.of(caller.id())).getOrDefault(caller.id(), Preferences.NONE);
            OptimisticLock.require(
                    ifVersion,
                    before.version(),
                    Map.of("preferences", choices),
                    Map.of("preferences", before.choices()));
            Preferences next = new Preferences(choices, before.version() + 1);
            OptimisticLock.changedOne(next.write(work.dsl(), caller.id(), before.version()));
            return next;
        });
        return view(after);
    }

    private Map<String, Map<String, Boolean>> read(Input input) {
        Set<String> events = new TreeSet<>();
        templates.all().forEach(template -> events.add(template.event()));
        Set<String> names = channels.names();
        Map<String, Map<String, Boolean>> choices = new LinkedHashMap<>();
        List<Input> lines = input.objects("preferences", MOST);
        if (lines == null) {
            input.fail("preferences", "required", "is required");
            lines = List.of();
        }
        for (Input line : lines) {
            String event = line.oneOf("event", events);
            String channel = line.oneOf("channel", names);
            Boolean enabled = line.flag("enabled");
            line.noMore();
            if (event == null || channel == null || enabled == null) {
                line.fail("event", "required", "needs an event, a channel and enabled, each known");
            } else {
                choices.computeIfAbsent(event, any -> new LinkedHashMap<>()).put(channel, enabled);
            }
        }
        input.check();
        return choices;
    }
}
