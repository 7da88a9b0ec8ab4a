package switchboard.triage.conditions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Ticket;

/** What is known of a ticket and of what happened to it, by the names of the {@link Vocabulary}. */
public final class Facts {

    /** Longer texts are cut, so that a condition takes a bounded time. */
    static final int LONGEST_TEXT = 20_000;

    private static final String INFORMATION = "ticket.information.";
    private static final Set<String> CLOSED = Set.of("resolved", "closed", "cancelled");

    private final Map<String, Object> values;

    private Facts(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * What happened.
     *
     * @param type {@code created}, {@code changed}, {@code transitioned}, {@code replied}, {@code noted}, {@code
     *     information_recorded} or {@code timed}
     * @param before values before the change, by field; nothing for what did not change
     * @param changed the names of all fields that changed
     */
    public record Happening(String type, @Nullable UUID actor, Map<String, String> before, List<String> changed) {

        public Happening {
            before = Map.copyOf(before);
            changed = List.copyOf(changed);
        }
    }

    /** Who and what stands around a ticket. */
    public record Around(
            String requesterUsername,
            String requesterName,
            String requesterEmail,
            String requesterLocale,
            String requesterOrganization,
            boolean vip,
            String assigneeUsername,
            String organizationName,
            String teamName,
            boolean hoursOpen) {

        public static final Around UNKNOWN = new Around("", "", "", "", "", false, "", "", "", true);
    }

    /** @param information what is known about the ticket; nothing where no condition asks */
    public static Facts of(Ticket ticket, Happening happening, Around around, KeyInformation information, Instant now) {
        Map<String, Object> values = new HashMap<>();
        Map<String, String> codes = codes(ticket);
        codes.forEach((field, value) -> {
            values.put("ticket." + field, value);
            values.put("before." + field, happening.before().getOrDefault(field, value));
        });
        values.put("ticket.id", ticket.id().toString());
        values.put("ticket.number", ticket.number());
        values.put("ticket.title", cut(ticket.title()));
        values.put("ticket.description", cut(ticket.description()));
        values.put("ticket.text", cut(ticket.title() + "\n" + ticket.description()));
        values.put("ticket.priorityReason", cut(ticket.priorityReason()));
        values.put("ticket.channel", ticket.channel());
        values.put("ticket.externalId", cut(ticket.externalId()));
        values.put("ticket.resolution", cut(ticket.resolution()));
        values.put("ticket.closureCode", cut(ticket.closureCode()));
        values.put("ticket.open", isOpen(ticket));
        values.put("ticket.createdAt", ticket.createdAt());
        values.put("ticket.updatedAt", ticket.updatedAt());
        values.put("ticket.fields", fields(ticket));
        values.put("event.type", happening.type());
        values.put("event.actor", text(happening.actor()));
        values.put("event.byPerson", happening.actor() != null);
        values.put("changed", happening.changed());
        values.put("now", now);
        put(values, around);
        put(values, information);
        return new Facts(Map.copyOf(values));
    }

    private static void put(Map<String, Object> values, Around around) {
        values.put("requester.username", around.requesterUsername());
        values.put("requester.displayName", around.requesterName());
        values.put("requester.email", around.requesterEmail());
        values.put("requester.locale", around.requesterLocale());
        values.put("requester.organization", around.requesterOrganization());
        values.put("requester.vip", around.vip());
        values.put("assignee.username", around.assigneeUsername());
        values.put("organization.name", around.organizationName());
        values.put("team.name", around.teamName());
        values.put("hours.open", around.hoursOpen());
    }

    /** A time that is not known is not there, so that a condition that asks for it has no answer. */
    private static void put(Map<String, Object> values, KeyInformation information) {
        List<String> known = new ArrayList<>();
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("occurredAt", information.occurredAt());
        parts.put("scope", information.scope());
        parts.put("affectedUsers", information.affectedUsers());
        parts.put("errorCodes", information.errorCodes().isEmpty() ? null : information.errorCodes());
        parts.put("triedSteps", information.triedSteps().isEmpty() ? null : information.triedSteps());
        parts.put("environment", information.environment());
        parts.put("site", information.site());
        parts.put("travelMinutes", information.travelMinutes());
        parts.forEach((name, value) -> {
            if (value != null) {
                known.add(name);
            }
        });
        values.put(INFORMATION + "known", List.copyOf(known));
        values.put(INFORMATION + "scope", cut(information.scope()));
        values.put(INFORMATION + "environment", cut(information.environment()));
        values.put(INFORMATION + "site", cut(information.site()));
        values.put(INFORMATION + "errorCodes", information.errorCodes());
        values.put(INFORMATION + "affectedUsers", number(information.affectedUsers()));
        values.put(INFORMATION + "travelMinutes", number(information.travelMinutes()));
        values.put(INFORMATION + "text", cut(words(information)));
        if (information.occurredAt() != null) {
            values.put(INFORMATION + "occurredAt", information.occurredAt());
        }
    }

    private static String words(KeyInformation information) {
        List<String> words = new ArrayList<>(information.errorCodes());
        words.add(text(information.scope()));
        words.add(text(information.environment()));
        words.add(text(information.site()));
        information.triedSteps().forEach(step -> {
            words.add(step.step());
            words.add(text(step.effect()));
        });
        return String.join("\n", words);
    }

    private static long number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    public static boolean isOpen(Ticket ticket) {
        return !CLOSED.contains(ticket.status());
    }

    /** The codes and ids of a ticket as texts, by field. */
    public static Map<String, String> codes(Ticket ticket) {
        Map<String, String> codes = new HashMap<>();
        codes.put("kind", ticket.kind());
        codes.put("status", ticket.status());
        codes.put("impact", ticket.impact());
        codes.put("urgency", ticket.urgency());
        codes.put("priority", ticket.priority());
        codes.put("category", text(ticket.category()));
        codes.put("requester", text(ticket.requester()));
        codes.put("organization", text(ticket.organization()));
        codes.put("team", text(ticket.team()));
        codes.put("assignee", text(ticket.assignee()));
        codes.put("owner", text(ticket.owner()));
        return codes;
    }

    private static Map<String, Object> fields(Ticket ticket) {
        Map<String, Object> fields = new HashMap<>();
        ticket.fields().forEach((name, value) -> fields.put(name, plain(value)));
        return fields;
    }

    /** As the language has values: whole numbers are long, others double. */
    private static Object plain(Object value) {
        return switch (value) {
            case String text -> cut(text);
            case Integer number -> number.longValue();
            case BigInteger number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case Float number -> number.doubleValue();
            case List<?> list -> {
                List<Object> plain = new ArrayList<>();
                list.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            case Map<?, ?> map -> {
                Map<String, Object> plain = new HashMap<>();
                map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
                yield plain;
            }
            case Boolean flag -> flag;
            case Long number -> number;
            case Double number -> number;
            case Instant instant -> instant;
            default -> String.valueOf(value);
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String cut(@Nullable String text) {
        if (text == null || text.length() <= LONGEST_TEXT) {
            return text == null ? "" : text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }

    Map<String, Object> values() {
        return values;
    }
}
