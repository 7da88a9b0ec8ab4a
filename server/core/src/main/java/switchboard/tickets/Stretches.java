package switchboard.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of which indexes hold a list in its order. The optimizer would have to judge between indexes without
 * knowing how the reach is spread, and takes the wrong one now and then, which on a million tickets is a second instead of
 * a millisecond. Where several values, teams or organizations are asked for, or the caller reaches several, each has a
 * stretch of its own and the list is merged out of the first few of each.
 */
final class Stretches {

    /** Beyond so many the order is walked and the filters are looked at. */
    private static final int MOST = 24;

    private final TicketFilters filters;

    private Stretches(TicketFilters filters) {
        this.filters = filters;
    }

    static List<Stretch> of(TicketFilters filters) {
        Stretches stretches = new Stretches(filters);
        TicketSort sort = filters.query().sort();
        if (sort.due() != null) {
            return new DueStretches(filters, sort.due()).all();
        }
        FieldStretches.requireOrder(filters, sort.field());
        if (sort.field() != null) {
            return new FieldStretches(filters).byValue(sort.field());
        }
        if (filters.areFew()) {
            return List.of(Stretch.ANY);
        }
        return switch (sort.name()) {
            case "createdAt" -> stretches.byCreation();
            case "priority" -> stretches.byPriority();
            case "updatedAt" -> stretches.inOrder("core_ticket_updated");
            case TicketSort.CLOSED -> stretches.inOrder("core_ticket_closed");
            default -> stretches.inOrder("core_ticket_number");
        };
    }

    private List<Stretch> inOrder(String index) {
        return List.of(filters.areOfPeople() || filters.areQueues() ? Stretch.ANY : Stretch.whole(index));
    }

    private List<Stretch> byPriority() {
        if (filters.areOfPeople()) {
            return List.of(Stretch.ANY);
        }
        List<Stretch> ofTeams = ofOpen("team", "core_ticket_team_priority", TicketTables.TEAM);
        return isSome(ofTeams) ? ofTeams : ofOpen(null, "core_ticket_open_priority", null);
    }

    private List<Stretch> byCreation() {
        List<Stretch> ofField = filters.areQueues() ? List.of() : new FieldStretches(filters).byCreation();
        if (isSome(ofField) && !filters.areOfPeople()) {
            return ofField;
        }
        for (List<Stretch> some : List.of(
                ofOpen("team", "core_ticket_team", TicketTables.TEAM),
                ofOpen("assignee", "core_ticket_assignee", TicketTables.ASSIGNEE),
                of("requester", "core_ticket_requester", TicketTables.REQUESTER),
                of("owner", "core_ticket_owner", TicketTables.OWNER),
                filters.areOfPeople() ? ofReach() : List.<Stretch>of(),
                ofCodes("category", "core_ticket_category", TicketTables.CATEGORY),
                ofCodes("status", "core_ticket_status", TicketTables.STATUS),
                ofOrganizations(filters.asked("organization"), Set.of("organization")),
                ofCodes("channel", "core_ticket_channel", TicketTables.CHANNEL),
                ofCodes("kind", "core_ticket_kind", TicketTables.KIND),
                ofCodes("priority", "core_ticket_priority_created", TicketTables.PRIORITY),
                ofCodes("impact", "core_ticket_impact", TicketTables.IMPACT),
                ofCodes("urgency", "core_ticket_urgency", TicketTables.URGENCY),
                filters.filtersStayWithin() ? List.<Stretch>of() : ofReach())) {
            if (isSome(some)) {
                return some;
            }
        }
        return filters.query().open() == null
                ? List.of(Stretch.whole("core_ticket_created"))
                : ofOpen(null, "core_ticket_open", null);
    }

    private static boolean isSome(List<Stretch> stretches) {
        return !stretches.isEmpty() && stretches.size() <= MOST;
    }

    private List<Stretch> ofCodes(String name, String index, Field<String> column) {
        return filters.query().codes().getOrDefault(name, List.of()).stream()
                .map(value -> Stretch.of(index, column.eq(value), Set.of(name)))
                .toList();
    }

    private List<Stretch> of(String reference, String index, Field<UUID> column) {
        return filters.asked(reference).stream()
                .map(id -> Stretch.of(index, column.eq(id), Set.of(reference)))
                .toList();
    }

    /** Of an index in which the state, open or not, stands before the order: a stretch for either. */
    private List<Stretch> ofOpen(@Nullable String reference, String index, @Nullable Field<UUID> column) {
        if (reference == null || column == null) {
            return opens(open -> Stretch.of(index, TicketTables.OPEN.eq(open), Set.of(TicketFilters.OPEN)));
        }
        return withOpens(filters.asked(reference), index, column, Set.of(reference, TicketFilters.OPEN));
    }

    private List<Stretch> withOpens(Set<UUID> ids, String index, Field<UUID> column, Set<String> covered) {
        List<Stretch> stretches = new ArrayList<>();
        for (UUID id : ids) {
            stretches.addAll(opens(open -> Stretch.of(index, column.eq(id).and(TicketTables.OPEN.eq(open)), covered)));
        }
        return stretches;
    }

    private List<Stretch> opens(Function<Boolean, Stretch> stretch) {
        Boolean open = filters.query().open();
        return open == null ? List.of(stretch.apply(true), stretch.apply(false)) : List.of(stretch.apply(open));
    }

    private List<Stretch> ofOrganizations(Set<UUID> organizations, Set<String> covered) {
        Boolean open = filters.query().open();
        List<Stretch> stretches = new ArrayList<>();
        for (UUID id : organizations) {
            Condition of = TicketTables.ORGANIZATION.eq(id);
            stretches.add(
                    open == null
                            ? Stretch.of("core_ticket_organization", of, covered)
                            : Stretch.of("core_ticket_organization_open", of.and(TicketTables.OPEN.eq(open)), covered));
        }
        return stretches;
    }

    /** Everything that the caller reaches, each part by itself. */
    private List<Stretch> ofReach() {
        Set<String> reach = Set.of(TicketFilters.REACH);
        List<Stretch> stretches =
                new ArrayList<>(ofOrganizations(filters.reach().organizations(), reach));
        stretches.addAll(withOpens(filters.reach().teams(), "core_ticket_team", TicketTables.TEAM, reach));
        UUID own = filters.reach().own();
        if (own != null) {
            stretches.add(Stretch.of("core_ticket_requester", TicketTables.REQUESTER.eq(own), reach));
            stretches.addAll(withOpens(Set.of(own), "core_ticket_assignee", TicketTables.ASSIGNEE, reach));
            stretches.add(Stretch.of("core_ticket_owner", TicketTables.OWNER.eq(own), reach));
        }
        return stretches;
    }
}
