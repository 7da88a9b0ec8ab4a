package {{package}};

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.privacy.PersonalData;

/** The plugin: what it brings, and its start. The server makes it once for each installed version that it loads. */
public final class {{plugin}} implements ServiceDeskPlugin {

    private @Nullable Items items;
    private @Nullable CleanUp cleanUp;

    /** For the server. */
    public {{plugin}}() {}

    /** Only says what there is. What is given as a supplier or a method reference is called later, after {@link #start}. */
    @Override
    public void contribute(Contributions contributions) {
        contributions
                .permission(ItemPermissions.READ)
                .permission(ItemPermissions.WRITE)
                .setting(CleanUp.KEEP_FOR)
                .migrations(new MigrationSet("{{migrations}}"))
                .personalData(PersonalData.of("{{tables}}item", "author_id")
                        .exporting("created_at")
                        .texts("title")
                        .item(ItemSearchSource.TYPE, "id"))
                // Under /api/v1/{{mount}}/…
                .resources(() -> List.of(new ItemResource(items())))
                // Names of jobs and subscriptions stay the same over versions: schedule and cursor hang on them.
                .job(CleanUp.job(() -> cleanUp().run()))
                .subscription(ClosedTickets.subscription(events -> new ClosedTickets(items()).handle(events)))
                .searchSource(() -> new ItemSearchSource(items()))
                .health(() -> cleanUp().problem());
    }

    /** Gets ready to answer. During an upgrade the version before still serves, so nothing exclusive is opened here. */
    @Override
    public void start(PluginContext context) {
        items = new Items(context.database(), context.access(), context.tickets(), context.clock());
        cleanUp = new CleanUp(items, context.settings(), context.clock());
    }

    private Items items() {
        return Objects.requireNonNull(items, "The server starts a plugin before it asks for its parts");
    }

    private CleanUp cleanUp() {
        return Objects.requireNonNull(cleanUp, "The server starts a plugin before it asks for its parts");
    }
}
