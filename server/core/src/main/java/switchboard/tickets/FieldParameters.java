package switchboard.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.TicketField;
import switchboard.tickets.fields.FieldDefinition;
import switchboard.tickets.fields.FieldTypes;
import switchboard.tickets.fields.FieldValues;

/**
 * Reads what a list asks of custom fields: {@code field.<name>=value}, {@code field.<name>.from=} and {@code .to=}. A field
 * that the caller may not know is as little there as one that nobody has defined.
 */
final class FieldParameters {

    private static final String PREFIX = "field.";
    private static final String FROM = ".from";
    private static final String TO = ".to";
    private static final int MOST = 10;

    private final QueryParameters given;
    private final FieldSight sight;
    private final People people;

    /** Who is meant; whoever is not known is missing in the answer. */
    interface People {
        Map<String, UUID> find(List<String> references);
    }

    FieldParameters(QueryParameters given, FieldSight sight, People people) {
        this.given = given;
        this.sight = sight;
        this.people = people;
    }

    static boolean isOne(String parameter) {
        return parameter.startsWith(PREFIX);
    }

    /** The filters by field, in order of their names. */
    Map<String, FieldFilter> filters() {
        Set<String> asked = new LinkedHashSet<>();
        for (String parameter : given.names()) {
            if (isOne(parameter)) {
                asked.add(fieldOf(parameter).name());
            }
        }
        Map<String, FieldFilter> filters = new TreeMap<>();
        for (String name : asked) {
            FieldFilter filter = filter(field(name));
            if (filter != null) {
                filters.put(name, filter);
            }
        }
        if (filters.size() > MOST) {
            throw QueryParameters.bad(PREFIX + "*", "at most " + MOST + " fields");
        }
        return filters;
    }

    /** What a list sorted by the field is sorted by; null where there is no such order. */
    @Nullable
    Field<?> order(String sort) {
        FieldDefinition field = isOne(sort) ? find(sort.substring(PREFIX.length())) : null;
        if (field == null || !FieldTypes.isMeasured(field.kindOfValue())) {
            return null;
        }
        return FieldValues.isTimed(field) ? TicketTables.FIELD_INSTANT : TicketTables.FIELD_NUMBER;
    }

    private FieldDefinition fieldOf(String parameter) {
        String name = parameter.substring(PREFIX.length());
        FieldDefinition field = find(name);
        if (field == null && name.endsWith(FROM)) {
            field = find(name.substring(0, name.length() - FROM.length()));
        } else if (field == null && name.endsWith(TO)) {
            field = find(name.substring(0, name.length() - TO.length()));
        }
        if (field == null) {
            throw QueryParameters.bad(parameter, "a defined field of tickets");
        }
        return field;
    }

    private @Nullable FieldDefinition find(String name) {
        return sight.hides(name) ? null : sight.book().find(name);
    }

    private FieldDefinition field(String name) {
        return Objects.requireNonNull(sight.book().find(name));
    }

    private @Nullable FieldFilter filter(FieldDefinition field) {
        String parameter = PREFIX + field.name();
        List<String> values = given.values(parameter);
        List<String> keys = field.kindOfValue() == TicketField.Type.PERSON
                ? ofPeople(parameter, values)
                : values.stream().map(value -> key(field, parameter, value)).toList();
        Object from = bound(field, parameter + FROM);
        Object to = bound(field, parameter + TO);
        if (!keys.isEmpty() && (from != null || to != null)) {
            throw QueryParameters.bad(parameter, "either a value or a range");
        }
        return keys.isEmpty() && from == null && to == null ? null : new FieldFilter(field, keys, from, to);
    }

    private List<String> ofPeople(String parameter, List<String> references) {
        Map<String, UUID> known = references.isEmpty() ? Map.of() : people.find(references);
        List<String> keys = new ArrayList<>();
        for (String reference : references) {
            UUID id = known.get(reference);
            if (id == null) {
                throw QueryParameters.bad(parameter, "known to this desk");
            }
            keys.add(id.toString());
        }
        return keys;
    }

    private static String key(FieldDefinition field, String parameter, String value) {
        String key = FieldTypes.isFiltered(field.kindOfValue()) ? FieldValues.keyOf(field, value) : null;
        if (key == null) {
            throw QueryParameters.bad(
                    parameter,
                    FieldTypes.isFiltered(field.kindOfValue())
                            ? "a value of its type: it " + FieldValues.expected(field)
                            : "no filter: long texts are found by search");
        }
        return key;
    }

    /** A number or a moment; a day stands for its first moment in UTC. */
    private @Nullable Object bound(FieldDefinition field, String parameter) {
        String value = given.single(parameter);
        if (value == null) {
            return null;
        }
        Object bound = FieldTypes.isMeasured(field.kindOfValue()) ? measured(field, value) : null;
        if (bound == null) {
            throw QueryParameters.bad(parameter, "a number, a date or an instant, of a field of such a type");
        }
        return bound;
    }

    private static @Nullable Object measured(FieldDefinition field, String value) {
        if (!FieldValues.isTimed(field)) {
            return FieldValues.decimal(value);
        }
        LocalDate date = FieldValues.date(value);
        Instant start = date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start != null ? start : FieldValues.instant(value.replace(' ', '+'));
    }
}
