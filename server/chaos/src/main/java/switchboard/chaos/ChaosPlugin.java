package switchboard.chaos;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.access.Permission;
import switchboard.api.events.EventSubscription;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.settings.SettingDefinition;

/** Sound until it is told otherwise, by {@code POST /api/v1/chaos/modes/{mode}}. */
public class ChaosPlugin implements ServiceDeskPlugin {

    static final String USE = "chaos:use";

    private final Misdeeds misdeeds = new Misdeeds();
    private @Nullable Deeds deeds;

    /** For the host. */
    public ChaosPlugin() {}

    @Override
    public void contribute(Contributions contributions) {
        contributions
                .permission(new Permission(USE, "Make chaos", Map.of()))
                .setting(new SettingDefinition<>(
                        "anything", "Has a check that misbehaves", String.class, "", false, this::check))
                .migrations(new MigrationSet(migrations()))
                .resources(() -> List.of(new ChaosResource(misdeeds, deeds())))
                .ticketGuard(new ChaosGuard(misdeeds))
                .subscription(
                        new EventSubscription("watch", Set.of("ticket.*"), events -> misdeeds.strike(Place.EVENT)))
                .job(new JobDefinition("tick", java.time.Duration.ofSeconds(1), payload -> misdeeds.strike(Place.JOB)))
                .job(new JobDefinition("later", null, payload -> {}))
                .searchSource(() -> new ChaosSource(misdeeds))
                .health(this::health);
    }

    /** Where its migrations stand. */
    String migrations() {
        return "db/migration/chaos";
    }

    private Deeds deeds() {
        return Objects.requireNonNull(deeds, "The host starts a plugin before it asks for its parts");
    }

    private @Nullable String check(String value) {
        misdeeds.strike(Place.SETTING);
        return misdeeds.at(Place.SETTING) == Mode.GARBAGE ? null : "";
    }

    private @Nullable String health() {
        misdeeds.strike(Place.HEALTH);
        return misdeeds.at(Place.HEALTH) == Mode.GARBAGE ? null : "";
    }

    @Override
    public void start(PluginContext context) {
        deeds = new Deeds(context);
        deeds.tidy();
    }

    @Override
    public void stop() {
        deeds().end();
    }
}
