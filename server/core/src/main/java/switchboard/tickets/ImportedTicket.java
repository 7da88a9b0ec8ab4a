package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.tickets.codes.CodeBook;

/**
 * One line of an import, read and checked by itself.
 *
 * @param digest of what the line says, however it is written
 */
record ImportedTicket(
        long line, String externalId, TicketInput fields, List<Entry> entries, byte[] digest, long characters) {

    private static final int MOST_ENTRIES = 1_000;
    private static final Set<String> ENTRY_TYPES = Set.of("reply", "note");

    /**
     * A reply or a note.
     *
     * @param author as it was given; null for the desk itself
     * @param at when it was written; null where nobody knows
     * @param inReplyTo the externalId of the note of the same ticket that a note answers
     */
    record Entry(
            boolean note,
            @Nullable Instant at,
            @Nullable String author,
            String body,
            String externalId,
            @Nullable String inReplyTo) {}

    /** @throws switchboard.api.error.InvalidInputException where something on the line is wrong */
    static ImportedTicket read(long line, Input given, CodeBook codes, FieldSight sight) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        given.names().forEach(name -> values.put(name, given.any(name)));
        Input input = new Input(values);
        TicketInput fields = TicketInput.read(input, codes, TicketInput.Purpose.IMPORT, sight);
        readState(input, fields, codes);
        List<Entry> entries = entries(input);
        input.check();
        long characters =
                entries.stream().mapToLong(entry -> entry.body().length()).sum()
                        + length(fields.has("description") ? fields.text("description") : null);
        return new ImportedTicket(
                line, String.valueOf(fields.text("externalId")), fields, entries, Canonical.digest(values), characters);
    }

    /** What only an import may say: how things were in the desk that is being left. */
    private static void readState(Input input, TicketInput fields, CodeBook codes) {
        put(
                input,
                fields,
                "status",
                input.oneOf("status", codes.table(CodeBook.STATUS).keySet()));
        put(input, fields, "createdAt", input.instant("createdAt"));
        put(input, fields, "resolvedAt", input.instant("resolvedAt"));
        put(input, fields, "closedAt", input.instant("closedAt"));
        put(input, fields, "resolution", input.text("resolution", TicketInput.LONGEST_TEXT));
        put(
                input,
                fields,
                "closureCode",
                input.oneOf("closureCode", codes.table(CodeBook.CLOSURE_CODE).keySet()));
    }

    private static void put(Input input, TicketInput fields, String name, @Nullable Object value) {
        if (input.has(name)) {
            fields.put(name, value instanceof Instant at ? Canonical.stored(at) : value);
        }
    }

    private static List<Entry> entries(Input input) {
        List<Input> given = input.objects("entries", MOST_ENTRIES);
        List<Entry> entries = new ArrayList<>();
        if (given == null) {
            return entries;
        }
        for (Input each : given) {
            String type = each.requiredText("type", 20);
            if (!type.isEmpty() && !ENTRY_TYPES.contains(type)) {
                each.fail("type", "not_allowed", "must be reply or note");
            }
            Instant at = each.instant("at");
            String author = each.text("author", TicketInput.LONGEST_REFERENCE);
            String body = each.requiredText("body", TicketInput.LONGEST_TEXT);
            String externalId = each.text("externalId", TicketInput.LONGEST_EXTERNAL_ID);
            String inReplyTo = each.text("inReplyTo", TicketInput.LONGEST_EXTERNAL_ID);
            if (inReplyTo != null && !type.equals("note")) {
                each.fail("inReplyTo", "not_allowed", "belongs to notes");
            }
            each.noMore();
            entries.add(new Entry(
                    type.equals("note"),
                    at == null ? null : Canonical.stored(at),
                    author == null || author.isBlank() ? null : author.strip(),
                    body,
                    externalId == null || externalId.isBlank()
                            ? Canonical.name(type, String.valueOf(at), String.valueOf(author), body)
                            : externalId,
                    inReplyTo == null || inReplyTo.isBlank() ? null : inReplyTo));
        }
        return oldestFirst(entries);
    }

    /** The last of two with the same externalId wins, as with tickets. */
    private static List<Entry> oldestFirst(List<Entry> entries) {
        Map<String, Entry> distinct = new LinkedHashMap<>();
        entries.forEach(entry -> distinct.put((entry.note() ? "n" : "r") + entry.externalId(), entry));
        List<Entry> ordered = new ArrayList<>(distinct.values());
        ordered.sort(Comparator.comparing(Entry::at, Comparator.nullsLast(Comparator.naturalOrder())));
        return ordered;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
