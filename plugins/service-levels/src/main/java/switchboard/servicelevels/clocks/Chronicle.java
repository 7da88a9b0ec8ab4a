package switchboard.servicelevels.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.policies.Facts;

/**
 * Makes a history of what the journal tells of a ticket, and of how its custom fields became what they are. What nothing
 * says to have changed was always as it is; where something changed, the first change says what was there before.
 */
public final class Chronicle {

    private static final String CUSTOM = "fields.";
    private static final String CHANNEL = "channel";
    private static final String REQUESTER_ORGANIZATION = "requesterOrganization";

    private Chronicle() {}

    /**
     * Of what was read, in whatever order that was. Null where nothing of the ticket has its place in the journal yet.
     *
     * @param ticket with all its fields, as the desk itself sees it
     * @param organizations of {@link #requesters}, by person
     */
    static @Nullable History history(
            Ticket ticket, List<Event> events, List<FieldChange> fieldChanges, Map<UUID, UUID> organizations) {
        List<Event> all = new ArrayList<>(events);
        all.sort(Comparator.comparing(Event::at));
        List<FieldChange> changes = new ArrayList<>(fieldChanges);
        changes.sort(Comparator.comparing(FieldChange::version));
        Life life = new Life(new Facts(beginning(ticket, all, changes)), changes, organizations);
        long position = 0;
        for (Event event : all) {
            position = Math.max(position, event.position());
            life.tell(event);
        }
        life.finish();
        return life.states.isEmpty() ? null : new History(ticket.id(), life.states, life.replies, position);
    }

    /** What {@code ticket.created} says nothing of: as it is, or as it was before the first change. */
    private static Map<String, String> beginning(Ticket ticket, List<Event> events, List<FieldChange> changes) {
        Map<String, @Nullable String> beginning = new HashMap<>();
        beginning.put(CHANNEL, ticket.channel());
        ticket.fields().forEach((name, value) -> beginning.put(CUSTOM + name, text(value)));
        for (FieldChange change : changes.reversed()) {
            beginning.put(CUSTOM + change.name(), text(change.before()));
        }
        for (Event event : events.reversed()) {
            for (Map<?, ?> line : lines(event)) {
                if (CHANNEL.equals(line.get("field")) && line.containsKey("before")) {
                    beginning.put(CHANNEL, text(line.get("before")));
                }
            }
        }
        Map<String, String> known = new HashMap<>();
        beginning.forEach((field, value) -> {
            if (value != null) {
                known.put(field, value);
            }
        });
        return known;
    }

    /** Whoever was the requester once. */
    static Set<UUID> requesters(Ticket ticket, List<Event> events) {
        Set<UUID> requesters = new LinkedHashSet<>();
        requesters.add(ticket.requester());
        for (Event event : events) {
            if (event.data().get(Facts.REQUESTER) instanceof String requester) {
                requesters.add(UUID.fromString(requester));
            }
            for (Map<?, ?> line : lines(event)) {
                if (Facts.REQUESTER.equals(line.get("field")) && line.get("after") instanceof String requester) {
                    requesters.add(UUID.fromString(requester));
                }
            }
        }
        return requesters;
    }

    private static List<Map<?, ?>> lines(Event event) {
        List<Map<?, ?>> lines = new ArrayList<>();
        if (event.data().get("changes") instanceof List<?> changes) {
            for (Object change : changes) {
                if (change instanceof Map<?, ?> line) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** What is told of a ticket, event by event, with the changes of its fields in between. */
    private static final class Life {

        private final List<History.State> states = new ArrayList<>();
        private final List<History.Reply> replies = new ArrayList<>();
        private final List<FieldChange> changes;
        private final Map<UUID, UUID> organizations;
        private Facts facts;
        private int told;

        private Life(Facts beginning, List<FieldChange> changes, Map<UUID, UUID> organizations) {
            this.facts = beginning;
            this.changes = changes;
            this.organizations = organizations;
        }

        private void tell(Event event) {
            if (event.type().equals("ticket.created")) {
                facts = facts.with(withOrganization(texts(event.data())));
                states.add(new History.State(event.at(), facts, event.actor()));
                return;
            }
            if (event.type().equals("ticket.replied")) {
                replies.add(new History.Reply(event.at(), event.actor()));
            } else if (!states.isEmpty()) {
                tellFields(event.at());
                become(event.at(), withOrganization(changed(event)), event.actor());
            }
        }

        private void finish() {
            if (!states.isEmpty()) {
                tellFields(Instant.MAX);
            }
        }

        /** What became of fields up to an instant, which is included. */
        private void tellFields(Instant until) {
            while (told < changes.size() && !changes.get(told).at().isAfter(until)) {
                FieldChange change = changes.get(told++);
                Map<String, @Nullable String> value = new HashMap<>();
                value.put(CUSTOM + change.name(), text(change.after()));
                become(change.at(), value, null);
            }
        }

        private void become(Instant at, Map<String, @Nullable String> values, @Nullable UUID actor) {
            Facts after = facts.with(values);
            if (!after.equals(facts)) {
                facts = after;
                states.add(new History.State(at, facts, actor));
            }
        }

        /** The organization of the requester is that of whoever is the requester then. */
        private Map<String, @Nullable String> withOrganization(Map<String, @Nullable String> values) {
            String requester = values.get(Facts.REQUESTER);
            if (requester != null) {
                values.put(REQUESTER_ORGANIZATION, text(organizations.get(UUID.fromString(requester))));
            }
            return values;
        }
    }

    /** The facts of a ticket as it would be, made of those of the same ticket as it is. */
    public static Facts facts(Facts before, Ticket ticket) {
        Map<String, @Nullable String> now = new HashMap<>();
        before.names().stream().filter(name -> name.startsWith(CUSTOM)).forEach(name -> now.put(name, null));
        ticket.fields().forEach((name, value) -> now.put(CUSTOM + name, text(value)));
        now.put(CHANNEL, ticket.channel());
        now.put("kind", ticket.kind());
        now.put(Facts.STATUS, ticket.status());
        now.put("impact", ticket.impact());
        now.put("urgency", ticket.urgency());
        now.put(Facts.PRIORITY, ticket.priority());
        now.put("category", ticket.category());
        now.put(Facts.REQUESTER, ticket.requester().toString());
        now.put(Facts.ORGANIZATION, ticket.organization().toString());
        now.put(Facts.TEAM, text(ticket.team()));
        now.put("assignee", text(ticket.assignee()));
        now.put("owner", text(ticket.owner()));
        return before.with(now);
    }

    private static Map<String, @Nullable String> texts(Map<String, Object> data) {
        Map<String, @Nullable String> texts = new HashMap<>();
        data.forEach((field, value) -> texts.put(field, text(value)));
        return texts;
    }

    private static Map<String, @Nullable String> changed(Event event) {
        Map<String, @Nullable String> changed = new HashMap<>();
        for (Map<?, ?> line : lines(event)) {
            // Texts and custom fields stand there without their values.
            if (line.get("field") instanceof String field && line.containsKey("after")) {
                changed.put(field, text(line.get("after")));
            }
        }
        return changed;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Collection<?> several -> Facts.several(several);
            default -> value.toString();
        };
    }
}
