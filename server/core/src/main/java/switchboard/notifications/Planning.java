package switchboard.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.events.Subject;
import switchboard.api.notifications.NotificationChannel;
import switchboard.api.settings.Settings;
import switchboard.api.users.User;
import switchboard.persistence.Transactions;
import switchboard.users.UserService;

/** Decides what becomes of notifications: by which channels they go, or when, or why not. */
final class Planning {

    private static final Logger LOG = LoggerFactory.getLogger(Planning.class);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Until somebody looks again whose calendar has no working time. */
    private static final Duration NEVER_OPEN = Duration.ofDays(1);

    private final Transactions transactions;
    private final UserService users;
    private final Channels channels;
    private final KnownChannels known;
    private final Function<UUID, BusinessCalendar> hours;
    private final Settings settings;

    Planning(
            Transactions transactions,
            UserService users,
            Channels channels,
            KnownChannels known,
            Function<UUID, BusinessCalendar> hours,
            Settings settings) {
        this.transactions = transactions;
        this.users = users;
        this.channels = channels;
        this.known = known;
        this.hours = hours;
        this.settings = settings;
    }

    /** What is known of the receivers of a batch; the counts grow with what is planned. */
    private record Facts(
            Map<UUID, User> users,
            Map<UUID, Map<String, String>> addresses,
            Map<UUID, Preferences> preferences,
            Map<UUID, Map<Subject, Integer>> sent,
            Set<DeadAddresses.Place> dead,
            Set<String> channels,
            Pace pace,
            Instant now) {}

    /** In the order given. A fixed number of queries. */
    Map<Pending, Plan> plan(List<Pending> due, Instant now) {
        Set<UUID> receivers = due.stream().map(Pending::receiver).collect(Collectors.toSet());
        Set<UUID> byName = due.stream()
                .filter(pending -> !pending.channels().isEmpty())
                .map(Pending::receiver)
                .collect(Collectors.toSet());
        Facts facts = new Facts(
                users.users(receivers),
                users.addresses(receivers),
                transactions.read(dsl -> Preferences.of(dsl, receivers)),
                transactions.read(dsl -> Pending.sentSince(dsl, receivers, now.minus(HOUR))),
                byName.isEmpty() ? Set.of() : transactions.read(dsl -> DeadAddresses.of(dsl, byName)),
                known.names(),
                Pace.of(settings),
                now);
        Map<Pending, Plan> plans = new LinkedHashMap<>();
        for (Pending pending : due) {
            plans.put(pending, plan(pending, facts));
        }
        return plans;
    }

    private Plan plan(Pending pending, Facts facts) {
        User user = facts.users().get(pending.receiver());
        if (user == null || !user.active()) {
            return new Plan.Drop("The receiver is not active.");
        }
        List<String> ways = ways(pending, user, facts);
        if (ways.isEmpty()) {
            return new Plan.Inbox("No channel that the receiver wants, or that it was to go by, reaches them.");
        }
        Instant open = pending.urgent() ? facts.now() : nextOpen(user.id(), facts.now());
        if (open.isAfter(facts.now())) {
            return new Plan.Hold(open);
        }
        if (!pending.isDigest() && !counted(pending, facts)) {
            return new Plan.Collapse();
        }
        return new Plan.Send(ways);
    }

    private List<String> ways(Pending pending, User user, Facts facts) {
        Map<String, String> addresses = facts.addresses().getOrDefault(user.id(), Map.of());
        NotificationChannel.Receiver receiver =
                new NotificationChannel.Receiver(user.id(), user.displayName(), user.locale(), addresses);
        Set<String> ways = new TreeSet<>();
        boolean reached = false;
        for (String name : pending.channels()) {
            Reach reach = facts.channels().contains(name) ? reach(name, receiver, facts.dead()) : Reach.NO;
            reached |= reach == Reach.YES;
            if (reach != Reach.NO) {
                ways.add(name);
            }
        }
        if (!reached) {
            ways.addAll(chosen(pending, receiver, facts));
        }
        return List.copyOf(ways);
    }

    /** By the receiver's own choice. Whether an address is dead is asked when the message is delivered, and said of it. */
    private List<String> chosen(Pending pending, NotificationChannel.Receiver receiver, Facts facts) {
        Preferences preferences = facts.preferences().getOrDefault(receiver.user(), Preferences.NONE);
        return facts.channels().stream()
                .filter(name -> preferences.wants(pending.event(), name))
                .filter(name -> reach(name, receiver, Set.of()) != Reach.NO)
                .toList();
    }

    /** Whether a channel reaches somebody. One that is away, or does not say, is asked again at the delivery. */
    private enum Reach {
        YES,
        PERHAPS,
        NO
    }

    private Reach reach(String name, NotificationChannel.Receiver receiver, Set<DeadAddresses.Place> dead) {
        NotificationChannel channel = channels.byName().get(name);
        if (channel == null) {
            return Reach.PERHAPS;
        }
        try {
            @Nullable String address = channel.address(receiver);
            return address == null || address.isBlank() || dead.contains(DeadAddresses.Place.of(name, address))
                    ? Reach.NO
                    : Reach.YES;
        } catch (RuntimeException failure) {
            LOG.info("The channel {} did not say where it reaches somebody", name, failure);
            return Reach.PERHAPS;
        }
    }

    private Instant nextOpen(UUID user, Instant now) {
        BusinessCalendar calendar = hours.apply(user);
        try {
            return calendar.nextOpen(now);
        } catch (IllegalStateException never) {
            LOG.warn("The calendar {} is never open; what waits for it is looked at again tomorrow", calendar.name());
            return now.plus(NEVER_OPEN);
        }
    }

    /** Takes it from the receiver's hour; false where that is used up. */
    private static boolean counted(Pending pending, Facts facts) {
        Map<Subject, Integer> sent = facts.sent().computeIfAbsent(pending.receiver(), receiver -> new HashMap<>());
        int all = sent.values().stream().mapToInt(Integer::intValue).sum();
        if (!facts.pace().allows(pending.urgent(), all, sent.getOrDefault(pending.subject(), 0))) {
            return false;
        }
        sent.merge(pending.subject(), 1, Integer::sum);
        return true;
    }
}
