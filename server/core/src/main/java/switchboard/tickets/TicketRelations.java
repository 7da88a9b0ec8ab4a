package switchboard.tickets;

import java.util.List;
import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.api.events.EventHandler;
import switchboard.events.Subscriptions;
import switchboard.tickets.bulk.BulkResource;
import switchboard.tickets.bulk.TicketBulk;
import switchboard.tickets.swarm.SwarmList;
import switchboard.tickets.swarm.SwarmListResource;
import switchboard.tickets.swarm.SwarmResource;
import switchboard.tickets.swarm.TicketSwarm;
import switchboard.tickets.tasks.ChecklistResource;
import switchboard.tickets.tasks.Checklists;
import switchboard.tickets.tasks.TaskList;
import switchboard.tickets.tasks.TaskListResource;
import switchboard.tickets.tasks.TaskResource;
import switchboard.tickets.tasks.TicketTasks;
import switchboard.tickets.watchers.TicketWatchers;
import switchboard.tickets.watchers.WatcherGround;
import switchboard.tickets.watchers.WatcherNews;
import switchboard.tickets.watchers.WatcherResource;

/** What people do with several tickets, and with several people on one: wired. */
public record TicketRelations(
        TicketMerges merges,
        TicketSplit split,
        CategorySuggestions suggestions,
        TicketWatchers watchers,
        TicketTasks tasks,
        TaskList taskList,
        Checklists checklists,
        TicketBulk bulk,
        TicketSwarm swarm,
        SwarmList swarms,
        List<Follower> followers) {

    /** A consumer of the journal. */
    public record Follower(String consumer, Set<String> types, EventHandler handler) {}

    /** What the commands to single tickets need of this, and the other way round. */
    record Around(TicketMerges merges, TicketWatchers watchers, WatcherGround people, LinkWriting links) {

        static Around of(TicketGround ground, TicketRoom.Needs needs) {
            WatcherGround people = new WatcherGround(
                    needs.users(),
                    needs.reaches(),
                    EntryRows::authors,
                    needs.access().system());
            TicketWatchers watchers = new TicketWatchers(ground, people);
            LinkWriting links = new LinkWriting(ground);
            TicketMerges merges = new TicketMerges(ground, new MergeCommand.Parts(links, watchers));
            return new Around(merges, watchers, people, links);
        }
    }

    static TicketRelations open(
            TicketGround ground,
            TicketRoom.Needs needs,
            Around around,
            TicketCreation creation,
            Tickets tickets,
            TicketEntries entries) {
        Caller system = needs.access().system();
        TicketTasks tasks = new TicketTasks(ground, needs.users());
        return new TicketRelations(
                around.merges(),
                new TicketSplit(ground, creation, around.links()),
                new CategorySuggestions(ground, needs.search()),
                around.watchers(),
                tasks,
                new TaskList(ground, needs.access(), needs.users()),
                new Checklists(ground, needs.access(), needs.audit(), needs.users(), tasks),
                new TicketBulk(ground, needs.access(), tickets, entries),
                new TicketSwarm(ground, needs.users(), needs.reaches()),
                new SwarmList(ground.transactions(), needs.access(), tickets),
                List.of(
                        new Follower(
                                ChildFollower.CONSUMER,
                                ChildFollower.TYPES,
                                new ChildFollower(ground, tickets, entries, system)),
                        new Follower(
                                WatcherNews.CONSUMER, WatcherNews.TYPES, new WatcherNews(ground, around.people()))));
    }

    List<Object> resources() {
        return List.of(
                new MergeResource(merges, split),
                new SuggestionResource(suggestions),
                new WatcherResource(watchers),
                new TaskResource(tasks, checklists),
                new TaskListResource(taskList),
                new ChecklistResource(checklists),
                new BulkResource(bulk),
                new SwarmResource(swarm),
                new SwarmListResource(swarms));
    }

    /** Begins to follow the journal, from where it was left, or from now on where it is new. */
    public void follow(Subscriptions subscriptions) {
        for (Follower follower : followers) {
            subscriptions.register(
                    follower.consumer(), follower.types(), follower.handler(), Subscriptions.Start.NEWEST);
        }
    }
}
