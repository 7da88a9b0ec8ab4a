package switchboard.servicelevels.alarms;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.rotas.OnCall;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/** Who is told at a step of a ladder. */
final class Receivers {

    private static final String TEAM_LEAD = "team_lead";
    private static final int MOST = 1_000;

    private final UserDirectory people;
    private final OnCall onCall;

    Receivers(UserDirectory people, OnCall onCall) {
        this.people = people;
        this.onCall = onCall;
    }

    Set<UUID> of(Level level, Ticket ticket, Instant now) {
        Set<UUID> receivers = new HashSet<>(level.people());
        for (String who : level.who()) {
            switch (who) {
                case Level.ASSIGNEE -> add(receivers, ticket.assignee());
                case Level.OWNER -> add(receivers, ticket.owner());
                case Level.TEAM -> addTeam(receivers, ticket.team(), null);
                case Level.TEAM_LEADS -> addTeam(receivers, ticket.team(), TEAM_LEAD);
                case Level.ON_CALL -> addOnCall(receivers, ticket.team(), now);
                default -> throw new IllegalStateException("Nobody knows who that is: " + who);
            }
        }
        return receivers.stream().limit(MOST).collect(Collectors.toSet());
    }

    private void addTeam(Set<UUID> receivers, @Nullable UUID team, @Nullable String role) {
        if (team != null) {
            people.members(team, role).stream().map(User::id).forEach(receivers::add);
        }
    }

    private void addOnCall(Set<UUID> receivers, @Nullable UUID team, Instant now) {
        if (team != null) {
            receivers.addAll(onCall.onCall(team, now));
        }
    }

    private static void add(Set<UUID> receivers, @Nullable UUID person) {
        if (person != null) {
            receivers.add(person);
        }
    }
}
