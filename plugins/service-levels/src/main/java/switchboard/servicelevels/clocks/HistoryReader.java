package switchboard.servicelevels.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.policies.Facts;

/** Makes a history of the events of a ticket. What the journal keeps apart as personal text is taken from the ticket as it is. */
public final class HistoryReader {

    private static final int PAGE = 1_000;
    /** A ticket with more events is no ticket any more but a loop. */
    private static final int MOST_PAGES = 20;

    private final Events events;
    private final Function<UUID, @Nullable UUID> organizationOf;

    /** @param organizationOf the organization of a person */
    public HistoryReader(Events events, Function<UUID, @Nullable UUID> organizationOf) {
        this.events = events;
        this.organizationOf = organizationOf;
    }

    /** Null where nothing of the ticket has its place in the journal yet. */
    public @Nullable History read(Ticket ticket) {
        List<Event> all = new ArrayList<>();
        List<Event> page;
        int pages = 0;
        do {
            page = events.ofTicket(
                    ticket.id(), all.isEmpty() ? null : all.getLast().id(), PAGE);
            all.addAll(page);
            pages++;
        } while (page.size() == PAGE && pages < MOST_PAGES);
        return history(ticket, all);
    }

    @Nullable
    History history(Ticket ticket, List<Event> unordered) {
        List<Event> all = new ArrayList<>(unordered);
        all.sort(Comparator.comparing(Event::at));
        Facts facts = new Facts(constant(ticket));
        List<History.State> states = new ArrayList<>();
        List<History.Reply> replies = new ArrayList<>();
        long position = 0;
        for (Event event : all) {
            position = Math.max(position, event.position());
            if (event.type().equals("ticket.created")) {
                facts = facts.with(texts(event.data()));
                states.add(new History.State(event.at(), facts, event.actor()));
            } else if (event.type().equals("ticket.replied")) {
                replies.add(new History.Reply(event.at(), event.actor()));
            } else if (event.data().get("changes") instanceof List<?> changes && !states.isEmpty()) {
                Facts after = facts.with(changed(changes));
                if (!after.equals(facts)) {
                    facts = after;
                    states.add(new History.State(event.at(), facts, event.actor()));
                }
            }
        }
        return states.isEmpty() ? null : new History(ticket.id(), states, replies, position);
    }

    /** What a ticket is like by itself, and what the journal says nothing of. */
    private Map<String, String> constant(Ticket ticket) {
        Map<String, String> constant = new HashMap<>();
        constant.put("channel", ticket.channel());
        UUID organization = organizationOf.apply(ticket.requester());
        if (organization != null) {
            constant.put("requesterOrganization", organization.toString());
        }
        ticket.fields().forEach((name, value) -> constant.put("fields." + name, String.valueOf(value)));
        return constant;
    }

    /** The facts of a ticket as it is or would be. */
    public static Facts facts(Facts before, Ticket ticket) {
        Map<String, @Nullable String> now = new HashMap<>();
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

    private static Map<String, @Nullable String> changed(List<?> changes) {
        Map<String, @Nullable String> changed = new HashMap<>();
        for (Object change : changes) {
            // Fields whose values are personal text stand there without them.
            if (change instanceof Map<?, ?> line
                    && line.get("field") instanceof String field
                    && line.containsKey("after")) {
                changed.put(field, text(line.get("after")));
            }
        }
        return changed;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** For tests and simulations of what is not in a journal. */
    static History of(UUID ticket, Instant at, Facts facts) {
        return new History(ticket, List.of(new History.State(at, facts, null)), List.of(), 0);
    }
}
