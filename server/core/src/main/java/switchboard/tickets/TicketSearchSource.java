package switchboard.tickets;

import static switchboard.tickets.TicketTables.NOTE;
import static switchboard.tickets.TicketTables.REPLY;
import static switchboard.tickets.TicketTables.REVISION;
import static switchboard.tickets.TicketTables.TICKET;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Transactions;
import switchboard.tickets.TicketTables.EntryTable;

/** What search holds of tickets: title, description and replies for whoever sees the ticket, notes for whoever may read them. */
public final class TicketSearchSource implements SearchSource {

    private static final int MOST_ENTRIES = 200;
    private static final int LONGEST_ENTRIES = 200_000;
    private static final String START = "";

    private final Transactions transactions;

    public TicketSearchSource(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String type() {
        return "ticket";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of("ticket.*");
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        return event.subject().type().equals("ticket") ? List.of(event.subject().id()) : List.of();
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        List<UUID> wanted =
                ids.stream().flatMap(id -> TicketFinder.id(id).stream()).toList();
        return wanted.isEmpty() ? Map.of() : transactions.read(dsl -> documents(dsl, wanted));
    }

    /**
     * The version is read with the ticket and before its entries: an entry that comes in between makes the document
     * younger than it says, and its event brings it again.
     */
    private static Map<String, SearchDocument> documents(DSLContext dsl, List<UUID> ids) {
        List<Field<?>> columns = new ArrayList<>(TicketRows.COLUMNS);
        columns.add(REVISION);
        List<? extends Record> tickets =
                dsl.select(columns).from(TICKET).where(TicketTables.ID.in(ids)).fetch();
        Map<UUID, String> replies = entries(dsl, REPLY, ids);
        Map<UUID, String> notes = entries(dsl, NOTE, ids);
        Map<String, SearchDocument> documents = new HashMap<>();
        for (Record row : tickets) {
            Ticket ticket = TicketRows.ticket(row);
            String body = joined(ticket.description(), ticket.resolution(), replies.get(ticket.id()));
            documents.put(
                    ticket.id().toString(),
                    new SearchDocument(
                            ticket.id().toString(),
                            row.get(REVISION),
                            "und",
                            ticket.number(),
                            ticket.title(),
                            body,
                            notes.getOrDefault(ticket.id(), ""),
                            audience(ticket),
                            audience(ticket),
                            keywords(ticket)));
        }
        return documents;
    }

    /** The newest entries of each ticket, as far as they are indexed. One query for all tickets. */
    private static Map<UUID, String> entries(DSLContext dsl, EntryTable table, List<UUID> tickets) {
        Field<Integer> rank = DSL.rowNumber()
                .over(DSL.partitionBy(table.ticket).orderBy(table.createdAt.desc(), table.id.desc()))
                .as("entry_rank");
        var ranked = DSL.select(table.ticket, table.id, rank)
                .from(table.table)
                .where(table.ticket.in(tickets))
                .asTable("ranked");
        Map<UUID, StringBuilder> texts = new HashMap<>();
        dsl.select(table.ticket, table.body)
                .from(ranked)
                .join(table.table)
                .on(table.id.eq(ranked.field(table.id)))
                .where(ranked.field(rank).le(MOST_ENTRIES))
                .orderBy(table.ticket, ranked.field(rank))
                .forEach(row -> append(texts.computeIfAbsent(row.value1(), any -> new StringBuilder()), row.value2()));
        Map<UUID, String> joined = new HashMap<>();
        texts.forEach((ticket, text) -> joined.put(ticket, text.toString()));
        return joined;
    }

    private static void append(StringBuilder text, String body) {
        int room = LONGEST_ENTRIES - text.length();
        if (room > 0) {
            text.append(body, 0, Math.min(body.length(), room)).append('\n');
        }
    }

    private static String joined(@Nullable String... texts) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            if (text != null && !text.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : "\n").append(text);
            }
        }
        return joined.toString();
    }

    private static Map<String, Set<String>> keywords(Ticket ticket) {
        Map<String, Set<String>> keywords = new HashMap<>();
        keywords.put("status", Set.of(ticket.status()));
        keywords.put("kind", Set.of(ticket.kind()));
        if (ticket.externalId() != null) {
            keywords.put("externalId", Set.of(ticket.externalId()));
        }
        if (ticket.category() != null) {
            keywords.put("category", Set.of(ticket.category()));
        }
        return keywords;
    }

    /** Whom a ticket belongs to, as tokens: the same properties that the permission predicate looks at. */
    static Set<String> audience(Ticket ticket) {
        Set<String> tokens = new HashSet<>();
        tokens.add("o:" + ticket.organization());
        if (ticket.team() != null) {
            tokens.add("t:" + ticket.team());
        }
        TicketAccess.people(ticket).forEach(person -> tokens.add("p:" + person));
        return tokens;
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        UUID last = after.equals(START) ? new UUID(0, 0) : Cursors.id(after);
        return transactions.read(dsl -> dsl.select(TicketTables.ID, REVISION)
                .from(TICKET)
                .where(TicketTables.ID.gt(last))
                .orderBy(TicketTables.ID)
                .limit(limit)
                .fetch(row -> new ItemVersion(row.value1().toString(), row.value2())));
    }

    /** Internal text is found where both halves say yes: the ticket is visible, and its notes may be read. */
    @Override
    public SearchFilter visibleTo(Caller caller) {
        Reach read = caller.reach(TicketAccess.READ);
        Reach notes = caller.reach(TicketAccess.READ_NOTES);
        return new SearchFilter(read.all(), tokens(read), notes.all(), tokens(notes));
    }

    static Set<String> tokens(Reach reach) {
        Set<String> tokens = new HashSet<>();
        reach.organizations().forEach(id -> tokens.add("o:" + id));
        reach.teams().forEach(id -> tokens.add("t:" + id));
        if (reach.own() != null) {
            tokens.add("p:" + reach.own());
        }
        return tokens;
    }
}
