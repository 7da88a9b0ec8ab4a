package switchboard.tickets;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Reach;
import switchboard.api.persistence.Columns;

/**
 * What a list is narrowed down by: the query with its references resolved, what a search found, and what the caller
 * reaches.
 *
 * @param references what the query's references stand for, by filter
 * @param found the tickets that a search found, or null where nothing was searched for
 */
record TicketFilters(
        TicketQuery query,
        Map<String, Set<UUID>> references,
        @Nullable List<UUID> found,
        Reach reach) {

    /** The name of the caller's reach among the filters. */
    static final String REACH = "reach";

    static final String OPEN = "open";

    private static final Map<String, Field<String>> TEXT_COLUMNS = Map.of(
            "status", TicketTables.STATUS,
            "kind", TicketTables.KIND,
            "priority", TicketTables.PRIORITY,
            "impact", TicketTables.IMPACT,
            "urgency", TicketTables.URGENCY,
            "category", TicketTables.CATEGORY,
            "channel", TicketTables.CHANNEL,
            "externalId", TicketTables.EXTERNAL_ID);
    private static final Map<String, Field<UUID>> REFERENCE_COLUMNS = Map.of(
            "team", TicketTables.TEAM,
            "assignee", TicketTables.ASSIGNEE,
            "requester", TicketTables.REQUESTER,
            "owner", TicketTables.OWNER,
            "organization", TicketTables.ORGANIZATION);

    /** Every filter by its name, as a condition on tickets. */
    Map<String, Condition> conditions(TicketAccess access) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        references.forEach((name, ids) -> conditions.put(name, in(REFERENCE_COLUMNS.get(name), ids)));
        if (query.open() != null) {
            conditions.put(OPEN, TicketTables.OPEN.eq(query.open()));
        }
        query.codes().forEach((name, values) -> conditions.put(name, ofCodes(name, values)));
        if (query.createdSince() != null) {
            conditions.put("createdSince", TicketTables.CREATED_AT.ge(query.createdSince()));
        }
        if (query.closedSince() != null) {
            conditions.put("closedSince", TicketTables.CLOSED_AT.ge(query.closedSince()));
        }
        if (query.closedBefore() != null) {
            conditions.put("closedBefore", TicketTables.CLOSED_AT.lt(query.closedBefore()));
        }
        if (query.sort().isByClosing()) {
            conditions.put(TicketSort.CLOSED, TicketTables.CLOSED_AT.isNotNull());
        }
        if (found != null) {
            conditions.put("q", in(TicketTables.ID, found));
        }
        query.fields().values().forEach(filter -> conditions.put(filter.name(), filter.ofTickets()));
        query.dues()
                .forEach(name ->
                        conditions.put(due(name), hasDue(name, query.dueBefore().get(name))));
        if (!filtersStayWithin()) {
            conditions.put(REACH, access.reached(reach));
        }
        return conditions;
    }

    private static Condition ofCodes(String name, List<String> values) {
        return name.equals("number")
                ? in(TicketTables.NUMBER, values.stream().map(Long::valueOf).toList())
                : in(TEXT_COLUMNS.get(name), values);
    }

    /** The same without an order that takes a worse index than the filters would: for counting. */
    TicketFilters inAnyOrder() {
        return new TicketFilters(query.inAnyOrder(), references, found, reach);
    }

    /** The name of the filter that asks for a due time. */
    static String due(String name) {
        return "due." + name;
    }

    private static Condition hasDue(String name, @Nullable Instant before) {
        Table<?> due = DSL.table(DSL.name("due"));
        // Not EXISTS: the optimizer would take it for a join and might walk all that is due instead of the list.
        return DSL.field(DSL.selectCount()
                        .from(TicketTables.DUE.as("due"))
                        .where(Columns.id(due, "ticket_id").eq(TicketTables.ID))
                        .and(Columns.text(due, "name").eq(name))
                        .and(
                                before == null
                                        ? DSL.noCondition()
                                        : Columns.instant(due, "due_at").lt(before)))
                .gt(0);
    }

    /** Whether the filters already keep to what the caller reaches, so that nothing has to be added to them. */
    boolean filtersStayWithin() {
        Set<UUID> own = reach.own() == null ? Set.of() : Set.of(reach.own());
        return reach.all()
                || isWithin("organization", reach.organizations())
                || isWithin("team", reach.teams())
                || isWithin("requester", own)
                || isWithin("assignee", own)
                || isWithin("owner", own);
    }

    private boolean isWithin(String filter, Set<UUID> reached) {
        Set<UUID> wanted = references.get(filter);
        return wanted != null && reached.containsAll(wanted);
    }

    /** The people, teams or organizations that are asked for; empty where the filter is not given. */
    Set<UUID> asked(String reference) {
        return references.getOrDefault(reference, Set.of());
    }

    /** Whether a few tickets are named one by one. */
    boolean areFew() {
        return found != null
                || query.codes().containsKey("number")
                || query.codes().containsKey("externalId");
    }

    /** Whether all is of some people: what one person has asked for or works on is little beside the desk. */
    boolean areOfPeople() {
        boolean ownAlone = reach.organizations().isEmpty() && reach.teams().isEmpty() && !reach.all();
        return ownAlone
                || references.containsKey("requester")
                || references.containsKey("assignee")
                || references.containsKey("owner");
    }

    /** Whether it is the open tickets of some teams: what they still have before them. */
    boolean areQueues() {
        return references.containsKey("team") && Boolean.TRUE.equals(query.open());
    }

    private static <T> Condition in(Field<T> column, Collection<T> values) {
        return values.size() == 1 ? column.eq(values.iterator().next()) : column.in(values);
    }
}
