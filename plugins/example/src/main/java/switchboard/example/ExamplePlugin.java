package switchboard.example;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.privacy.PersonalData;

/**
 * The plugin itself: the class that {@code plugin.class} of the manifest names. The host makes it with the constructor
 * that takes nothing, once for each installed version that it loads.
 *
 * <p>This module writes hand-overs: what a shift tells the next one. It owns one table, two permissions, REST resources
 * under its own mount and below tickets, a setting, a job, a subscription to events, and a kind of search hit.
 */
public final class ExamplePlugin implements ServiceDeskPlugin {

    private @Nullable HandOvers handOvers;
    private @Nullable PluginContext context;

    /** For the host. */
    public ExamplePlugin() {}

    /**
     * Says what the module brings. Nothing is touched here: the host prints this, checks it against the manifest and
     * compares it with other modules before it starts anything. What is given as a supplier or as a method reference is
     * called later, after {@link #start}.
     */
    @Override
    public void contribute(Contributions contributions) {
        contributions
                .permission(HandOverPermissions.READ)
                .permission(HandOverPermissions.WRITE)
                .setting(CleanUp.KEEP_FOR)
                .migrations(new MigrationSet("db/migration/example"))
                // Where the table speaks of people: the desk exports a person's rows, and empties the person's words.
                .personalData(PersonalData.of("example_hand_over", "author_id")
                        .exporting("created_at")
                        .texts("title", "body")
                        .item("handover", "id"))
                .personalData(
                        PersonalData.of("example_hand_over", "acknowledged_by").exporting("acknowledged_at"))
                // Under /api/v1/example/…
                .resources(() -> List.of(new HandOverResource(handOvers())))
                // Under /api/v1/tickets/{id}/example/…: the host has found the ticket and checked it before.
                .ticketResources(() -> List.of(new TicketHandOverResource(handOvers())))
                // Names of jobs and subscriptions stay the same over versions: schedule and cursor hang on them.
                .job(CleanUp.job(() -> new CleanUp(
                        started().database(), started().settings(), started().clock())))
                .subscription(ClosedTickets.subscription(
                        () -> new ClosedTickets(started().tickets(), started().access(), handOvers())))
                .searchSource(() -> new HandOverSearchSource(started().database()));
    }

    /**
     * Gets ready to answer. During an upgrade the version before is still serving, so nothing exclusive is opened here;
     * a module that must be alone with something (a mailbox, an index, a file) opens it in {@code takeOver} and lets go of
     * it in {@code quiesce}. This one owns nothing exclusive and needs neither.
     */
    @Override
    public void start(PluginContext given) {
        this.context = given;
        this.handOvers =
                new HandOvers(given.database(), given.access(), given.users(), given.clock(), UUID::randomUUID);
    }

    private HandOvers handOvers() {
        return Objects.requireNonNull(handOvers, "The host starts a plugin before it asks for its parts");
    }

    private PluginContext started() {
        return Objects.requireNonNull(context, "The host starts a plugin before it asks for its parts");
    }
}
