package switchboard.plugins.generation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.events.EventSubscription;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.notifications.NotificationChannel;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchSource;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.tickets.TicketGuard;
import switchboard.http.MountedApplication;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallPool;
import switchboard.plugins.loading.LoadedPlugin;
import switchboard.plugins.quotas.Quotas;

/**
 * One version of one plugin with everything that is its own: class loader, threads, declaration, REST applications.
 * Whatever it hands out (sources, guards, handlers, applications) calls into the plugin on the plugin's threads, and takes
 * a lease where another generation could replace this one under the call.
 */
public final class Generation {

    private final PluginManifest manifest;
    private final LoadedPlugin classes;
    private final ServiceDeskPlugin plugin;
    private final Declaration declaration;
    private final CallPool pool;
    private final Quotas quotas;
    private final UseLeases leases = new UseLeases();
    private final Contents contents;

    Generation(
            PluginManifest manifest,
            LoadedPlugin classes,
            ServiceDeskPlugin plugin,
            Declaration declaration,
            CallPool pool,
            Quotas quotas,
            LiveGenerations live) {
        this.manifest = manifest;
        this.classes = classes;
        this.plugin = plugin;
        this.declaration = declaration;
        this.pool = pool;
        this.quotas = quotas;
        this.contents = new Contents(this, live);
    }

    public String id() {
        return manifest.id();
    }

    public String version() {
        return manifest.version();
    }

    public PluginManifest manifest() {
        return manifest;
    }

    public Declaration declaration() {
        return declaration;
    }

    public CallPool pool() {
        return pool;
    }

    /** How much it may ask of the host. */
    public Quotas quotas() {
        return quotas;
    }

    public ClassLoader loader() {
        return classes.loader();
    }

    ServiceDeskPlugin plugin() {
        return plugin;
    }

    LoadedPlugin classes() {
        return classes;
    }

    /** The steps of its life. */
    public Life life() {
        return new Life(this);
    }

    /** What was built when it started: for {@link Life} alone. */
    Contents contents() {
        return contents;
    }

    /** How many calls are under way that hold a lease. */
    public long leases() {
        return leases.count();
    }

    boolean acquire() {
        return leases.acquire();
    }

    void release() {
        leases.release();
    }

    /** Takes in no more calls and waits for those under way; false where some ran on. */
    public boolean drain(Duration atMost) throws InterruptedException {
        return leases.drain(atMost);
    }

    /** Takes in calls again. */
    public void reopen() {
        leases.reopen();
    }

    /** The application under the mount itself, or below a parent; null where the plugin has none there. */
    public @Nullable MountedApplication application(String parent) {
        return contents.applications().get(parent);
    }

    /** Where it answers: the keys of {@link #application}. */
    public Collection<String> places() {
        return contents.applications().keySet();
    }

    public List<SearchSource> searchSources() {
        return contents.sources();
    }

    public @Nullable SearchEngine searchEngine() {
        return contents.engine();
    }

    public List<TicketGuard> guards() {
        return contents.guards();
    }

    /** Its ways to reach people. */
    public List<NotificationChannel> notificationChannels() {
        return contents.channels();
    }

    /** Its ways to choose who works on a ticket. */
    public List<AssignmentStrategy> strategies() {
        return contents.strategies();
    }

    /** Its subscriptions, with handlers that run on its threads. */
    public List<EventSubscription> subscriptions() {
        return contents.subscriptions();
    }

    /** Its settings, with checks that run on its threads. */
    public List<SettingDefinition<?>> settings() {
        return contents.settings();
    }

    /** Its jobs, likewise. */
    public List<JobDefinition> jobs() {
        return contents.jobs();
    }

    /** What it says is wrong with itself; empty where nothing is. */
    public String health() {
        Supplier<String> health = declaration.health();
        if (health == null) {
            return "";
        }
        try {
            return pool.call(CallKind.HEALTH, () -> Answers.text(health.get(), "a text about its health")
                    .strip());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "It was not asked.";
        } catch (Exception failure) {
            return "Its health check failed: " + Life.words(failure);
        }
    }

    /** The path parameter that holds the parent's id, by parent. */
    static Map<String, String> parents() {
        return Map.of("tickets", "ticket", "users", "user", "organizations", "organization");
    }

    @Override
    public String toString() {
        return id() + " " + version();
    }
}
