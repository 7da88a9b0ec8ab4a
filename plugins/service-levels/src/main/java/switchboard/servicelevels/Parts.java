package switchboard.servicelevels;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import switchboard.api.PluginContext;
import switchboard.servicelevels.alarms.AlarmJob;
import switchboard.servicelevels.alarms.AlarmResource;
import switchboard.servicelevels.alarms.Alarms;
import switchboard.servicelevels.alarms.LadderFields;
import switchboard.servicelevels.alarms.LadderResource;
import switchboard.servicelevels.alarms.LadderService;
import switchboard.servicelevels.alarms.Ladders;
import switchboard.servicelevels.clocks.HistoryReader;
import switchboard.servicelevels.policies.Policies;
import switchboard.servicelevels.policies.PolicyFields;
import switchboard.servicelevels.policies.PolicyResource;
import switchboard.servicelevels.policies.PolicyService;
import switchboard.servicelevels.simulations.SimulationRunResource;
import switchboard.servicelevels.simulations.SimulationRuns;
import switchboard.servicelevels.simulations.SimulationWork;
import switchboard.servicelevels.tracking.ClockSource;
import switchboard.servicelevels.tracking.DuePublisher;
import switchboard.servicelevels.tracking.Follower;
import switchboard.servicelevels.tracking.Outcomes;
import switchboard.servicelevels.tracking.Queue;
import switchboard.servicelevels.tracking.QueueResource;
import switchboard.servicelevels.tracking.Recomputation;
import switchboard.servicelevels.tracking.Simulation;
import switchboard.servicelevels.tracking.SimulationResource;
import switchboard.servicelevels.tracking.TicketServiceLevelResource;
import switchboard.servicelevels.tracking.TicketServiceLevels;
import switchboard.servicelevels.tracking.Tracking;
import switchboard.servicelevels.tracking.WholeTickets;

/** The plugin, wired. */
final class Parts {

    private final PluginContext desk;
    private final Ids ids;
    private final Policies policies;
    private final Ladders ladders;
    private final ClockSource source;
    private final Tracking tracking;
    private final Recomputation recomputation;
    private final WholeTickets whole;
    private final Outcomes outcomes;
    private final SimulationWork simulationWork;

    Parts(PluginContext desk, SimulationWork.Pace pace) {
        this.desk = desk;
        this.ids = new Ids(desk.clock(), new SecureRandom());
        this.policies = new Policies(desk.database(), desk.clock());
        this.ladders = new Ladders(desk.database(), desk.clock());
        this.source = new ClockSource(
                new HistoryReader(desk.events(), desk.tickets(), desk.access(), this::organizationsOf),
                policies,
                desk.calendars());
        this.tracking = new Tracking(
                desk.tickets(),
                desk.access(),
                source,
                desk.database(),
                () -> ladders.plan(ids::next),
                new DuePublisher(desk.tickets()),
                desk.clock());
        this.recomputation = new Recomputation(
                desk.jobs(),
                desk.database(),
                tracking,
                () -> {
                    policies.forget();
                    ladders.forget();
                },
                desk.clock());
        this.whole = new WholeTickets(desk.tickets(), desk.access());
        this.outcomes = new Outcomes(desk.database());
        this.simulationWork = new SimulationWork(
                desk.database(),
                new SimulationWork.Parts(desk.tickets(), whole, desk.access(), desk.jobs(), source, outcomes, policies),
                pace,
                desk.clock());
    }

    private Map<UUID, UUID> organizationsOf(Collection<UUID> people) {
        Map<UUID, UUID> organizations = new HashMap<>();
        desk.users().users(people).values().forEach(person -> organizations.put(person.id(), person.organization()));
        return organizations;
    }

    Clock clock() {
        return desk.clock();
    }

    ClockSource source() {
        return source;
    }

    Follower follower() {
        return new Follower(tracking, recomputation);
    }

    Recomputation recomputation() {
        return recomputation;
    }

    SimulationWork simulationWork() {
        return simulationWork;
    }

    AlarmJob alarmJob() {
        return new AlarmJob(
                desk.database(),
                ladders,
                desk.users(),
                desk.onCall(),
                desk.tickets(),
                desk.access(),
                desk.clock(),
                tracking::refresh);
    }

    List<Object> resources() {
        PolicyFields fields = new PolicyFields(desk.users(), desk.calendars());
        PolicyService service =
                new PolicyService(desk.database(), policies, fields, desk.clock(), ids::next, recomputation::begin);
        return List.of(
                new PolicyResource(service),
                new SimulationResource(
                        new Simulation(service, fields, desk.tickets(), whole, source, outcomes, desk.clock())),
                new SimulationRunResource(new SimulationRuns(
                        desk.database(),
                        service,
                        desk.tickets(),
                        desk.access(),
                        simulationWork,
                        desk.clock(),
                        ids::next)),
                new LadderResource(new LadderService(
                        desk.database(),
                        ladders,
                        new LadderFields(desk.users(), desk.notifications()::channels),
                        desk.clock(),
                        ids::next,
                        recomputation::begin)),
                new QueueResource(new Queue(desk.database(), desk.access(), desk.users())));
    }

    List<Object> ticketResources() {
        return List.of(
                new TicketServiceLevelResource(
                        new TicketServiceLevels(desk.tickets(), whole, source, outcomes, desk.clock())),
                new AlarmResource(new Alarms(desk.database(), desk.clock(), tracking::refresh)));
    }
}
