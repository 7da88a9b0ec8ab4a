package switchboard.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import switchboard.access.ModuleReaches;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.settings.SettingDefinition;
import switchboard.events.Subscriptions;
import switchboard.jobs.JobService;
import switchboard.rotas.Duty;
import switchboard.settings.SettingsService;
import switchboard.tickets.codes.CodeTables;

/** The room with everything in it, wired. */
public final class AssignmentRoom {

    private static final String OWNER = "assignment";
    private static final SettingDefinition<Duration> REMIND_EVERY = new SettingDefinition<>(
            "remindEvery",
            "How often owners are reminded of tickets they escalated; PT0S for never",
            Duration.class,
            Duration.ofDays(1),
            false,
            AssignmentRoom::check);

    private final Strategies strategies;
    private final AssignmentService assignments;
    private final AutoAssignment automatic;
    private final Redistribution redistribution;
    private final EscalationService escalations;
    private final EscalationReminders reminders;
    private final List<Object> resources;

    /**
     * @param modules for which organizations the plugins of strategies are enabled
     * @param onCall who is on call for a team at a time, by each of its rotas
     */
    public AssignmentRoom(
            AssignmentGround ground,
            ModuleReaches modules,
            BiFunction<UUID, Instant, List<Duty>> onCall,
            CodeTables codes,
            SettingsService settings) {
        settings.define(OWNER, List.of(REMIND_EVERY));
        Supplier<Duration> remindEvery = () -> settings.of(OWNER).get(REMIND_EVERY);
        strategies = new Strategies(modules, onCall);
        assignments = new AssignmentService(ground, strategies);
        automatic = new AutoAssignment(ground, assignments);
        redistribution = new Redistribution(ground, assignments);
        escalations = new EscalationService(ground, codes, remindEvery);
        reminders = new EscalationReminders(ground, remindEvery);
        resources = List.of(
                new AssignmentResource(assignments),
                new TeamAssignmentResource(new TeamSettingService(ground, strategies, codes)),
                new StrategyResource(strategies),
                new CategorySkillResource(new CategorySkills(ground, codes)),
                new RedistributionResource(redistribution),
                new EscalationResource(escalations));
    }

    private static String check(Duration pause) {
        return pause.isNegative() || (pause.isPositive() && pause.compareTo(Duration.ofMinutes(1)) < 0)
                ? "must be PT0S, or a minute at least"
                : "";
    }

    /** Begins to follow the journal and to do what is timed. */
    public void start(Subscriptions subscriptions, JobService jobs) {
        subscriptions.register(
                AutoAssignment.CONSUMER, AutoAssignment.TYPES, automatic::handle, Subscriptions.Start.NEWEST);
        jobs.define(
                OWNER,
                List.of(
                        new JobDefinition("retry", Duration.ofSeconds(20), payload -> automatic.retry()),
                        new JobDefinition("absences", Duration.ofMinutes(1), payload -> redistribution.runDue()),
                        new JobDefinition("reminders", Duration.ofMinutes(1), payload -> reminders.run())));
    }

    /** What answers under {@code /api/v1}. */
    public List<Object> resources() {
        return resources;
    }

    public AssignmentService assignments() {
        return assignments;
    }

    /** Where plugins add theirs. */
    public Strategies strategies() {
        return strategies;
    }

    EscalationService escalations() {
        return escalations;
    }

    EscalationReminders reminders() {
        return reminders;
    }

    Redistribution redistribution() {
        return redistribution;
    }

    AutoAssignment automatic() {
        return automatic;
    }
}
