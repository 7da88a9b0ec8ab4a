package com.example.first;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.access.Permission;
import switchboard.api.access.Scope;
import switchboard.api.events.EventSubscription;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.settings.SettingDefinition;

/** Uses every extension point and every host service of version 1.0.0 of the plugin API. */
public final class FirstPlugin implements ServiceDeskPlugin {

    static final String READ = "firstnote:read";
    static final String WRITE = "firstnote:write";

    static final SettingDefinition<Duration> PATIENCE = new SettingDefinition<>(
            "patience",
            "How long it waits",
            Duration.class,
            Duration.ofSeconds(7),
            false,
            value -> value.isNegative() ? "must not be negative" : "");
    static final SettingDefinition<String> GREETING =
            SettingDefinition.of("greeting", "What it says", String.class, "Good day");

    private final MemoryEngine engine = new MemoryEngine();
    private final List<String> life = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private PluginContext context;
    private Notes notes;

    public FirstPlugin() {}

    @Override
    public void contribute(Contributions contributions) {
        contributions
                .permission(new Permission(READ, "Read notes", Map.of("agent", Scope.ORGANIZATION)))
                .permission(new Permission(WRITE, "Write notes", Map.of("agent", Scope.OWN, "team_lead", Scope.TEAM)))
                .setting(PATIENCE)
                .setting(GREETING)
                .migrations(new MigrationSet("db/migration/first"))
                .resources(() -> List.of(new NoteResource(notes), new ServiceResource(context, life, seen)))
                .ticketResources(() -> List.of(new Below.OfTicket()))
                .userResources(() -> List.of(new Below.OfUser()))
                .organizationResources(() -> List.of(new Below.OfOrganization()))
                .job(new JobDefinition("tick", Duration.ofSeconds(1), payload -> seen.add("tick")))
                .job(new JobDefinition("queued", null, payload -> seen.add("job " + payload)))
                .subscription(new EventSubscription(
                        "notes",
                        Set.of("firstnote.*"),
                        events -> events.forEach(event -> seen.add("event " + event.type() + " " + event.subject().id()))))
                .searchSource(() -> new NoteSource(notes))
                .searchEngine(() -> engine)
                .ticketGuard(new NoteGuard())
                .health(() -> context.settings().get(GREETING).equals("unwell") ? "It is unwell" : "");
    }

    @Override
    public void start(PluginContext given) {
        context = given;
        notes = new Notes(given.database(), given.access(), given.clock());
        life.add("start " + given.id() + " " + given.version());
    }

    @Override
    public void takeOver() {
        engine.takeOver();
        life.add("takeOver");
    }

    @Override
    public void quiesce() {
        engine.quiesce();
        life.add("quiesce");
    }

    @Override
    public void stop() {
        life.add("stop");
    }

    static List<String> copy(List<String> list) {
        return new ArrayList<>(list);
    }
}
