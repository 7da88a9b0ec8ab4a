package switchboard.tickets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.json.Json;

/** What a command changed of a ticket, as it was before: enough to put it back, and no more than that is kept. */
public record TicketRestoration(Map<String, @Nullable Object> values) {

    private static final String CUSTOM = "fields.";
    private static final String RESOLVED_AT = "resolvedAt";
    private static final String CLOSED_AT = "closedAt";

    static TicketRestoration of(Ticket before, Ticket after) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (TicketChanges.Change change : TicketChanges.between(before, after)) {
            Object value = change.before();
            values.put(change.field(), value instanceof UUID id ? id.toString() : value);
        }
        if (values.containsKey("status")) {
            values.put(RESOLVED_AT, text(before.resolvedAt()));
            values.put(CLOSED_AT, text(before.closedAt()));
        }
        return new TicketRestoration(values);
    }

    public static TicketRestoration ofJson(String json) {
        return new TicketRestoration(Json.parseObject(json));
    }

    /** Without custom fields, which may hold what somebody wrote: what is left can be kept. */
    TicketRestoration ofCodes() {
        Map<String, @Nullable Object> codes = new LinkedHashMap<>(values);
        codes.keySet().removeIf(field -> field.startsWith(CUSTOM));
        return new TicketRestoration(codes);
    }

    public String toJson() {
        return Json.write(values);
    }

    boolean movesBack() {
        return values.containsKey("status");
    }

    /** The ticket with these values, one version on; the same where it has them. */
    Ticket applied(Ticket current, Instant now) {
        TicketEdit edit = new TicketEdit(current);
        values.forEach((field, value) -> set(edit, field, value));
        return TicketComputation.stamped(current, edit, now);
    }

    private static void set(TicketEdit edit, String field, @Nullable Object value) {
        if (field.startsWith(CUSTOM)) {
            Map<String, Object> fields = new TreeMap<>(edit.fields);
            String name = field.substring(CUSTOM.length());
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
            edit.fields = java.util.Collections.unmodifiableMap(fields);
            return;
        }
        String text = value == null ? null : value.toString();
        switch (field) {
            case "kind" -> edit.kind = given(text);
            case "title" -> edit.title = given(text);
            case "description" -> edit.description = given(text);
            case "status" -> edit.status = given(text);
            case "impact" -> edit.impact = given(text);
            case "urgency" -> edit.urgency = given(text);
            case "priority" -> edit.priority = given(text);
            case "priorityReason" -> edit.priorityReason = text;
            case "category" -> edit.category = text;
            case "requester" -> edit.requester = UUID.fromString(given(text));
            case "organization" -> edit.organization = UUID.fromString(given(text));
            case "team" -> edit.team = id(text);
            case "assignee" -> edit.assignee = id(text);
            case "owner" -> edit.owner = id(text);
            case "channel" -> edit.channel = given(text);
            case "externalId" -> edit.externalId = text;
            case "resolution" -> edit.resolution = text;
            case "closureCode" -> edit.closureCode = text;
            case "confirmedBy" -> edit.confirmedBy = text;
            case RESOLVED_AT -> edit.resolvedAt = instant(text);
            case CLOSED_AT -> edit.closedAt = instant(text);
            default -> throw new IllegalStateException("A ticket has no field " + field);
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
