package switchboard.servicelevels.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.api.events.Event;
import switchboard.servicelevels.policies.Condition;
import switchboard.servicelevels.policies.Content;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.Policy;
import switchboard.servicelevels.policies.Target;

/**
 * A clock as somebody with much patience would count it: minute by minute from the first to the last, looking each time at
 * what had happened by then, which policy held, and what the clock on the wall of the team showed. It shares nothing with
 * the clocks that it judges but the words.
 */
final class MinuteSimulator {

    private static final Set<String> DONE = Set.of("resolved", "closed", "cancelled");

    private final List<Event> events;
    private final List<Policy> policies;
    private final RandomDesk desk;

    MinuteSimulator(List<Event> events, List<Policy> policies, RandomDesk desk) {
        this.events = events.stream().sorted(Comparator.comparing(Event::at)).toList();
        this.policies = policies;
        this.desk = desk;
    }

    /** What a clock came to; null where no policy ever had to do with it. */
    record Result(Duration elapsed, Duration length, boolean stopped) {
        boolean breached() {
            return elapsed.compareTo(length) > 0;
        }
    }

    /** A ticket at an instant, by going through everything from the beginning. */
    private record Ticket(
            String status,
            String priority,
            @Nullable String team,
            @Nullable String service,
            String channel,
            boolean answered) {}

    private Ticket at(Instant instant) {
        String status = "";
        String priority = "";
        String team = null;
        boolean answered = false;
        for (Event event : events) {
            if (event.at().isAfter(instant)) {
                break;
            }
            String before = status;
            switch (event.type()) {
                case "ticket.created" -> {
                    status = String.valueOf(event.data().get("status"));
                    priority = String.valueOf(event.data().get("priority"));
                    team = (String) event.data().get("team");
                }
                case "ticket.replied" ->
                    answered |= event.actor() != null && !event.actor().equals(RandomDesk.REQUESTER);
                default -> {
                    for (Object each : (List<?>) event.data().get("changes")) {
                        Map<?, ?> change = (Map<?, ?>) each;
                        String after = (String) change.get("after");
                        switch (String.valueOf(change.get("field"))) {
                            case "status" -> status = String.valueOf(after);
                            case "priority" -> priority = String.valueOf(after);
                            case "team" -> team = after;
                            default -> {
                                // The desk of the test knows these by itself.
                            }
                        }
                    }
                }
            }
            answered |= !before.isEmpty() && !DONE.contains(before) && DONE.contains(status);
        }
        return new Ticket(status, priority, team, desk.service(instant), desk.channel(instant), answered);
    }

    @Nullable
    Result run(Kind kind, Target target, Instant now) {
        Instant created = events.getFirst().at();
        TreeSet<Instant> instants = new TreeSet<>();
        for (Instant at = created.truncatedTo(ChronoUnit.MINUTES); !at.isAfter(now); at = at.plusSeconds(60)) {
            instants.add(at);
        }
        // Things happen within minutes, too.
        events.forEach(event -> instants.add(event.at()));
        policies.forEach(policy -> policy.versions().forEach(version -> instants.add(version.validFrom())));
        instants.add(now);
        List<Instant> between = new ArrayList<>(instants.subSet(created, true, now, true));
        Duration elapsed = Duration.ZERO;
        Duration length = null;
        for (int index = 0; index < between.size(); index++) {
            Instant at = between.get(index);
            Ticket ticket = at(at);
            if (target == Target.FIRST_RESPONSE && ticket.answered()) {
                return length == null ? null : new Result(elapsed, length, true);
            }
            boolean done = DONE.contains(ticket.status());
            boolean over = target == Target.RESOLUTION && done && staysDone(at, now);
            if (over && at.isAfter(created)) {
                return length == null ? null : new Result(elapsed, length, true);
            }
            Policy policy = policy(kind, target, ticket, at);
            Content content = policy == null ? null : version(policy, at).content();
            if (content == null) {
                continue;
            }
            boolean concerns = content.counts().isEmpty() || content.counts().contains(ticket.status());
            if (concerns) {
                length = content.targets().get(target);
            }
            boolean last = index + 1 == between.size();
            if (!last
                    && concerns
                    && !done
                    && !content.pauses().contains(ticket.status())
                    && isOpen(desk.calendar(content.calendar(), ticket.team()), at)) {
                elapsed = elapsed.plus(Duration.between(at, between.get(index + 1)));
            }
        }
        return length == null ? null : new Result(elapsed, length, false);
    }

    /** The cycles of the next response, oldest first; a cycle that no policy had to do with is null. */
    List<@Nullable Result> cycles(Kind kind, Instant now) {
        List<@Nullable Result> results = new ArrayList<>();
        Instant open = null;
        boolean answered = false;
        for (Event event : events) {
            if (event.at().isAfter(now)) {
                break;
            }
            boolean first = event.equals(events.getFirst());
            boolean finishes = !first
                    && !DONE.contains(at(event.at().minusNanos(1)).status())
                    && DONE.contains(at(event.at()).status());
            boolean reply = event.type().equals("ticket.replied");
            if (finishes || (reply && !RandomDesk.REQUESTER.equals(event.actor()))) {
                if (open != null) {
                    results.add(counted(kind, open, event.at(), true));
                }
                open = null;
                answered = true;
            } else if (reply && answered && open == null) {
                open = event.at();
            }
        }
        if (open != null) {
            results.add(counted(kind, open, now, false));
        }
        return results;
    }

    private @Nullable Result counted(Kind kind, Instant from, Instant to, boolean stopped) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (Instant at = from.truncatedTo(ChronoUnit.MINUTES); !at.isAfter(to); at = at.plusSeconds(60)) {
            instants.add(at);
        }
        events.forEach(event -> instants.add(event.at()));
        policies.forEach(policy -> policy.versions().forEach(version -> instants.add(version.validFrom())));
        instants.add(to);
        Duration elapsed = Duration.ZERO;
        Duration length = null;
        List<Instant> between = new ArrayList<>(instants.subSet(from, true, to, true));
        for (int index = 0; index < between.size(); index++) {
            Instant at = between.get(index);
            boolean end = index + 1 == between.size();
            if (end && stopped && between.size() > 1) {
                break;
            }
            Ticket ticket = at(at);
            Policy policy = policy(kind, Target.NEXT_RESPONSE, ticket, at);
            if (policy == null) {
                continue;
            }
            Content content = version(policy, at).content();
            if (!content.counts().isEmpty() && !content.counts().contains(ticket.status())) {
                continue;
            }
            length = content.targets().get(Target.NEXT_RESPONSE);
            if (!end
                    && !DONE.contains(ticket.status())
                    && !content.pauses().contains(ticket.status())
                    && isOpen(desk.calendar(content.calendar(), ticket.team()), at)) {
                elapsed = elapsed.plus(Duration.between(at, between.get(index + 1)));
            }
        }
        return length == null ? null : new Result(elapsed, length, stopped);
    }

    private boolean staysDone(Instant from, Instant now) {
        return events.stream()
                .map(Event::at)
                .filter(at -> at.isAfter(from) && !at.isAfter(now))
                .allMatch(at -> DONE.contains(at(at).status()));
    }

    private @Nullable Policy policy(Kind kind, Target target, Ticket ticket, Instant at) {
        return policies.stream()
                .filter(policy -> policy.kind() == kind)
                .sorted(Comparator.comparing(Policy::ordinal))
                .filter(policy -> version(policy, at) != null)
                .filter(policy -> {
                    Content content = version(policy, at).content();
                    return content.active()
                            && content.targets().containsKey(target)
                            && content.conditions().stream().allMatch(condition -> fits(condition, ticket));
                })
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(Condition condition, Ticket ticket) {
        String value =
                switch (condition.field()) {
                    case "priority" -> ticket.priority();
                    case "team" -> ticket.team();
                    case "fields.service" -> ticket.service();
                    case "channel" -> ticket.channel();
                    default -> ticket.status();
                };
        return value != null && condition.values().contains(value);
    }

    private static Policy.Version version(Policy policy, Instant at) {
        Policy.Version holds = null;
        for (Policy.Version version : policy.versions()) {
            if (!version.validFrom().isAfter(at)) {
                holds = version;
            }
        }
        return holds;
    }

    private static boolean isOpen(BusinessCalendar calendar, Instant at) {
        ZonedDateTime wall = at.atZone(calendar.zone());
        List<WorkingHours> hours = calendar.exceptions().containsKey(wall.toLocalDate())
                ? calendar.exceptions().get(wall.toLocalDate())
                : calendar.week().getOrDefault(wall.getDayOfWeek(), List.of());
        LocalTime time = wall.toLocalTime();
        int minute = time.getHour() * 60 + time.getMinute();
        return hours.stream().anyMatch(each -> each.from() <= minute && minute < each.to());
    }

    static UUID id(int number) {
        return new UUID(0x50000, number);
    }
}
