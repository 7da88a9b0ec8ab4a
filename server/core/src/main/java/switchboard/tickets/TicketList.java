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
import org.jooq.SelectLimitPercentStep;
import org.jooq.impl.DSL;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.persistence.Columns;
import switchboard.api.persistence.RowCount;
import switchboard.api.tickets.Ticket;

/** Lists tickets by filters, a page at a time, with the permission in the query. */
final class TicketList {

    private static final String PAGE = "page";
    private static final String POSITION = "position";

    private final TicketGround ground;
    private final Access rights;
    private final KnownReferences known;
    private final TicketTextSearch search;

    TicketList(TicketGround ground, Access rights, KnownReferences known, TicketTextSearch search) {
        this.ground = ground;
        this.rights = rights;
        this.known = known;
        this.search = search;
    }

    /** The page that the query parameters ask for. */
    Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        rights.require(caller, TicketAccess.READ);
        TicketFilters filters = filters(caller, parameters);
        TicketQuery query = filters.query();
        if (query.dues().stream().anyMatch(ground.modules().sight(caller)::isOfHiddenModule)) {
            return new Page<>(List.of(), null, query.count() ? 0L : null);
        }
        return ground.transactions().read(dsl -> page(dsl, filters));
    }

    TicketFilters filters(Caller caller, Map<String, List<String>> parameters) {
        TicketQuery query = TicketQuery.parse(
                parameters,
                ground.codes().current(),
                ground.modules().sight(caller),
                references -> people(caller, references));
        List<UUID> found = query.text() == null ? null : search.find(caller, query.text());
        return new TicketFilters(query, references(caller, query), found, caller.reach(TicketAccess.READ));
    }

    private Page<Ticket> page(DSLContext dsl, TicketFilters filters) {
        TicketQuery query = filters.query();
        List<TicketReader.Listed> rows =
                TicketReader.listed(select(dsl, filters), query.sort().column().getType());
        boolean more = rows.size() > query.limit();
        List<TicketReader.Listed> shown = more ? rows.subList(0, query.limit()) : rows;
        return new Page<>(
                shown.stream().map(TicketReader.Listed::ticket).toList(),
                more ? query.sort().cursor(shown.getLast()) : null,
                query.count() ? count(dsl, filters) : null);
    }

    /** One statement, which reads one stretch of one index without sorting, or the beginnings of a few. */
    Select<? extends Record> select(DSLContext dsl, TicketFilters filters) {
        List<Stretch> stretches = Stretches.of(filters);
        return stretches.size() == 1 ? flat(dsl, filters, stretches.getFirst()) : merged(dsl, filters, stretches);
    }

    private Select<? extends Record> flat(DSLContext dsl, TicketFilters filters, Stretch stretch) {
        TicketSort sort = filters.query().sort();
        Field<?> position = position(stretch, sort);
        return part(dsl, filters, stretch, columns(filters, position), position);
    }

    private Select<? extends Record> merged(DSLContext dsl, TicketFilters filters, List<Stretch> stretches) {
        TicketSort sort = filters.query().sort();
        Field<UUID> id = Columns.id(DSL.table(DSL.name(PAGE)), "id");
        Field<?> position = DSL.field(DSL.name(PAGE, POSITION), sort.column().getDataType());
        Select<Record> parts = stretches.stream()
                .<Select<Record>>map(stretch -> part(
                        dsl,
                        filters,
                        stretch,
                        List.of(stretch.id().as("id"), position(stretch, sort).as(POSITION)),
                        position(stretch, sort)))
                .reduce((one, other) -> one.union(other))
                .orElseThrow();
        return dsl.select(columns(filters, position))
                .from(parts.asTable(PAGE).straightJoin(TicketTables.TICKET).on(TicketTables.ID.eq(id)))
                .orderBy(sort.order(position, id))
                .limit(filters.query().limit() + 1);
    }

    private static Field<?> position(Stretch stretch, TicketSort sort) {
        return stretch.position() == null ? sort.column() : stretch.position();
    }

    private SelectLimitPercentStep<Record> part(
            DSLContext dsl, TicketFilters filters, Stretch stretch, List<Field<?>> columns, Field<?> position) {
        TicketQuery query = filters.query();
        Condition after =
                query.cursor() == null ? DSL.noCondition() : query.sort().after(query.cursor(), position, stretch.id());
        return dsl.select(columns)
                .from(stretch.from())
                .where(stretch.within().and(DSL.and(others(filters, stretch))).and(after))
                .orderBy(query.sort().order(position, stretch.id()))
                .limit(query.limit() + 1);
    }

    /** Those of a ticket, and the one that only the order knows. */
    private static List<Field<?>> columns(TicketFilters filters, Field<?> position) {
        List<Field<?>> columns =
                new ArrayList<>(TicketSelection.columns(filters.query().select()));
        columns.add(position);
        return columns;
    }

    private long count(DSLContext dsl, TicketFilters filters) {
        return count(dsl, filters, Page.MOST_COUNTED);
    }

    /** Out of the stretches that the list is read from: of each no more is read than is counted. */
    long count(DSLContext dsl, TicketFilters filters, int most) {
        TicketFilters counted = filters.inAnyOrder();
        Select<Record> parts = Stretches.of(counted).stream()
                .<Select<Record>>map(
                        stretch -> dsl.select(List.<Field<?>>of(stretch.id().as("id")))
                                .from(stretch.from())
                                .where(stretch.within().and(DSL.and(others(counted, stretch))))
                                .limit(most + 1))
                .reduce((one, other) -> one.union(other))
                .orElseThrow();
        return RowCount.of(dsl, dsl.selectOne().from(parts.asTable(PAGE)), most);
    }

    /** The conditions that the stretch does not fulfil by itself. */
    private Collection<Condition> others(TicketFilters filters, Stretch stretch) {
        Map<String, Condition> others = filters.conditions(ground.access());
        others.keySet().removeAll(stretch.covered());
        return others.values();
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
}
