package switchboard.triage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;

/** What an administrator sets. */
public final class TriageSettings {

    static final SettingDefinition<String> VIPS = new SettingDefinition<>(
            "vips",
            "Usernames or e-mail addresses of very important requesters, separated by commas",
            String.class,
            "",
            false,
            value -> value.length() <= 4_000 ? "" : "must have at most 4,000 characters");

    public static final SettingDefinition<String> PRIORITIES = new SettingDefinition<>(
            "priorities",
            "Priorities from the most to the least critical, separated by commas: the order of the triage queue",
            String.class,
            "critical,high,medium,low,informational",
            false,
            value -> words(value).size() <= 20 ? "" : "must have at most 20 priorities");

    static final SettingDefinition<String> CRITICALITY = new SettingDefinition<>(
            "criticality",
            "How critical the values of a custom field are, the most critical first, such as fields.service: mail,"
                    + " telephony: the order of tickets of one priority in the triage queue",
            String.class,
            "",
            false,
            Criticality::fault);

    static final SettingDefinition<Integer> TRACE_DAYS = new SettingDefinition<>(
            "traceDays",
            "How many days traces of rules are kept",
            Integer.class,
            30,
            false,
            value -> value >= 1 && value <= 365 ? "" : "must be from 1 to 365");

    static final List<SettingDefinition<?>> ALL = List.of(VIPS, PRIORITIES, CRITICALITY, TRACE_DAYS);

    private TriageSettings() {}

    /** Usernames and addresses in lower case. */
    public static Set<String> vips(Settings settings) {
        return new TreeSet<>(words(settings.get(VIPS).toLowerCase(Locale.ROOT)));
    }

    /** The most critical first. */
    public static List<String> priorities(Settings settings) {
        return words(settings.get(PRIORITIES));
    }

    /** By which custom field tickets of one priority are ordered. */
    public static Criticality criticality(Settings settings) {
        return Criticality.of(settings.get(CRITICALITY));
    }

    public static int traceDays(Settings settings) {
        return settings.get(TRACE_DAYS);
    }

    static List<String> words(String text) {
        return List.of(text.split(",")).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
