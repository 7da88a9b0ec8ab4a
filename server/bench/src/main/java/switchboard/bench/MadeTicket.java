package switchboard.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import switchboard.api.events.Subject;
import switchboard.events.JournalEntry;

/** One made ticket of the scale bench with its five entries: created, noted, answered, changed, moved. */
record MadeTicket(
        UUID id,
        int number,
        String title,
        String description,
        String status,
        UUID organization,
        UUID team,
        UUID requester,
        UUID agent,
        Instant createdAt,
        Map<String, Object> fields,
        String body,
        List<JournalEntry> entries) {

    static final int ENTRIES = 5;
    static final int FIRST_NUMBER = 1_000_000;

    /** One in five is open: half of those are being worked on, where the scenario of moves takes them from. */
    static String status(int number) {
        return switch (number / 10 % 10) {
            case 0 -> "in_progress";
            case 1 -> number % 2 == 0 ? "new" : "assigned";
            case 2, 3, 4 -> "resolved";
            default -> "closed";
        };
    }

    boolean isOpen() {
        return !status.equals("resolved") && !status.equals("closed");
    }

    /** @param ids one after the other, in the order of time */
    static MadeTicket of(ScaleDesk desk, MadeText text, int number, int rare, Instant at, Supplier<UUID> ids) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("color", ScaleDesk.color(number));
        fields.put("site", number < rare ? ScaleDesk.RARE : "Site " + number % 5_000);
        fields.put("size", number % 1_000);
        UUID id = ids.get();
        UUID team = desk.teams().get(number % desk.teams().size());
        UUID requester = desk.people().get(number % desk.people().size());
        String status = status(number);
        String body = text.words(30);
        List<JournalEntry> entries = List.of(
                entry(
                        ids.get(),
                        "ticket.created",
                        id,
                        requester,
                        desk,
                        at,
                        false,
                        created(number, status, requester, desk, team),
                        Map.of()),
                entry(
                        ids.get(),
                        "ticket.noted",
                        id,
                        desk.agent(),
                        desk,
                        at.plusSeconds(1),
                        true,
                        Map.of(),
                        Map.of("body", body)),
                entry(
                        ids.get(),
                        "ticket.replied",
                        id,
                        desk.agent(),
                        desk,
                        at.plusSeconds(2),
                        false,
                        Map.of(),
                        Map.of("body", body)),
                entry(
                        ids.get(),
                        "ticket.changed",
                        id,
                        desk.agent(),
                        desk,
                        at.plusSeconds(3),
                        false,
                        change("assignee", desk.agent().toString()),
                        Map.of()),
                entry(
                        ids.get(),
                        "ticket.transitioned",
                        id,
                        desk.agent(),
                        desk,
                        at.plusSeconds(4),
                        false,
                        change("status", status),
                        Map.of("comment", "Done as said")));
        return new MadeTicket(
                id,
                number,
                text.words(7),
                text.words(60),
                status,
                desk.organization(),
                team,
                requester,
                desk.agent(),
                at,
                fields,
                body,
                entries);
    }

    private static JournalEntry entry(
            UUID id,
            String type,
            UUID ticket,
            UUID actor,
            ScaleDesk desk,
            Instant at,
            boolean internal,
            Map<String, Object> data,
            Map<String, Object> text) {
        return new JournalEntry(
                id,
                type,
                new Subject("ticket", ticket.toString()),
                ticket,
                actor,
                "api",
                null,
                at,
                internal,
                internal ? "note:read" : "ticket:read",
                desk.organization(),
                data,
                text);
    }

    private static Map<String, Object> created(int number, String status, UUID requester, ScaleDesk desk, UUID team) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", Integer.toString(FIRST_NUMBER + number));
        data.put("kind", "incident");
        data.put("status", "new");
        data.put("impact", "medium");
        data.put("urgency", "medium");
        data.put("priority", "medium");
        data.put("requester", requester.toString());
        data.put("organization", desk.organization().toString());
        data.put("team", team.toString());
        return data;
    }

    private static Map<String, Object> change(String field, String after) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("field", field);
        line.put("after", after);
        return Map.of("changes", List.of(line));
    }
}
