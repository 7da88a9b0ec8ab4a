package switchboard.plugins.services;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import switchboard.api.access.Access;
import switchboard.api.approvals.Approvals;
import switchboard.api.assignment.Assignments;
import switchboard.api.calendars.Calendars;
import switchboard.api.events.Events;
import switchboard.api.http.OutboundHttp;
import switchboard.api.jobs.JobQueue;
import switchboard.api.rotas.OnCall;
import switchboard.api.search.Search;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.TicketService;
import switchboard.api.users.Availability;
import switchboard.api.users.UserDirectory;
import switchboard.notifications.Notifier;
import switchboard.persistence.Transactions;

/**
 * What the rooms below offer to plugins.
 *
 * @param settings the settings of an owner
 * @param jobs the queue of an owner
 * @param waitingJobs how many jobs of an owner wait in its queue
 * @param outboundHttp a client for certain hosts only
 * @param approvals the service as an owner has it
 * @param transactions makes a transaction helper with an SQL configuration of its own: jOOQ caches by class, and what
 *     generations share is never collected
 * @param journal appends what plugins tell
 * @param notifier writes what plugins tell people
 * @param channels the names of the ways to reach them
 * @param bounces takes note of addresses that turn out to be dead
 * @param folders where plugins keep their files, one folder for each
 */
public record HostServices(
        Access access,
        UserDirectory users,
        Availability availability,
        TicketService tickets,
        Events events,
        Calendars calendars,
        OnCall onCall,
        Search search,
        Function<String, Settings> settings,
        Function<String, JobQueue> jobs,
        ToLongFunction<String> waitingJobs,
        Function<Set<String>, OutboundHttp> outboundHttp,
        Assignments assignments,
        Function<String, Approvals> approvals,
        Supplier<Transactions> transactions,
        PluginJournal journal,
        Notifier notifier,
        Supplier<Set<String>> channels,
        PluginBounces bounces,
        Clock clock,
        Path folders) {}
