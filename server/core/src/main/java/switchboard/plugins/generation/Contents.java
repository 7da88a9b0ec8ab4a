package switchboard.plugins.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.events.EventSubscription;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.notifications.NotificationChannel;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchSource;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.tickets.TicketGuard;
import switchboard.http.JerseyApplication;
import switchboard.http.MountedApplication;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.EventsAtHand;
import switchboard.plugins.quotas.Quota;

/** What a generation's suppliers gave after its start, each wrapped so that it runs on the plugin's threads. */
final class Contents {

    private final Generation generation;
    private final LiveGenerations live;
    private volatile Built built = Built.NOTHING;

    private record Built(
            Map<String, MountedApplication> applications,
            List<JerseyApplication> jersey,
            List<SearchSource> sources,
            @Nullable SearchEngine engine,
            List<TicketGuard> guards,
            List<NotificationChannel> channels,
            List<AssignmentStrategy> strategies) {

        static final Built NOTHING = new Built(Map.of(), List.of(), List.of(), null, List.of(), List.of(), List.of());
    }

    Contents(Generation generation, LiveGenerations live) {
        this.generation = generation;
        this.live = live;
    }

    /** Asks every supplier and builds the REST applications, on the plugin's threads. */
    void build() throws Exception {
        Declaration declaration = generation.declaration();
        Map<String, MountedApplication> applications = new LinkedHashMap<>();
        List<JerseyApplication> jersey = new ArrayList<>();
        try {
            for (Map.Entry<String, List<Supplier<? extends Collection<?>>>> place :
                    declaration.resources().entrySet()) {
                JerseyApplication application = generation
                        .pool()
                        .call(
                                CallKind.LIFE_CYCLE,
                                () -> JerseyApplication.of(
                                        prefix(place.getKey()), supply(place.getValue()), Quota.ANSWER_SIZE.limit()));
                jersey.add(application);
                applications.put(place.getKey(), new PluginMount(generation, place.getKey(), application, live));
            }
            built = new Built(
                    Map.copyOf(applications),
                    List.copyOf(jersey),
                    wrapSources(),
                    wrapEngine(),
                    wrapGuards(),
                    wrapChannels(),
                    wrapStrategies());
        } catch (Throwable failure) {
            jersey.forEach(JerseyApplication::close);
            throw failure;
        }
    }

    private static List<Object> supply(List<Supplier<? extends Collection<?>>> suppliers) {
        List<Object> resources = new ArrayList<>();
        for (Supplier<? extends Collection<?>> supplier : suppliers) {
            for (Object resource : Answers.given(supplier.get(), "a collection of resources")) {
                resources.add(Answers.given(resource, "a resource"));
            }
        }
        return resources;
    }

    private String prefix(String parent) {
        String mount = String.valueOf(generation.manifest().mount());
        return parent.isEmpty() ? mount : parent + "/{" + Generation.parents().get(parent) + "}/" + mount;
    }

    private List<SearchSource> wrapSources() throws Exception {
        List<SearchSource> sources = new ArrayList<>();
        for (Supplier<? extends SearchSource> supplier :
                generation.declaration().searchSources()) {
            sources.add(generation
                    .pool()
                    .call(
                            CallKind.LIFE_CYCLE,
                            () -> PluginSearchSource.of(
                                    generation, Answers.given(supplier.get(), "a search source"), live)));
        }
        return List.copyOf(sources);
    }

    private @Nullable SearchEngine wrapEngine() throws Exception {
        Supplier<? extends SearchEngine> supplier = generation.declaration().searchEngine();
        if (supplier == null) {
            return null;
        }
        SearchEngine engine =
                generation.pool().call(CallKind.LIFE_CYCLE, () -> Answers.given(supplier.get(), "a search engine"));
        return new PluginSearchEngine(generation, engine, live);
    }

    private List<TicketGuard> wrapGuards() throws Exception {
        List<TicketGuard> guards = new ArrayList<>();
        for (TicketGuard guard : generation.declaration().guards()) {
            guards.add(
                    generation.pool().call(CallKind.LIFE_CYCLE, () -> PluginTicketGuard.of(generation, guard, live)));
        }
        return List.copyOf(guards);
    }

    private List<NotificationChannel> wrapChannels() throws Exception {
        List<NotificationChannel> channels = new ArrayList<>();
        for (Supplier<? extends NotificationChannel> supplier :
                generation.declaration().notificationChannels()) {
            channels.add(generation
                    .pool()
                    .call(
                            CallKind.LIFE_CYCLE,
                            () -> PluginNotificationChannel.of(
                                    generation, Answers.given(supplier.get(), "a notification channel"), live)));
        }
        return List.copyOf(channels);
    }

    private List<AssignmentStrategy> wrapStrategies() throws Exception {
        List<AssignmentStrategy> strategies = new ArrayList<>();
        for (Supplier<? extends AssignmentStrategy> supplier :
                generation.declaration().strategies()) {
            strategies.add(generation
                    .pool()
                    .call(
                            CallKind.LIFE_CYCLE,
                            () -> PluginAssignmentStrategy.of(
                                    generation, Answers.given(supplier.get(), "an assignment strategy"), live)));
        }
        return List.copyOf(strategies);
    }

    Map<String, MountedApplication> applications() {
        return built.applications();
    }

    List<SearchSource> sources() {
        return built.sources();
    }

    @Nullable
    SearchEngine engine() {
        return built.engine();
    }

    List<TicketGuard> guards() {
        return built.guards();
    }

    List<NotificationChannel> channels() {
        return built.channels();
    }

    List<AssignmentStrategy> strategies() {
        return built.strategies();
    }

    List<EventSubscription> subscriptions() {
        return generation.declaration().subscriptions().stream()
                .map(subscription ->
                        new EventSubscription(subscription.name(), subscription.types(), events -> generation
                                .pool()
                                .call(CallKind.EVENT, subscription.name(), () -> {
                                    EventsAtHand.during(
                                            events, () -> subscription.handler().handle(events));
                                    return null;
                                })))
                .toList();
    }

    List<JobDefinition> jobs() {
        return generation.declaration().jobs().stream()
                .map(job -> new JobDefinition(
                        job.name(), job.every(), payload -> generation.pool().call(CallKind.JOB, job.name(), () -> {
                            job.handler().run(payload);
                            return null;
                        })))
                .toList();
    }

    /** With checks that run on the plugin's threads. */
    List<SettingDefinition<?>> settings() {
        return generation.declaration().settings().stream()
                .<SettingDefinition<?>>map(this::withCheck)
                .toList();
    }

    private <T> SettingDefinition<T> withCheck(SettingDefinition<T> setting) {
        return new SettingDefinition<>(
                setting.name(),
                setting.label(),
                setting.type(),
                setting.defaultValue(),
                setting.secret(),
                value -> Using.unchecked(() -> generation
                        .pool()
                        .call(
                                CallKind.SETTING_CHECK,
                                setting.name(),
                                () -> Answers.text(setting.check().apply(value), "what is wrong with a setting"))));
    }

    void close() {
        Built last = built;
        built = Built.NOTHING;
        last.jersey().forEach(JerseyApplication::close);
    }
}
