package switchboard.knowledge;

import switchboard.api.settings.SettingDefinition;

/** The settings of the knowledge base. */
public final class KnowledgeSettings {

    /** Whether whoever reaches the server reads public articles without signing in. */
    public static final SettingDefinition<Boolean> ANONYMOUS_READING = SettingDefinition.of(
            "anonymousReading", "Let people read and search public articles without signing in", Boolean.class, false);

    /** Days from publication to the next review, 0 for none. */
    public static final SettingDefinition<Integer> REVIEW_INTERVAL = new SettingDefinition<>(
            "reviewIntervalDays",
            "Days until a published article is due for review, where its author names no date; 0 for never",
            Integer.class,
            365,
            false,
            days -> days >= 0 && days <= 3650 ? "" : "must be from 0 to 3650");

    private KnowledgeSettings() {}
}
