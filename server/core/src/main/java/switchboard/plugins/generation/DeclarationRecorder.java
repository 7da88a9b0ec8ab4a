package switchboard.plugins.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
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

/** Takes down what a plugin declares, and nothing after {@code contribute} has returned. */
final class DeclarationRecorder implements Contributions {

    private final Map<String, List<Supplier<? extends Collection<?>>>> resources = new LinkedHashMap<>();
    private final List<Permission> permissions = new ArrayList<>();
    private final List<SettingDefinition<?>> settings = new ArrayList<>();
    private final List<PersonalData> personalData = new ArrayList<>();
    private final List<EventSubscription> subscriptions = new ArrayList<>();
    private final List<JobDefinition> jobs = new ArrayList<>();
    private final List<Supplier<? extends SearchSource>> searchSources = new ArrayList<>();
    private final List<TicketGuard> guards = new ArrayList<>();
    private final List<TicketField> ticketFields = new ArrayList<>();
    private final List<NotificationTemplate> notificationTemplates = new ArrayList<>();
    private final List<Supplier<? extends NotificationChannel>> notificationChannels = new ArrayList<>();
    private final List<Supplier<? extends AssignmentStrategy>> strategies = new ArrayList<>();
    private @Nullable MigrationSet migrations;
    private @Nullable Supplier<? extends SearchEngine> searchEngine;
    private @Nullable Supplier<String> health;
    private boolean closed;

    Declaration close() {
        closed = true;
        Map<String, List<Supplier<? extends Collection<?>>>> copies = new LinkedHashMap<>();
        resources.forEach((parent, suppliers) -> copies.put(parent, List.copyOf(suppliers)));
        return new Declaration(
                copies,
                permissions,
                settings,
                migrations,
                personalData,
                subscriptions,
                jobs,
                searchSources,
                searchEngine,
                guards,
                ticketFields,
                notificationTemplates,
                notificationChannels,
                strategies,
                health);
    }

    @Override
    public Contributions resources(Supplier<? extends Collection<?>> instances) {
        return below(Declaration.MOUNT, instances);
    }

    @Override
    public Contributions ticketResources(Supplier<? extends Collection<?>> instances) {
        return below("tickets", instances);
    }

    @Override
    public Contributions userResources(Supplier<? extends Collection<?>> instances) {
        return below("users", instances);
    }

    @Override
    public Contributions organizationResources(Supplier<? extends Collection<?>> instances) {
        return below("organizations", instances);
    }

    private Contributions below(String parent, Supplier<? extends Collection<?>> instances) {
        return record(() ->
                resources.computeIfAbsent(parent, name -> new ArrayList<>()).add(instances));
    }

    @Override
    public Contributions permission(Permission permission) {
        return record(() -> permissions.add(permission));
    }

    @Override
    public Contributions setting(SettingDefinition<?> setting) {
        return record(() -> settings.add(setting));
    }

    @Override
    public Contributions migrations(MigrationSet set) {
        return record(() -> {
            once(migrations, "migrations");
            migrations = set;
        });
    }

    @Override
    public Contributions personalData(PersonalData data) {
        return record(() -> personalData.add(data));
    }

    @Override
    public Contributions subscription(EventSubscription subscription) {
        return record(() -> subscriptions.add(subscription));
    }

    @Override
    public Contributions job(JobDefinition job) {
        return record(() -> jobs.add(job));
    }

    @Override
    public Contributions searchSource(Supplier<? extends SearchSource> source) {
        return record(() -> searchSources.add(source));
    }

    @Override
    public Contributions searchEngine(Supplier<? extends SearchEngine> engine) {
        return record(() -> {
            once(searchEngine, "a search engine");
            searchEngine = engine;
        });
    }

    @Override
    public Contributions ticketField(TicketField field) {
        return record(() -> ticketFields.add(field));
    }

    @Override
    public Contributions ticketGuard(TicketGuard guard) {
        return record(() -> guards.add(guard));
    }

    @Override
    public Contributions notificationTemplate(NotificationTemplate template) {
        return record(() -> notificationTemplates.add(template));
    }

    @Override
    public Contributions notificationChannel(Supplier<? extends NotificationChannel> channel) {
        return record(() -> notificationChannels.add(channel));
    }

    @Override
    public Contributions assignmentStrategy(Supplier<? extends AssignmentStrategy> strategy) {
        return record(() -> strategies.add(strategy));
    }

    @Override
    public Contributions health(Supplier<String> problem) {
        return record(() -> {
            once(health, "a health check");
            health = problem;
        });
    }

    private Contributions record(Runnable change) {
        if (closed) {
            throw new IllegalStateException("contribute has returned; nothing can be declared any more");
        }
        change.run();
        return this;
    }

    private static void once(@Nullable Object present, String what) {
        if (present != null) {
            throw new IllegalArgumentException("A plugin declares " + what + " once");
        }
    }
}
