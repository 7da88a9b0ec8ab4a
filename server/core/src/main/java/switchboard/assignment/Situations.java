package switchboard.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.assignment.AssignmentStrategy.Candidate;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.User;
import switchboard.assignment.Explanation.PassedOver;
import switchboard.tickets.TicketFacts;
import switchboard.users.UserService;
import switchboard.users.availability.Availability;
import switchboard.users.availability.Presence;

/** Reads who could work on a ticket: about ten queries on indexes, however many people the team has. */
final class Situations {

    static final int MOST_CANDIDATES = 500;
    private static final int LATEST_TICKETS = 50;

    private final UserService users;

    Situations(UserService users) {
        this.users = users;
    }

    Situation of(DSLContext dsl, Ticket ticket, UUID team, Instant now) {
        TeamSettings settings = TeamRows.get(dsl, team);
        List<PassedOver> passedOver = new ArrayList<>();
        Map<UUID, Offered> offered = offered(dsl, team, now, passedOver);
        Map<UUID, Presence> presences = Availability.presences(dsl, offered.keySet(), now);
        Map<UUID, Integer> loads = TicketFacts.openByAssignee(dsl, offered.keySet());
        dropAway(offered, presences, passedOver);
        dropFull(offered, loads, settings.maximumOpen(), passedOver);
        dropBusy(offered, presences, passedOver);
        List<Candidate> candidates = candidates(dsl, ticket, team, offered, loads);
        return new Situation(settings, candidates, passedOver, CategorySkillRows.find(dsl, ticket.category()));
    }

    /** Somebody who may be given the ticket, and for whom they stand in. */
    private record Offered(User user, @Nullable UUID substitutes) {}

    /** Active members who are not absent, and who stands in for those who are. */
    private Map<UUID, Offered> offered(DSLContext dsl, UUID team, Instant now, List<PassedOver> passedOver) {
        Map<UUID, Offered> offered = new LinkedHashMap<>();
        List<User> members = users.activeMembers(dsl, team, MOST_CANDIDATES);
        Map<UUID, @Nullable UUID> standIns =
                Availability.standIns(dsl, members.stream().map(User::id).toList(), now);
        Map<UUID, UUID> absentByStandIn = new HashMap<>();
        for (User member : members) {
            if (!standIns.containsKey(member.id())) {
                offered.put(member.id(), new Offered(member, null));
                continue;
            }
            UUID standIn = standIns.get(member.id());
            passedOver.add(new PassedOver(member.id(), standIn == null ? "absent" : "absent_with_substitute"));
            if (standIn != null) {
                absentByStandIn.putIfAbsent(standIn, member.id());
            }
        }
        Set<UUID> others = new HashSet<>(absentByStandIn.keySet());
        others.removeAll(offered.keySet());
        users.users(dsl, others).values().stream()
                .filter(User::active)
                .sorted(Comparator.comparing(User::id))
                .forEach(other -> offered.put(other.id(), new Offered(other, absentByStandIn.get(other.id()))));
        return offered;
    }

    private static void dropAway(
            Map<UUID, Offered> offered, Map<UUID, Presence> presences, List<PassedOver> passedOver) {
        drop(offered, passedOver, Presence.AWAY, presences, Presence.AWAY);
    }

    /** Whoever is busy is offered work only where nobody else can be. */
    private static void dropBusy(
            Map<UUID, Offered> offered, Map<UUID, Presence> presences, List<PassedOver> passedOver) {
        boolean somebodyElse = offered.keySet().stream()
                .anyMatch(person -> !state(presences, person).equals(Presence.BUSY));
        if (somebodyElse) {
            drop(offered, passedOver, Presence.BUSY, presences, Presence.BUSY);
        }
    }

    private static void drop(
            Map<UUID, Offered> offered,
            List<PassedOver> passedOver,
            String state,
            Map<UUID, Presence> presences,
            String reason) {
        for (UUID person : List.copyOf(offered.keySet())) {
            if (state(presences, person).equals(state)) {
                offered.remove(person);
                passedOver.add(new PassedOver(person, reason));
            }
        }
    }

    private static String state(Map<UUID, Presence> presences, UUID person) {
        return presences.getOrDefault(person, Presence.UNSAID).state();
    }

    private static void dropFull(
            Map<UUID, Offered> offered,
            Map<UUID, Integer> loads,
            @Nullable Integer maximum,
            List<PassedOver> passedOver) {
        if (maximum == null) {
            return;
        }
        for (UUID person : List.copyOf(offered.keySet())) {
            if (loads.getOrDefault(person, 0) >= maximum) {
                offered.remove(person);
                passedOver.add(new PassedOver(person, "maximum_open"));
            }
        }
    }

    private static List<Candidate> candidates(
            DSLContext dsl, Ticket ticket, UUID team, Map<UUID, Offered> offered, Map<UUID, Integer> loads) {
        Collection<UUID> people = offered.keySet();
        Map<UUID, Map<String, Integer>> skills = Availability.skills(dsl, people);
        Map<UUID, Instant> turns = TeamRows.lastTurns(dsl, team, people);
        UUID known = TicketFacts.latestAssignees(dsl, ticket, LATEST_TICKETS).stream()
                .filter(offered::containsKey)
                .findFirst()
                .orElse(null);
        return offered.values().stream()
                .map(each -> new Candidate(
                        each.user().id(),
                        each.user().displayName(),
                        loads.getOrDefault(each.user().id(), 0),
                        skills.getOrDefault(each.user().id(), Map.of()),
                        turns.get(each.user().id()),
                        Objects.equals(known, each.user().id()),
                        each.substitutes()))
                .sorted(Comparator.comparing(Candidate::user))
                .limit(MOST_CANDIDATES)
                .toList();
    }
}
