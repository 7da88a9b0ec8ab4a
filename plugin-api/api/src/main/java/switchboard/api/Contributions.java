package switchboard.api;

import java.util.Collection;
import java.util.function.Supplier;
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
 * The list a plugin fills in {@link ServiceDeskPlugin#contribute}. Suppliers are called once, after
 * {@code start}; everything else is read at once. Each method returns this object, so that calls chain.
 */
@HostService
public interface Contributions {

    /**
     * REST resources under {@code /api/v1/<mount>}, the mount being the manifest's. The supplier gives ready instances
     * of classes annotated with {@code @Path}, whose value is relative to the mount.
     */
    Contributions resources(Supplier<? extends Collection<?>> instances);

    /**
     * REST resources under {@code /api/v1/tickets/{id}/<mount>}. The host finds the ticket and checks that the caller
     * may see it before the resource is called; the id reaches it as the path parameter {@code ticket}.
     */
    Contributions ticketResources(Supplier<? extends Collection<?>> instances);

    /** The same under {@code /api/v1/users/{id}/<mount>}, with the path parameter {@code user}. */
    Contributions userResources(Supplier<? extends Collection<?>> instances);

    /** The same under {@code /api/v1/organizations/{id}/<mount>}, with the path parameter {@code organization}. */
    Contributions organizationResources(Supplier<? extends Collection<?>> instances);

    /** A permission of this plugin. Its noun must not be one of the core's or of another enabled plugin. */
    Contributions permission(Permission permission);

    /** A setting of this plugin, named {@code <mount>.<name>} for the administrator. */
    Contributions setting(SettingDefinition<?> setting);

    /** Where this plugin's migrations stand. At most one set. */
    Contributions migrations(MigrationSet migrations);

    /**
     * Where a table of this plugin speaks of a person, so that the desk's export and erasure of a person reach it. The
     * desk keeps the declarations as long as it keeps the tables.
     */
    Contributions personalData(PersonalData data);

    /** A durable subscription. Its cursor belongs to the plugin's id and waits while the plugin is absent. */
    Contributions subscription(EventSubscription subscription);

    /** Work that runs on a schedule or is queued with {@link switchboard.api.jobs.JobQueue}. */
    Contributions job(JobDefinition job);

    /** A kind of thing that can be searched. */
    Contributions searchSource(Supplier<? extends SearchSource> source);

    /** The engine behind all search. At most one enabled plugin brings one. */
    Contributions searchEngine(Supplier<? extends SearchEngine> engine);

    /** A custom field of tickets. Tickets hold it as {@code <mount>.<name>}. */
    Contributions ticketField(TicketField field);

    /** A guard that every command to a ticket passes before its transaction. */
    Contributions ticketGuard(TicketGuard guard);

    /**
     * What an event says as it is shipped. The event's noun is one of the plugin's own or of the core, and no other enabled
     * plugin may ship a template for it.
     */
    Contributions notificationTemplate(NotificationTemplate template);

    /** A way to reach people. Its name must not be that of another enabled plugin's channel. */
    Contributions notificationChannel(Supplier<? extends NotificationChannel> channel);
    /** A way to choose who works on a ticket. Its name must not be one of the core's or of another enabled plugin. */
    Contributions assignmentStrategy(Supplier<? extends AssignmentStrategy> strategy);

    /** How healthy the plugin finds itself: the text of a problem, or an empty string where there is none. */
    Contributions health(Supplier<String> problem);
}
