package switchboard.tickets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Transactions;
import switchboard.tickets.codes.CodeTables;

/** Lists tickets by filters, a page at a time, with the permission in the query. */
final class TicketList {

    private static final String TEAM_INDEX = "core_ticket_team";
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

    private static final List<Field<?>> COLUMNS = columns();

    private final Transactions transactions;
    private final Access rights;
    private final TicketAccess access;
    private final CodeTables codes;
    private final KnownReferences known;
    private final TicketTextSearch search;

    TicketList(
            Transactions transactions,
            Access rights,
            TicketAccess access,
            CodeTables codes,
            KnownReferences known,
            TicketTextSearch search) {
        this.transactions = transactions;
        this.rights = rights;
        this.access = access;
        this.codes = codes;
        this.known = known;
        this.search = search;
    }

    /** Those of a ticket, and the one that only the order knows. */
    private static List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>(TicketRows.COLUMNS);
        columns.add(TicketTables.PRIORITY_RANK);
        return List.copyOf(columns);
    }

    /** The page that the query parameters ask for. */
    Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        rights.require(caller, TicketAccess.READ);
        TicketQuery query = TicketQuery.parse(parameters, codes.current());
        List<UUID> found = query.text() == null ? null : search.find(caller, query.text());
        Map<String, Set<UUID>> references = references(caller, query);
        return transactions.read(dsl -> page(dsl, caller, query, references, found));
    }

    private Page<Ticket> page(
            DSLContext dsl,
            Caller caller,
            TicketQuery query,
            Map<String, Set<UUID>> references,
            @Nullable List<UUID> found) {
        Condition filters = filters(caller, query, references, found);
        List<TicketReader.Listed> rows = TicketReader.listed(select(dsl, query, references, filters));
        boolean more = rows.size() > query.limit();
        List<TicketReader.Listed> shown = more ? rows.subList(0, query.limit()) : rows;
        Long count = query.count()
                ? Long.valueOf(
                        dsl.fetchCount(dsl.selectOne().from(TicketTables.TICKET).where(filters)))
                : null;
        return new Page<>(
                shown.stream().map(TicketReader.Listed::ticket).toList(),
                more ? query.sort().cursor(shown.getLast()) : null,
                count);
    }

    /** One statement; for the open tickets of one team a read of one stretch of one index, without sorting. */
    Select<? extends Record> select(
            DSLContext dsl, TicketQuery query, Map<String, Set<UUID>> references, Condition filters) {
        Condition after =
                query.cursor() == null ? DSL.noCondition() : query.sort().after(query.cursor());
        return dsl.select(COLUMNS)
                .from(table(query, references))
                .where(filters.and(after))
                .orderBy(query.sort().order())
                .limit(query.limit() + 1);
    }

    /** The optimizer sees a choice between indexes that it cannot judge without knowing how the reach is spread. */
    private static Table<?> table(TicketQuery query, Map<String, Set<UUID>> references) {
        boolean ofOneTeam = references.getOrDefault("team", Set.of()).size() == 1
                && query.open() != null
                && query.text() == null
                && query.sort().name().equals("createdAt")
                && !query.codes().containsKey("externalId")
                && !query.codes().containsKey("number");
        return ofOneTeam ? TicketTables.TICKET.forceIndex(TEAM_INDEX) : TicketTables.TICKET;
    }

    Condition filters(Caller caller, TicketQuery query, Map<String, Set<UUID>> references, @Nullable List<UUID> found) {
        List<Condition> conditions = new ArrayList<>();
        references.forEach((name, ids) -> conditions.add(in(REFERENCE_COLUMNS.get(name), ids)));
        if (query.open() != null) {
            conditions.add(TicketTables.OPEN.eq(query.open()));
        }
        query.codes()
                .forEach((name, values) -> conditions.add(
                        name.equals("number")
                                ? in(
                                        TicketTables.NUMBER,
                                        values.stream().map(Long::valueOf).toList())
                                : in(TEXT_COLUMNS.get(name), values)));
        if (query.createdSince() != null) {
            conditions.add(TicketTables.CREATED_AT.ge(query.createdSince()));
        }
        if (found != null) {
            conditions.add(in(TicketTables.ID, found));
        }
        Reach reach = caller.reach(TicketAccess.READ);
        if (!filtersStayWithin(reach, references)) {
            conditions.add(access.reached(reach));
        }
        return DSL.and(conditions);
    }

    /** Whether the filters already keep to what the caller reaches, so that nothing has to be added to them. */
    private static boolean filtersStayWithin(Reach reach, Map<String, Set<UUID>> references) {
        Set<UUID> own = reach.own() == null ? Set.of() : Set.of(reach.own());
        return reach.all()
                || isWithin(references.get("organization"), reach.organizations())
                || isWithin(references.get("team"), reach.teams())
                || isWithin(references.get("requester"), own)
                || isWithin(references.get("assignee"), own)
                || isWithin(references.get("owner"), own);
    }

    private static boolean isWithin(@Nullable Set<UUID> wanted, Set<UUID> reached) {
        return wanted != null && reached.containsAll(wanted);
    }

    /** What the references stand for; a reference to nobody is refused rather than answered with an empty list. */
    private Map<String, Set<UUID>> references(Caller caller, TicketQuery query) {
        Map<String, Set<UUID>> resolved = new HashMap<>();
        query.references().forEach((name, values) -> {
            Map<String, UUID> ids =
                    switch (name) {
                        case "team" -> known.teams(values);
                        case "organization" -> known.organizations(values);
                        default -> people(caller, values);
                    };
            Set<UUID> found = new HashSet<>();
            for (String value : values) {
                UUID id = ids.get(value);
                if (id == null) {
                    throw TicketQuery.bad(name, "known to this desk");
                }
                found.add(id);
            }
            resolved.put(name, found);
        });
        return resolved;
    }

    private Map<String, UUID> people(Caller caller, List<String> values) {
        Map<String, UUID> ids = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (String value : values) {
            if (value.equals("me") || value.equals(caller.id().toString())) {
                ids.put(value, caller.id());
            } else {
                others.add(value);
            }
        }
        if (!others.isEmpty()) {
            ids.putAll(known.people(others));
        }
        return ids;
    }

    private static <T> Condition in(Field<T> column, Collection<T> values) {
        return values.size() == 1 ? column.eq(values.iterator().next()) : column.in(values);
    }
}
