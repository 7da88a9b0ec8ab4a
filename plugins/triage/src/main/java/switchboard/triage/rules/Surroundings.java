package switchboard.triage.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.User;
import switchboard.triage.Ground;
import switchboard.triage.TriageSettings;
import switchboard.triage.conditions.Facts;

/** Who and what stands around tickets, looked up once for many of them. */
public final class Surroundings {

    private final Ground ground;
    private final Set<String> vips;
    private final Map<UUID, User> people = new HashMap<>();
    private final Map<UUID, String> organizations = new HashMap<>();
    private final Map<UUID, String> teams = new HashMap<>();

    public Surroundings(Ground ground) {
        this.ground = ground;
        this.vips = TriageSettings.vips(ground.settings());
    }

    /** Looks up the people of these tickets by one query. */
    public void prepare(List<Ticket> tickets) {
        Set<UUID> wanted = new HashSet<>();
        for (Ticket ticket : tickets) {
            wanted.add(ticket.requester());
            if (ticket.assignee() != null) {
                wanted.add(ticket.assignee());
            }
        }
        wanted.removeAll(people.keySet());
        if (!wanted.isEmpty()) {
            people.putAll(ground.users().users(wanted));
        }
    }

    public Facts.Around of(Ticket ticket) {
        prepare(List.of(ticket));
        User requester = people.get(ticket.requester());
        User assignee = ticket.assignee() == null ? null : people.get(ticket.assignee());
        return new Facts.Around(
                requester == null ? "" : text(requester.username()),
                requester == null ? "" : requester.displayName(),
                requester == null ? "" : text(requester.email()),
                requester == null ? "" : requester.locale(),
                requester == null ? "" : requester.organization().toString(),
                requester != null && isVip(requester),
                assignee == null ? "" : text(assignee.username()),
                organizations.computeIfAbsent(ticket.organization(), this::organization),
                ticket.team() == null ? "" : teams.computeIfAbsent(ticket.team(), this::team),
                ground.outside()
                        .isOpen(
                                ticket.team(),
                                ticket.organization(),
                                ground.clock().instant()));
    }

    /** Whether the rule may ask what is known about a ticket. */
    static boolean askInformation(Rule rule) {
        return rule.condition().mayAsk("information");
    }

    /** What is known about these tickets, by one query. */
    Map<UUID, KeyInformation> information(Caller caller, List<Ticket> tickets) {
        return ground.tickets()
                .information(caller, tickets.stream().map(Ticket::id).toList());
    }

    private boolean isVip(User user) {
        return vips.contains(text(user.username()).toLowerCase(Locale.ROOT))
                || vips.contains(text(user.email()).toLowerCase(Locale.ROOT));
    }

    private String organization(UUID id) {
        return ground.users().organization(id).map(Organization::name).orElse("");
    }

    private String team(UUID id) {
        return ground.users().findTeam(id.toString()).map(Team::name).orElse("");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
