package switchboard.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.tickets.Ticket;

/**
 * The parts of a ticket that a caller asks for with {@code select=}. What is large and not asked for is not read.
 *
 * @param names of parts of a ticket, in the order they were given
 * @param fields of custom fields, where single ones are asked for
 */
record TicketSelection(Set<String> names, Set<String> fields) {

    static final String PARAMETER = "select";

    private static final String CUSTOM = "fields.";
    private static final int MOST = 400;
    private static final Map<String, Function<Ticket, @Nullable Object>> PARTS = parts();
    private static final Map<Field<?>, String> LARGE = Map.of(
            TicketTables.DESCRIPTION, "description",
            TicketTables.FIELDS, "fields",
            TicketTables.RESOLUTION, "resolution");

    /**
     * The selection, or null where all of a ticket is asked for.
     *
     * @param given values of the parameter, each a list with commas
     * @throws MalformedException {@code request.bad_select} for what is no part of a ticket
     */
    static @Nullable TicketSelection parse(@Nullable List<String> given) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        for (String list : given == null ? List.<String>of() : given) {
            for (String part : list.split(",")) {
                String name = part.strip();
                if (name.startsWith(CUSTOM) && CustomFields.isName(name.substring(CUSTOM.length()))) {
                    fields.add(name.substring(CUSTOM.length()));
                } else if (PARTS.containsKey(name)) {
                    names.add(name);
                } else if (!name.isEmpty()) {
                    throw bad("no part of a ticket is called " + name.substring(0, Math.min(60, name.length())));
                }
            }
        }
        if (fields.size() > MOST) {
            throw bad("at most " + MOST + " custom fields can be chosen");
        }
        return names.isEmpty() && fields.isEmpty() ? null : new TicketSelection(names, fields);
    }

    private static MalformedException bad(String why) {
        return new MalformedException("request.bad_select", "select is wrong: " + why + ".");
    }

    /** The columns a ticket is read from, without what is large and was not chosen. */
    static List<Field<?>> columns(@Nullable TicketSelection selection) {
        if (selection == null) {
            return TicketRows.COLUMNS;
        }
        List<Field<?>> columns = new ArrayList<>();
        for (Field<?> column : TicketRows.COLUMNS) {
            String large = LARGE.get(column);
            columns.add(
                    large == null || selection.wants(large)
                            ? column
                            : DSL.inline((String) null).as(column.getName()));
        }
        return columns;
    }

    private boolean wants(String part) {
        return names.contains(part) || (part.equals("fields") && !fields.isEmpty());
    }

    /** What was chosen of the ticket. */
    Map<String, @Nullable Object> of(Ticket ticket) {
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        names.forEach(name -> chosen.put(name, PARTS.get(name).apply(ticket)));
        if (!fields.isEmpty() && !names.contains("fields")) {
            Map<String, Object> some = new TreeMap<>(ticket.fields());
            some.keySet().retainAll(fields);
            chosen.put("fields", some);
        }
        return chosen;
    }

    private static Map<String, Function<Ticket, @Nullable Object>> parts() {
        Map<String, Function<Ticket, @Nullable Object>> parts = new LinkedHashMap<>();
        parts.put("id", Ticket::id);
        parts.put("number", Ticket::number);
        parts.put("kind", Ticket::kind);
        parts.put("title", Ticket::title);
        parts.put("description", Ticket::description);
        parts.put("status", Ticket::status);
        parts.put("impact", Ticket::impact);
        parts.put("urgency", Ticket::urgency);
        parts.put("priority", Ticket::priority);
        parts.put("priorityReason", Ticket::priorityReason);
        parts.put("category", Ticket::category);
        parts.put("requester", Ticket::requester);
        parts.put("organization", Ticket::organization);
        parts.put("team", Ticket::team);
        parts.put("assignee", Ticket::assignee);
        parts.put("owner", Ticket::owner);
        parts.put("channel", Ticket::channel);
        parts.put("externalId", Ticket::externalId);
        parts.put("fields", Ticket::fields);
        parts.put("resolution", Ticket::resolution);
        parts.put("closureCode", Ticket::closureCode);
        parts.put("confirmedBy", Ticket::confirmedBy);
        parts.put("createdAt", Ticket::createdAt);
        parts.put("updatedAt", Ticket::updatedAt);
        parts.put("resolvedAt", Ticket::resolvedAt);
        parts.put("closedAt", Ticket::closedAt);
        parts.put("version", Ticket::version);
        return java.util.Collections.unmodifiableMap(parts);
    }
}
