package switchboard.plugins.generation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Permission;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.events.EventSubscription;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.notifications.NotificationChannel;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.privacy.PersonalData;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchSource;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.tickets.TicketField;
import switchboard.api.tickets.TicketGuard;

/**
 * What a plugin brings, as it declared it: a value that can be printed and checked before anything is touched.
 *
 * @param resources suppliers of REST resources; by parent, an empty name for the mount itself
 * @param searchEngine null where it brings none
 * @param health says what is wrong, or an empty string
 */
public record Declaration(
        Map<String, List<Supplier<? extends Collection<?>>>> resources,
        List<Permission> permissions,
        List<SettingDefinition<?>> settings,
        @Nullable MigrationSet migrations,
        List<PersonalData> personalData,
        List<EventSubscription> subscriptions,
        List<JobDefinition> jobs,
        List<Supplier<? extends SearchSource>> searchSources,
        @Nullable Supplier<? extends SearchEngine> searchEngine,
        List<TicketGuard> guards,
        List<TicketField> ticketFields,
        List<NotificationTemplate> notificationTemplates,
        List<Supplier<? extends NotificationChannel>> notificationChannels,
        List<Supplier<? extends AssignmentStrategy>> strategies,
        @Nullable Supplier<String> health) {

    /** Key of the resources under the mount itself. */
    public static final String MOUNT = "";

    public Declaration {
        resources = Map.copyOf(resources);
        permissions = List.copyOf(permissions);
        settings = List.copyOf(settings);
        personalData = List.copyOf(personalData);
        subscriptions = List.copyOf(subscriptions);
        jobs = List.copyOf(jobs);
        searchSources = List.copyOf(searchSources);
        guards = List.copyOf(guards);
        ticketFields = List.copyOf(ticketFields);
        notificationTemplates = List.copyOf(notificationTemplates);
        notificationChannels = List.copyOf(notificationChannels);
        strategies = List.copyOf(strategies);
    }

    /** The nouns of its permissions, which are also those of its events. */
    public Set<String> nouns() {
        return permissions.stream().map(Permission::noun).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One line for the log. */
    public String summary() {
        return "resources under " + new TreeSet<>(resources.keySet())
                + ", permissions "
                + permissions.stream().map(Permission::key).sorted().toList()
                + ", settings "
                + settings.stream().map(SettingDefinition::name).sorted().toList()
                + ", subscriptions "
                + subscriptions.stream().map(EventSubscription::name).sorted().toList()
                + ", jobs " + jobs.stream().map(JobDefinition::name).sorted().toList()
                + (personalData.isEmpty()
                        ? ""
                        : ", personal data in "
                                + personalData.stream()
                                        .map(PersonalData::table)
                                        .distinct()
                                        .sorted()
                                        .toList())
                + ", " + searchSources.size() + " search sources"
                + (searchEngine == null ? "" : ", a search engine")
                + (ticketFields.isEmpty()
                        ? ""
                        : ", fields of tickets "
                                + ticketFields.stream()
                                        .map(TicketField::name)
                                        .sorted()
                                        .toList())
                + (guards.isEmpty() ? "" : ", " + guards.size() + " guards")
                + (notificationTemplates.isEmpty()
                        ? ""
                        : ", notifications "
                                + notificationTemplates.stream()
                                        .map(NotificationTemplate::event)
                                        .sorted()
                                        .toList())
                + (notificationChannels.isEmpty() ? "" : ", " + notificationChannels.size() + " notification channels")
                + (strategies.isEmpty() ? "" : ", " + strategies.size() + " assignment strategies");
    }
}
