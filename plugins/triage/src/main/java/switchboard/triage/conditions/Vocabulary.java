package switchboard.triage.conditions;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names that conditions use, with their types. Ids are texts; what a ticket does not have is an empty text. */
final class Vocabulary {

    /** Fields that are codes or ids: their values before a change are known too. */
    static final List<String> CODES = List.of(
            "kind",
            "status",
            "impact",
            "urgency",
            "priority",
            "category",
            "requester",
            "organization",
            "team",
            "assignee",
            "owner");

    private static final List<String> TEXTS = List.of(
            "id",
            "number",
            "title",
            "description",
            "text",
            "priorityReason",
            "channel",
            "externalId",
            "resolution",
            "closureCode");

    private static final List<String> INFORMATION = List.of("scope", "environment", "site", "text");

    static final Map<String, CelType> TYPES = types();

    private Vocabulary() {}

    private static Map<String, CelType> types() {
        Map<String, CelType> types = new TreeMap<>();
        for (String code : CODES) {
            types.put("ticket." + code, SimpleType.STRING);
            types.put("before." + code, SimpleType.STRING);
        }
        TEXTS.forEach(text -> types.put("ticket." + text, SimpleType.STRING));
        types.put("ticket.open", SimpleType.BOOL);
        types.put("ticket.createdAt", SimpleType.TIMESTAMP);
        types.put("ticket.updatedAt", SimpleType.TIMESTAMP);
        types.put("ticket.fields", MapType.create(SimpleType.STRING, SimpleType.DYN));
        INFORMATION.forEach(text -> types.put("ticket.information." + text, SimpleType.STRING));
        types.put("ticket.information.errorCodes", ListType.create(SimpleType.STRING));
        types.put("ticket.information.known", ListType.create(SimpleType.STRING));
        types.put("ticket.information.affectedUsers", SimpleType.INT);
        types.put("ticket.information.travelMinutes", SimpleType.INT);
        types.put("ticket.information.occurredAt", SimpleType.TIMESTAMP);
        for (String text : List.of("username", "displayName", "email", "locale", "organization")) {
            types.put("requester." + text, SimpleType.STRING);
        }
        types.put("requester.vip", SimpleType.BOOL);
        types.put("assignee.username", SimpleType.STRING);
        types.put("organization.name", SimpleType.STRING);
        types.put("team.name", SimpleType.STRING);
        types.put("event.type", SimpleType.STRING);
        types.put("event.actor", SimpleType.STRING);
        types.put("event.byPerson", SimpleType.BOOL);
        types.put("changed", ListType.create(SimpleType.STRING));
        types.put("hours.open", SimpleType.BOOL);
        types.put("now", SimpleType.TIMESTAMP);
        return Collections.unmodifiableMap(types);
    }
}
