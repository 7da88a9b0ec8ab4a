package switchboard.tickets.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.json.Json;

/** The table of definitions: some hundred rows that are always read together. */
final class FieldRows {

    private static final Table<?> FIELD = DSL.table(DSL.name("core_field"));
    private static final Field<String> NAME = Columns.text(FIELD, "name");
    private static final Field<String> TYPE = Columns.text(FIELD, "type");
    private static final Field<String> LABELS = Columns.text(FIELD, "labels");
    private static final Field<String> KINDS = Columns.text(FIELD, "kinds");
    private static final Field<String> ORGANIZATIONS = Columns.text(FIELD, "organizations");
    private static final Field<String> CHOICES = Columns.text(FIELD, "choices");
    private static final Field<Boolean> REQUIRED = Columns.flag(FIELD, "required");
    private static final Field<String> READABLE_BY = Columns.text(FIELD, "readable_by");
    private static final Field<String> WRITABLE_BY = Columns.text(FIELD, "writable_by");
    private static final Field<String> DEFAULT_VALUE = Columns.text(FIELD, "default_value");
    private static final Field<Boolean> ACTIVE = Columns.flag(FIELD, "active");
    private static final Field<Long> VERSION = Columns.number(FIELD, "version");

    private static final Table<?> COUNTER = DSL.table(DSL.name("core_counter"));
    private static final Field<String> COUNTER_NAME = Columns.text(COUNTER, "name");
    private static final Field<Long> COUNTER_VALUE = Columns.number(COUNTER, "value");
    private static final Field<Long> COUNTER_VERSION = Columns.number(COUNTER, "version");
    private static final String ALL = "fields";

    private FieldRows() {}

    /** The version of all definitions together; every edit counts it up in its own transaction. */
    static long version(DSLContext dsl) {
        Long version = dsl.select(COUNTER_VALUE)
                .from(COUNTER)
                .where(COUNTER_NAME.eq(ALL))
                .fetchOne(COUNTER_VALUE);
        return version == null ? 0 : version;
    }

    static void countUp(DSLContext dsl) {
        dsl.update(COUNTER)
                .set(COUNTER_VALUE, COUNTER_VALUE.plus(1))
                .set(COUNTER_VERSION, COUNTER_VERSION.plus(1))
                .where(COUNTER_NAME.eq(ALL))
                .execute();
    }

    static List<FieldDefinition> read(DSLContext dsl) {
        return dsl.select(
                        NAME,
                        TYPE,
                        LABELS,
                        KINDS,
                        ORGANIZATIONS,
                        CHOICES,
                        REQUIRED,
                        READABLE_BY,
                        WRITABLE_BY,
                        DEFAULT_VALUE,
                        ACTIVE,
                        VERSION)
                .from(FIELD)
                .fetch(row -> new FieldDefinition(
                        row.value1(),
                        row.value2(),
                        labels(Json.parseObject(row.value3())),
                        texts(row.value4()),
                        texts(row.value5()).stream().map(UUID::fromString).toList(),
                        choices(row.value6()),
                        row.value7(),
                        texts(row.value8()),
                        texts(row.value9()),
                        value(row.value10()),
                        row.value11(),
                        null,
                        false,
                        row.value12()));
    }

    static void insert(DSLContext dsl, FieldDefinition field) {
        Map<Field<?>, @Nullable Object> values = values(field);
        values.put(NAME, field.name());
        values.put(TYPE, field.type());
        dsl.insertInto(FIELD).set(values).execute();
    }

    static boolean update(DSLContext dsl, FieldDefinition field, long before) {
        return dsl.update(FIELD)
                        .set(values(field))
                        .where(NAME.eq(field.name()), VERSION.eq(before))
                        .execute()
                == 1;
    }

    static boolean delete(DSLContext dsl, FieldDefinition field) {
        return dsl.deleteFrom(FIELD)
                        .where(NAME.eq(field.name()), VERSION.eq(field.version()))
                        .execute()
                == 1;
    }

    private static Map<Field<?>, @Nullable Object> values(FieldDefinition field) {
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(LABELS, Json.write(field.labels()));
        values.put(KINDS, list(field.kinds()));
        values.put(ORGANIZATIONS, list(field.organizations()));
        values.put(CHOICES, list(field.choices()));
        values.put(REQUIRED, field.required());
        values.put(READABLE_BY, list(field.readableBy()));
        values.put(WRITABLE_BY, list(field.writableBy()));
        values.put(
                DEFAULT_VALUE, field.defaultValue() == null ? null : Json.write(Map.of("value", field.defaultValue())));
        values.put(ACTIVE, field.active());
        values.put(VERSION, field.version());
        return values;
    }

    private static String list(List<?> values) {
        return Json.write(Map.of("items", values));
    }

    private static List<?> items(String json) {
        return Json.parseObject(json).get("items") instanceof List<?> list ? list : List.of();
    }

    private static List<String> texts(String json) {
        return items(json).stream().map(String::valueOf).toList();
    }

    private static @Nullable Object value(@Nullable String json) {
        return json == null ? null : Json.parseObject(json).get("value");
    }

    private static List<FieldDefinition.Choice> choices(String json) {
        List<FieldDefinition.Choice> choices = new ArrayList<>();
        for (Object item : items(json)) {
            if (item instanceof Map<?, ?> choice) {
                choices.add(new FieldDefinition.Choice(
                        String.valueOf(choice.get("key")),
                        choice.get("labels") instanceof Map<?, ?> labels ? labels(labels) : Map.of(),
                        !Boolean.FALSE.equals(choice.get("active"))));
            }
        }
        return choices;
    }

    private static Map<String, String> labels(Map<?, ?> json) {
        Map<String, String> labels = new LinkedHashMap<>();
        json.forEach((language, label) -> labels.put(String.valueOf(language), String.valueOf(label)));
        return labels;
    }
}
