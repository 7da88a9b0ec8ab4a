package switchboard.triage.actions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.Organization;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/** {@code {{ticket.number}}} and its like in texts. They are put in once: a value is never read as a template. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z.]{1,60})\\s*}}");
    private static final Set<String> NAMES = Set.of(
            "ticket.number",
            "ticket.title",
            "ticket.status",
            "ticket.priority",
            "ticket.category",
            "requester.displayName",
            "requester.username",
            "assignee.displayName",
            "agent.displayName",
            "organization.name");

    private Placeholders() {}

    /** The first placeholder of a text that stands for nothing. */
    public static Optional<String> unknown(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!NAMES.contains(matcher.group(1))) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /** What the placeholders stand for at a ticket; the agent is whoever acts, null for the desk itself. */
    public static Map<String, String> values(Ticket ticket, @Nullable UUID agent, UserDirectory users) {
        Map<UUID, User> people = users.users(java.util.stream.Stream.of(ticket.requester(), ticket.assignee(), agent)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList());
        Map<String, String> values = new TreeMap<>();
        values.put("ticket.number", ticket.number());
        values.put("ticket.title", ticket.title());
        values.put("ticket.status", ticket.status());
        values.put("ticket.priority", ticket.priority());
        values.put("ticket.category", ticket.category() == null ? "" : ticket.category());
        User requester = people.get(ticket.requester());
        values.put("requester.displayName", requester == null ? "" : requester.displayName());
        values.put("requester.username", requester == null ? "" : String.valueOf(requester.username()));
        values.put("assignee.displayName", name(people, ticket.assignee()));
        values.put("agent.displayName", name(people, agent));
        values.put(
                "organization.name",
                users.organization(ticket.organization())
                        .map(Organization::name)
                        .orElse(""));
        return values;
    }

    private static String name(Map<UUID, User> people, @Nullable UUID id) {
        User user = id == null ? null : people.get(id);
        return user == null ? "" : user.displayName();
    }

    public static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
