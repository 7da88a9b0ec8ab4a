package switchboard.testkit.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** A ticket under change: the fields of the REST API by name, and what the desk itself gives beside them. */
record FakeTicket(
        UUID id,
        String number,
        UUID requester,
        UUID organization,
        String channel,
        Instant createdAt,
        Instant updatedAt,
        long version,
        Map<String, Object> fields) {

    static FakeTicket newOne(Caller caller, Origin origin, int number, Instant now) {
        Map<String, Object> defaults = new HashMap<>(Map.of(
                "kind",
                "incident",
                "title",
                "",
                "description",
                "",
                "status",
                "new",
                "impact",
                "medium",
                "urgency",
                "medium",
                "priority",
                "medium",
                "fields",
                Map.of()));
        return new FakeTicket(
                UUID.randomUUID(),
                "" + number,
                caller.id(),
                caller.organization(),
                origin.channel(),
                now,
                now,
                1,
                defaults);
    }

    static FakeTicket of(Ticket ticket, Instant now) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", ticket.kind());
        fields.put("title", ticket.title());
        fields.put("description", ticket.description());
        fields.put("status", ticket.status());
        fields.put("impact", ticket.impact());
        fields.put("urgency", ticket.urgency());
        fields.put("priority", ticket.priority());
        fields.put("category", ticket.category());
        fields.put("team", ticket.team());
        fields.put("assignee", ticket.assignee());
        fields.put("owner", ticket.owner());
        fields.put("externalId", ticket.externalId());
        fields.put("resolution", ticket.resolution());
        fields.put("fields", ticket.fields());
        return new FakeTicket(
                ticket.id(),
                ticket.number(),
                ticket.requester(),
                ticket.organization(),
                ticket.channel(),
                ticket.createdAt(),
                now,
                ticket.version() + 1,
                fields);
    }

    FakeTicket with(Map<String, ?> change) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.putAll(change);
        return new FakeTicket(id, number, requester, organization, channel, createdAt, updatedAt, version, changed);
    }

    Ticket ticket() {
        return new Ticket(
                id,
                number,
                required("kind"),
                required("title"),
                required("description"),
                required("status"),
                required("impact"),
                required("urgency"),
                required("priority"),
                null,
                text("category"),
                requester,
                organization,
                person("team"),
                person("assignee"),
                person("owner"),
                channel,
                text("externalId"),
                custom(),
                text("resolution"),
                null,
                null,
                createdAt,
                updatedAt,
                at("resolved"),
                at("closed"),
                version);
    }

    private String required(String field) {
        return String.valueOf(fields.get(field));
    }

    private @Nullable String text(String field) {
        Object value = fields.get(field);
        return value == null ? null : value.toString();
    }

    private @Nullable UUID person(String field) {
        String value = text(field);
        return value == null ? null : UUID.fromString(value);
    }

    private @Nullable Instant at(String status) {
        return required("status").equals(status) ? updatedAt : null;
    }

    private Map<String, Object> custom() {
        Map<String, Object> custom = new HashMap<>();
        if (fields.get("fields") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> custom.put(String.valueOf(name), value));
        }
        return Map.copyOf(custom);
    }
}
