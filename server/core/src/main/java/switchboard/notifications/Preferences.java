package switchboard.notifications;

import static switchboard.notifications.NotificationTables.PREFERENCE;
import static switchboard.notifications.NotificationTables.PREFERENCE_CHOICES;
import static switchboard.notifications.NotificationTables.PREFERENCE_USER;
import static switchboard.notifications.NotificationTables.PREFERENCE_VERSION;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.json.Json;

/**
 * What a person wants to be told, and by which channel.
 *
 * @param choices by event and channel; what is missing follows the default
 * @param version 0 where the person has never chosen
 */
record Preferences(Map<String, Map<String, Boolean>> choices, long version) {

    /** The channel by which people are told who have made no choice. */
    private static final String USUAL = "email";

    static final Preferences NONE = new Preferences(Map.of(), 0);

    Preferences {
        choices = Map.copyOf(choices);
    }

    boolean wants(String event, String channel) {
        Boolean choice = choices.getOrDefault(event, Map.of()).get(channel);
        return choice == null ? channel.equals(USUAL) : choice;
    }

    static Map<UUID, Preferences> of(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Preferences> found = new HashMap<>();
        dsl.select(PREFERENCE_USER, PREFERENCE_CHOICES, PREFERENCE_VERSION)
                .from(PREFERENCE)
                .where(PREFERENCE_USER.in(people))
                .forEach(row -> found.put(row.value1(), new Preferences(parse(row.value2()), row.value3())));
        return found;
    }

    private static Map<String, Map<String, Boolean>> parse(String json) {
        Map<String, Map<String, Boolean>> choices = new LinkedHashMap<>();
        Json.parseObject(json).forEach((event, byChannel) -> {
            Map<String, Boolean> channels = new LinkedHashMap<>();
            if (byChannel instanceof Map<?, ?> map) {
                map.forEach((channel, wanted) -> channels.put(String.valueOf(channel), Boolean.TRUE.equals(wanted)));
            }
            choices.put(event, channels);
        });
        return choices;
    }

    /** @return the rows written: none where somebody else was quicker */
    int write(DSLContext dsl, UUID person, long before) {
        if (before > 0) {
            return dsl.update(PREFERENCE)
                    .set(PREFERENCE_CHOICES, Json.write(choices))
                    .set(PREFERENCE_VERSION, version)
                    .where(PREFERENCE_USER.eq(person), PREFERENCE_VERSION.eq(before))
                    .execute();
        }
        return dsl.insertInto(PREFERENCE)
                .columns(PREFERENCE_USER, PREFERENCE_CHOICES, PREFERENCE_VERSION)
                .values(person, Json.write(choices), version)
                .onDuplicateKeyIgnore()
                .execute();
    }
}
