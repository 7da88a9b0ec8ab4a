package switchboard.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.events.Deliveries;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.json.Json;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Takes up what is due, and writes what becomes of it: deliveries and states in one transaction. */
final class Planner {

    /** The event that says that somebody was told more than is sent one by one. */
    static final String COLLAPSED = "notification.collapsed";

    /** Begins the kinds of the deliveries, the channel's name ends them. */
    static final String KIND = "notify_";

    private static final int AT_ONCE = 200;
    /** After the hour is over, so that nothing of it comes too late for its digest. */
    private static final Duration DIGEST_AFTER = Duration.ofMinutes(61);

    private final Transactions transactions;
    private final Planning planning;
    private final Deliveries deliveries;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Planner(
            Transactions transactions,
            Planning planning,
            Deliveries deliveries,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.planning = planning;
        this.deliveries = deliveries;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return whether there was as much as is taken up at once, so that more may wait */
    boolean step() {
        Instant now = clock.instant();
        List<Pending> due = transactions.read(dsl -> Pending.due(dsl, now, AT_ONCE));
        if (due.isEmpty()) {
            return false;
        }
        Map<Plan, List<Pending>> groups = new LinkedHashMap<>();
        planning.plan(due, now).forEach((pending, plan) -> groups.computeIfAbsent(plan, any -> new ArrayList<>())
                .add(pending));
        transactions.inTransaction(work -> {
            groups.forEach((plan, group) -> write(work, plan, group, now));
            return null;
        });
        return due.size() == AT_ONCE;
    }

    private void write(Work work, Plan plan, List<Pending> group, Instant now) {
        List<UUID> taken = idsOf(group);
        int rows =
                switch (plan) {
                    case Plan.Send send -> send(work, send, group, now);
                    case Plan.Inbox inbox -> PlanRows.inbox(work.dsl(), taken, inbox.reason());
                    case Plan.Hold hold -> PlanRows.hold(work.dsl(), taken, hold.until());
                    case Plan.Drop drop -> PlanRows.drop(work.dsl(), taken, drop.reason());
                    case Plan.Collapse collapse -> collapse(work, group, now);
                };
        if (rows != group.size()) {
            // Nothing of this batch is written; what is still due is looked at anew.
            throw new PlannedElsewhere();
        }
    }

    private int send(Work work, Plan.Send send, List<Pending> group, Instant now) {
        List<Deliveries.Draft> drafts = group.stream()
                .map(pending -> new Deliveries.Draft(
                        pending.receiver().toString(), "", Json.write(Map.of("notification", pending.id()))))
                .toList();
        for (String channel : send.channels()) {
            deliveries.enqueueAll(work, KIND + channel, drafts);
        }
        return PlanRows.send(work.dsl(), idsOf(group), send.channels().size(), now);
    }

    private int collapse(Work work, List<Pending> group, Instant now) {
        Map<UUID, List<Pending>> byReceiver = new HashMap<>();
        group.forEach(pending -> byReceiver
                .computeIfAbsent(pending.receiver(), receiver -> new ArrayList<>())
                .add(pending));
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        UUID content = ids.next();
        NotificationRows.insertContent(work.dsl(), content, Values.write(Map.of()), now);
        int rows = 0;
        for (Map.Entry<UUID, List<Pending>> one : byReceiver.entrySet()) {
            UUID made = ids.next();
            UUID digest = PlanRows.digest(
                    work.dsl(),
                    made,
                    one.getKey(),
                    content,
                    hour.toString(),
                    one.getValue().stream().anyMatch(Pending::urgent),
                    hour.plus(DIGEST_AFTER),
                    now);
            if (digest.equals(made)) {
                tell(work, one.getKey(), one.getValue().getFirst().organization(), digest, now);
            }
            rows += PlanRows.collapse(work.dsl(), idsOf(one.getValue()), digest);
        }
        return rows;
    }

    /** Once an hour and receiver: somebody may be in a loop with the desk. */
    private void tell(Work work, UUID receiver, @Nullable UUID organization, UUID digest, Instant now) {
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        COLLAPSED,
                        new Subject("user", receiver.toString()),
                        null,
                        null,
                        "system",
                        null,
                        now,
                        false,
                        NotificationAdministration.READ,
                        organization,
                        Map.of("digest", digest),
                        Map.of()));
    }

    private static List<UUID> idsOf(List<Pending> group) {
        return group.stream().map(Pending::id).toList();
    }

    /** Another node, or an erasure, was quicker. */
    static final class PlannedElsewhere extends RuntimeException {

        private static final long serialVersionUID = 1;

        PlannedElsewhere() {
            super("What was to be planned is not there any more as it was", null, false, false);
        }
    }
}
