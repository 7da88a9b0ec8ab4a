package switchboard.assignment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.attachments.Attachment;
import switchboard.attachments.Attachments;
import switchboard.events.TicketHistory;
import switchboard.tickets.TicketFacts;
import switchboard.tickets.information.InformationRows;
import switchboard.tickets.information.KeyInformation;

/**
 * The ticket as it is handed over. It holds numbers, codes, names of parts and ids, never words: these stand where they
 * were written, and go from there when they are erased.
 */
final class HandOver {

    private static final int NEWEST = 20;
    private static final int MOST_ACTIONS = 200;
    private static final int MOST_HISTORY = 1_000;
    private static final int MOST_ATTACHMENTS = 200;

    private final Attachments attachments;

    HandOver(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * What is handed over; read in the transaction that hands over, so that nothing comes between.
     *
     * @param until the id of the hand-over, made before any entry that tells of it
     */
    Map<String, Object> of(DSLContext dsl, Ticket ticket, UUID until, @Nullable Instant expectedAt) {
        Map<String, Object> handOver = new LinkedHashMap<>();
        handOver.put("number", ticket.number());
        handOver.put("status", ticket.status());
        handOver.put("impact", ticket.impact());
        handOver.put("urgency", ticket.urgency());
        handOver.put("priority", ticket.priority());
        put(handOver, "category", ticket.category());
        handOver.put("createdAt", ticket.createdAt().toString());
        put(handOver, "expectedAt", expectedAt);
        handOver.put("replies", entries(TicketFacts.replies(dsl, ticket.id(), NEWEST)));
        handOver.put("notes", entries(TicketFacts.notes(dsl, ticket.id(), NEWEST)));
        handOver.put(
                "attachments",
                attachments.of(dsl, ticket.id(), null, MOST_ATTACHMENTS).stream()
                        .map(HandOver::attachment)
                        .toList());
        handOver.put("information", known(dsl, ticket));
        history(dsl, ticket.id(), until, handOver);
        return handOver;
    }

    /** The parts of the key information that somebody has found out. */
    private static List<String> known(DSLContext dsl, Ticket ticket) {
        Map<String, @Nullable Object> parts =
                InformationRows.find(dsl, ticket.id()).information().parts();
        return KeyInformation.NAMES.stream()
                .filter(name -> parts.get(name) != null)
                .toList();
    }

    private static void history(DSLContext dsl, UUID ticket, UUID until, Map<String, Object> handOver) {
        List<TicketHistory.Entry> history =
                TicketHistory.of(dsl, ticket, null, true, (type, data) -> DSL.noCondition(), MOST_HISTORY).stream()
                        .filter(entry -> entry.id().compareTo(until) < 0)
                        .toList();
        Map<String, Integer> counts = new TreeMap<>();
        history.forEach(entry -> counts.merge(entry.type(), 1, Integer::sum));
        handOver.put("actionCounts", counts);
        handOver.put(
                "actions",
                history.subList(Math.max(0, history.size() - MOST_ACTIONS), history.size()).stream()
                        .map(HandOver::action)
                        .toList());
    }

    private static Map<String, Object> action(TicketHistory.Entry entry) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("entry", entry.id().toString());
        action.put("type", entry.type());
        action.put("at", entry.at().toString());
        put(action, "actor", entry.actor());
        return action;
    }

    private static Map<String, Object> entries(TicketFacts.Entries entries) {
        return Map.of(
                "count", entries.count(),
                "newest", entries.newest().stream().map(UUID::toString).toList());
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        return Map.of(
                "id", attachment.id().toString(),
                "mediaType", attachment.mediaType(),
                "size", attachment.size(),
                "sha256", attachment.sha256());
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
