package switchboard.api;

import java.nio.file.Path;
import java.time.Clock;
import switchboard.api.access.Access;
import switchboard.api.approvals.Approvals;
import switchboard.api.assignment.Assignments;
import switchboard.api.calendars.Calendars;
import switchboard.api.events.Events;
import switchboard.api.http.OutboundHttp;
import switchboard.api.jobs.JobQueue;
import switchboard.api.notifications.Notifications;
import switchboard.api.persistence.Database;
import switchboard.api.rotas.OnCall;
import switchboard.api.search.Search;
import switchboard.api.settings.Settings;
import switchboard.api.tickets.TicketService;
import switchboard.api.users.Availability;
import switchboard.api.users.UserDirectory;

/** What the host hands to one generation of a plugin. Valid from {@code start} until {@code stop} returns. */
@HostService
public interface PluginContext {

    /** The plugin's id, as in its manifest. */
    String id();

    /** The version of this generation. */
    String version();

    /** A folder of this plugin's own, shared by its generations and kept over upgrades. It exists. */
    Path dataFolder();

    /** The desk's clock. Never ask the system for the time: tests and simulations set this one. */
    Clock clock();

    Access access();

    UserDirectory users();

    /** Whether people are there, and who stands in for them. */
    Availability availability();

    TicketService tickets();

    Events events();

    Calendars calendars();

    /** Who is on call. */
    OnCall onCall();

    Database database();

    Settings settings();

    JobQueue jobs();

    Search search();

    OutboundHttp outboundHttp();

    Notifications notifications();
    /** Gives tickets to people. */
    Assignments assignments();

    /** Asks people for their consent. */
    Approvals approvals();
}
