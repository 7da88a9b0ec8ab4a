package switchboard.tickets.codes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record8;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.json.Json;

/** The tables of the codes, and how a whole book is read from them. The tables are small: a few hundred rows together. */
final class CodeRows {

    static final Table<?> CODE = DSL.table(DSL.name("core_code"));
    static final Field<String> CODE_TABLE = Columns.text(CODE, "code_table");
    static final Field<String> CODE_KEY = Columns.text(CODE, "code_key");
    static final Field<String> CODE_LABELS = Columns.text(CODE, "labels");
    static final Field<Integer> CODE_ORDINAL = Columns.column(CODE, "ordinal", SQLDataType.INTEGER);
    static final Field<Boolean> CODE_ACTIVE = Columns.flag(CODE, "active");
    static final Field<String> CODE_PHASE = Columns.text(CODE, "phase");
    static final Field<String> CODE_REQUIRED = Columns.text(CODE, "required_at_creation");
    static final Field<Long> CODE_VERSION = Columns.number(CODE, "version");

    static final Table<?> CATEGORY = DSL.table(DSL.name("core_category"));
    static final Field<String> CATEGORY_KEY = Columns.text(CATEGORY, "category_key");
    static final Field<String> CATEGORY_PARENT = Columns.text(CATEGORY, "parent_key");
    static final Field<UUID> CATEGORY_ORGANIZATION = Columns.id(CATEGORY, "organization_id");
    static final Field<String> CATEGORY_LABELS = Columns.text(CATEGORY, "labels");
    static final Field<Integer> CATEGORY_ORDINAL = Columns.column(CATEGORY, "ordinal", SQLDataType.INTEGER);
    static final Field<Boolean> CATEGORY_ACTIVE = Columns.flag(CATEGORY, "active");
    static final Field<String> CATEGORY_INFORMATION = Columns.text(CATEGORY, "required_information");
    static final Field<Long> CATEGORY_VERSION = Columns.number(CATEGORY, "version");

    static final Table<?> RULE = DSL.table(DSL.name("core_priority_rule"));
    static final Field<String> RULE_IMPACT = Columns.text(RULE, "impact");
    static final Field<String> RULE_URGENCY = Columns.text(RULE, "urgency");
    static final Field<String> RULE_PRIORITY = Columns.text(RULE, "priority");
    static final Field<Long> RULE_VERSION = Columns.number(RULE, "version");

    static final Table<?> TRANSITION = DSL.table(DSL.name("core_transition"));
    static final Field<String> TRANSITION_KIND = Columns.text(TRANSITION, "kind");
    static final Field<String> TRANSITION_FROM = Columns.text(TRANSITION, "from_status");
    static final Field<String> TRANSITION_TO = Columns.text(TRANSITION, "to_status");
    static final Field<Boolean> BY_AGENT = Columns.flag(TRANSITION, "by_agent");
    static final Field<Boolean> BY_REQUESTER = Columns.flag(TRANSITION, "by_requester");
    static final Field<Boolean> REQUIRES_RESOLUTION = Columns.flag(TRANSITION, "requires_resolution");

    static final Field<String> REQUIRES = Columns.text(TRANSITION, "requires");
    static final Field<Long> TRANSITION_VERSION = Columns.number(TRANSITION, "version");

    static final Table<?> COUNTER = DSL.table(DSL.name("core_counter"));
    static final Field<String> COUNTER_NAME = Columns.text(COUNTER, "name");
    static final Field<Long> COUNTER_VALUE = Columns.number(COUNTER, "value");
    static final Field<Long> COUNTER_VERSION = Columns.number(COUNTER, "version");

    static final String BOOK = "codes";

    private CodeRows() {}

    /** The version of the tables as a whole; every edit counts it up in its own transaction. */
    static long version(DSLContext dsl) {
        Long version = dsl.select(COUNTER_VALUE)
                .from(COUNTER)
                .where(COUNTER_NAME.eq(BOOK))
                .fetchOne(COUNTER_VALUE);
        return version == null ? 0 : version;
    }

    static void countUp(DSLContext dsl) {
        dsl.update(COUNTER)
                .set(COUNTER_VALUE, COUNTER_VALUE.plus(1))
                .set(COUNTER_VERSION, COUNTER_VERSION.plus(1))
                .where(COUNTER_NAME.eq(BOOK))
                .execute();
    }

    /** Reads the version before the rows, so that a book is never older than it says. */
    static CodeBook read(DSLContext dsl) {
        long version = version(dsl);
        return new CodeBook(
                version,
                dsl.select(
                                CODE_TABLE,
                                CODE_KEY,
                                CODE_LABELS,
                                CODE_ORDINAL,
                                CODE_ACTIVE,
                                CODE_PHASE,
                                CODE_REQUIRED,
                                CODE_VERSION)
                        .from(CODE)
                        .fetch(CodeRows::code),
                dsl.select(
                                CATEGORY_KEY,
                                CATEGORY_PARENT,
                                CATEGORY_LABELS,
                                CATEGORY_ORGANIZATION,
                                CATEGORY_ORDINAL,
                                CATEGORY_ACTIVE,
                                CATEGORY_INFORMATION,
                                CATEGORY_VERSION)
                        .from(CATEGORY)
                        .fetch(CodeRows::category),
                dsl.select(RULE_IMPACT, RULE_URGENCY, RULE_PRIORITY)
                        .from(RULE)
                        .fetch(row -> new PriorityRule(row.value1(), row.value2(), row.value3())),
                dsl.select(
                                TRANSITION_KIND,
                                TRANSITION_FROM,
                                TRANSITION_TO,
                                BY_AGENT,
                                BY_REQUESTER,
                                REQUIRES_RESOLUTION,
                                REQUIRES)
                        .from(TRANSITION)
                        .fetch(row -> new Transition(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                names(row.value7()))));
    }

    private static Code code(Record8<String, String, String, Integer, Boolean, String, String, Long> row) {
        boolean isKind = row.value1().equals(CodeBook.KIND);
        return new Code(
                row.value1(),
                row.value2(),
                labels(row.value3()),
                row.value4(),
                row.value5(),
                row.value6() == null ? null : Phase.of(row.value6()),
                isKind ? names(row.value7()) : null,
                row.value8());
    }

    private static Category category(Record8<String, String, String, UUID, Integer, Boolean, String, Long> row) {
        return new Category(
                row.value1(),
                row.value2(),
                labels(row.value3()),
                row.value4(),
                row.value5(),
                row.value6(),
                names(row.value7()),
                row.value8());
    }

    private static Map<String, String> labels(String json) {
        Map<String, String> labels = new LinkedHashMap<>();
        Json.parseObject(json).forEach((language, label) -> labels.put(language, String.valueOf(label)));
        return labels;
    }

    private static List<String> names(@Nullable String json) {
        return json == null
                ? List.of()
                : Json.parseList(json).stream().map(String::valueOf).toList();
    }

    /** As it is stored: nothing for none. */
    static @Nullable String stored(@Nullable List<String> names) {
        return names == null || names.isEmpty() ? null : Json.write(names);
    }
}
