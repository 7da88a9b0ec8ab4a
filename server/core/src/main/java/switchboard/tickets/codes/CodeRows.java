package switchboard.tickets.codes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
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
    static final Field<Long> CODE_VERSION = Columns.number(CODE, "version");

    static final Table<?> CATEGORY = DSL.table(DSL.name("core_category"));
    static final Field<String> CATEGORY_KEY = Columns.text(CATEGORY, "category_key");
    static final Field<String> CATEGORY_PARENT = Columns.text(CATEGORY, "parent_key");
    static final Field<UUID> CATEGORY_ORGANIZATION = Columns.id(CATEGORY, "organization_id");
    static final Field<String> CATEGORY_LABELS = Columns.text(CATEGORY, "labels");
    static final Field<Integer> CATEGORY_ORDINAL = Columns.column(CATEGORY, "ordinal", SQLDataType.INTEGER);
    static final Field<Boolean> CATEGORY_ACTIVE = Columns.flag(CATEGORY, "active");
    static final Field<Long> CATEGORY_VERSION = Columns.number(CATEGORY, "version");

    static final Table<?> RULE = DSL.table(DSL.name("core_priority_rule"));
    static final Field<String> RULE_IMPACT = Columns.text(RULE, "impact");
    static final Field<String> RULE_URGENCY = Columns.text(RULE, "urgency");
    static final Field<String> RULE_PRIORITY = Columns.text(RULE, "priority");
    static final Field<Long> RULE_VERSION = Columns.number(RULE, "version");

    private static final Table<?> TRANSITION = DSL.table(DSL.name("core_transition"));
    private static final Field<String> TRANSITION_KIND = Columns.text(TRANSITION, "kind");
    private static final Field<String> TRANSITION_FROM = Columns.text(TRANSITION, "from_status");
    private static final Field<String> TRANSITION_TO = Columns.text(TRANSITION, "to_status");
    private static final Field<Boolean> BY_AGENT = Columns.flag(TRANSITION, "by_agent");
    private static final Field<Boolean> BY_REQUESTER = Columns.flag(TRANSITION, "by_requester");
    private static final Field<Boolean> REQUIRES_RESOLUTION = Columns.flag(TRANSITION, "requires_resolution");

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
                dsl.select(CODE_TABLE, CODE_KEY, CODE_LABELS, CODE_ORDINAL, CODE_ACTIVE, CODE_VERSION)
                        .from(CODE)
                        .fetch(row -> new Code(
                                row.value1(),
                                row.value2(),
                                labels(row.value3()),
                                row.value4(),
                                row.value5(),
                                row.value6())),
                dsl.select(
                                CATEGORY_KEY,
                                CATEGORY_PARENT,
                                CATEGORY_LABELS,
                                CATEGORY_ORGANIZATION,
                                CATEGORY_ORDINAL,
                                CATEGORY_ACTIVE,
                                CATEGORY_VERSION)
                        .from(CATEGORY)
                        .fetch(row -> new Category(
                                row.value1(),
                                row.value2(),
                                labels(row.value3()),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7())),
                dsl.select(RULE_IMPACT, RULE_URGENCY, RULE_PRIORITY)
                        .from(RULE)
                        .fetch(row -> new PriorityRule(row.value1(), row.value2(), row.value3())),
                dsl.select(TRANSITION_KIND, TRANSITION_FROM, TRANSITION_TO, BY_AGENT, BY_REQUESTER, REQUIRES_RESOLUTION)
                        .from(TRANSITION)
                        .fetch(row -> new Transition(
                                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
    }

    private static Map<String, String> labels(String json) {
        Map<String, String> labels = new LinkedHashMap<>();
        Json.parseObject(json).forEach((language, label) -> labels.put(language, String.valueOf(label)));
        return labels;
    }
}
