package switchboard.major.ground;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.users.User;

/** The settings of the module. */
public final class MajorSettings {

    /** Who answers for all major incidents; each has a manager of its own besides. */
    public static final SettingDefinition<String> INCIDENT_MANAGER = SettingDefinition.of(
            "incidentManager",
            "The person (id, username or e-mail) who answers for all major incidents; empty for nobody",
            String.class,
            "");

    public static final SettingDefinition<Integer> CADENCE = new SettingDefinition<>(
            "cadenceMinutes",
            "Minutes from one update to the next where a declaration names none; 0 for no clock",
            Integer.class,
            30,
            false,
            minutes -> minutes >= 0 && minutes <= 10_080 ? "" : "must be from 0 to 10080");

    public static final SettingDefinition<String> PRIORITY = SettingDefinition.of(
            "priority",
            "The priority that a ticket gets when a major incident is declared; empty to leave it",
            String.class,
            "critical");

    public static final SettingDefinition<String> AFFECTED_USERS_FIELD = SettingDefinition.of(
            "affectedUsersField",
            "The custom field of tickets that holds the number of affected users",
            String.class,
            "affectedUsers");

    public static final SettingDefinition<Boolean> REVIEW_APPROVAL = SettingDefinition.of(
            "reviewNeedsApproval",
            "Whether the incident manager approves a review before it is published",
            Boolean.class,
            false);

    private MajorSettings() {}

    /** The incident manager, where the setting names somebody who is there; otherwise null. */
    public static @Nullable UUID incidentManager(Ground ground) {
        String reference = ground.settings().get(INCIDENT_MANAGER).strip();
        return reference.isEmpty()
                ? null
                : ground.users()
                        .findUser(reference)
                        .filter(User::active)
                        .map(User::id)
                        .orElse(null);
    }
}
