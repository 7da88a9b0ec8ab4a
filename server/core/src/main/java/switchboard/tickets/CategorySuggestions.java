package switchboard.tickets;

import static switchboard.tickets.TicketTables.CATEGORY;
import static switchboard.tickets.TicketTables.TICKET;

import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.Category;

/** Which categories tickets have that are like one: those that search finds by its title, as far as the caller sees them. */
public final class CategorySuggestions {

    private static final int MOST_ALIKE = 50;
    private static final int MOST = 5;

    private final TicketGround ground;
    private final TicketTextSearch search;

    CategorySuggestions(TicketGround ground, TicketTextSearch search) {
        this.ground = ground;
        this.search = search;
    }

    /**
     * One category.
     *
     * @param category its key
     * @param tickets how many of the tickets most like this one have it
     */
    public record Suggestion(String category, int tickets) {}

    /** The suggestions for one ticket, the most frequent first. */
    public record Suggestions(List<Suggestion> items) {}

    /** @throws switchboard.api.error.UnavailableException {@code search.unavailable} where no engine is there */
    public Suggestions of(Caller caller, String ticket) {
        Ticket found = ground.finder().require(caller, ticket);
        List<UUID> alike = search.find(caller, found.title()).stream()
                .filter(id -> !id.equals(found.id()))
                .limit(MOST_ALIKE)
                .toList();
        if (alike.isEmpty()) {
            return new Suggestions(List.of());
        }
        Field<Integer> count = DSL.count();
        List<Suggestion> counted = ground.transactions().read(dsl -> dsl.select(CATEGORY, count)
                .from(TICKET)
                .where(TicketTables.ID.in(alike), CATEGORY.isNotNull())
                .and(ground.access().reached(caller, TicketAccess.READ))
                .groupBy(CATEGORY)
                .orderBy(count.desc(), CATEGORY)
                .fetch(row -> new Suggestion(row.value1(), row.value2())));
        return new Suggestions(counted.stream()
                .filter(suggestion -> isUsable(suggestion.category(), found))
                .limit(MOST)
                .toList());
    }

    private boolean isUsable(String key, Ticket ticket) {
        Category category = ground.codes().current().categories().get(key);
        return category != null
                && category.active()
                && (category.organization() == null || category.organization().equals(ticket.organization()));
    }
}
