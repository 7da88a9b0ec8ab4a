package switchboard.plugins.generation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import switchboard.api.access.Permission;
import switchboard.api.events.EventSubscription;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.privacy.PersonalData;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.tickets.TicketField;
import switchboard.api.tickets.TicketGuard;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.ReservedNames;

/** Holds a declaration beside its manifest, and finds what cannot be. */
final class DeclarationCheck {

    private final PluginManifest manifest;
    private final Declaration declaration;
    private final List<String> faults = new ArrayList<>();

    private DeclarationCheck(PluginManifest manifest, Declaration declaration) {
        this.manifest = manifest;
        this.declaration = declaration;
    }

    /** Every fault in words; empty where there is none. */
    static List<String> faults(PluginManifest manifest, Declaration declaration) {
        DeclarationCheck check = new DeclarationCheck(manifest, declaration);
        check.run();
        return check.faults;
    }

    private void run() {
        fault(
                !declaration.resources().isEmpty() && manifest.mount() == null,
                "it contributes REST resources and its manifest has no switchboard.mount");
        fault(
                declaration.migrations() != null && manifest.tables() == null,
                "it contributes migrations and its manifest has no switchboard.tables");
        for (Permission permission : declaration.permissions()) {
            fault(ReservedNames.isNoun(permission.noun()), "the noun of " + permission.key() + " belongs to the core");
            fault(
                    manifest.permissions() != null && !manifest.permissions().contains(permission.key()),
                    "its manifest does not name the permission " + permission.key());
        }
        for (PersonalData data : declaration.personalData()) {
            fault(
                    manifest.tables() == null || !data.table().startsWith(manifest.tables()),
                    "personal data is declared in " + data.table() + ", which is no table of its prefix");
        }
        twice("personal data", declaration.personalData(), data -> data.table() + "." + data.person());
        twice("permission", declaration.permissions(), Permission::key);
        twice("setting", declaration.settings(), SettingDefinition::name);
        twice("subscription", declaration.subscriptions(), EventSubscription::name);
        twice("job", declaration.jobs(), JobDefinition::name);
        for (NotificationTemplate template : declaration.notificationTemplates()) {
            String noun = template.event().split("\\.", 2)[0];
            fault(
                    !declaration.nouns().contains(noun) && !ReservedNames.isNoun(noun),
                    "the notification " + template.event() + " has a noun that is none of its permissions'");
        }
        twice("notification", declaration.notificationTemplates(), NotificationTemplate::event);
        for (TicketField field : declaration.ticketFields()) {
            fault(
                    !field.name().matches("[A-Za-z][A-Za-z0-9_-]{0,48}"),
                    "the field of tickets " + field.name() + " has a name that is none");
            fault(
                    field.choices().isEmpty()
                            == (field.type() == TicketField.Type.CHOICE || field.type() == TicketField.Type.CHOICES),
                    "the field of tickets " + field.name() + " has choices that do not fit its type");
        }
        fault(
                !declaration.ticketFields().isEmpty() && manifest.mount() == null,
                "it contributes fields of tickets and its manifest has no switchboard.mount");
        twice("field of tickets", declaration.ticketFields(), TicketField::name);
        twice("guard", declaration.guards(), TicketGuard::name);
        service("jobs", !declaration.jobs().isEmpty());
        service("events", !declaration.subscriptions().isEmpty());
        service("tickets:guard", !declaration.guards().isEmpty());
        service("notifications", !declaration.notificationTemplates().isEmpty());
        service("notifications:channel", !declaration.notificationChannels().isEmpty());
        service("assignments:strategy", !declaration.strategies().isEmpty());
        service("search:engine", declaration.searchEngine() != null);
        service("search:source", !declaration.searchSources().isEmpty());
    }

    private void service(String service, boolean used) {
        fault(
                used && !manifest.mayUse(service),
                "its manifest does not name the service " + service + ", which it uses");
    }

    private <T> void twice(String what, List<T> elements, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T element : elements) {
            String shown = Objects.toString(name.apply(element));
            fault(!seen.add(shown), "the " + what + " " + shown + " is declared twice");
        }
    }

    private void fault(boolean wrong, String words) {
        if (wrong) {
            faults.add(words);
        }
    }
}
