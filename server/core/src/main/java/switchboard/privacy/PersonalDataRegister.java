package switchboard.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.api.privacy.PersonalData;
import switchboard.json.Json;
import switchboard.persistence.Transactions;

/** What plugins have declared, kept for as long as their tables are. */
public final class PersonalDataRegister {

    private static final Table<?> PERSONAL = DSL.table(DSL.name("core_personal_data"));
    private static final Field<String> PLUGIN = Columns.text(PERSONAL, "plugin_id");
    private static final Field<String> DECLARATIONS = Columns.text(PERSONAL, "declarations");
    private static final Field<Instant> DECLARED_AT = Columns.instant(PERSONAL, "declared_at");
    private static final Field<Long> VERSION = Columns.number(PERSONAL, "version");
    private static final int MOST = 1_000;

    private final Transactions transactions;
    private final Clock clock;

    public PersonalDataRegister(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Holds declarations beside the tables as they are; every fault in words, empty where there is none. */
    public List<String> faults(List<PersonalData> declarations) {
        return transactions.read(dsl -> {
            List<String> faults = new ArrayList<>();
            declarations.forEach(data -> faults.addAll(DeclaredTable.faults(dsl, data)));
            return faults;
        });
    }

    /** Keeps what a plugin declares now, in place of what it declared before. */
    public void declare(String plugin, List<PersonalData> declarations) {
        String text = Json.write(
                declarations.stream().map(PersonalDataRegister::plain).toList());
        transactions.inTransaction(work -> work.dsl()
                .insertInto(PERSONAL)
                .columns(PLUGIN, DECLARATIONS, DECLARED_AT, VERSION)
                .values(plugin, text, clock.instant(), 1L)
                .onDuplicateKeyUpdate()
                .set(DECLARATIONS, text)
                .set(DECLARED_AT, clock.instant())
                .set(VERSION, VERSION.plus(1))
                .execute());
    }

    /** Every plugin that holds or has left personal data, in order of id. */
    public Map<String, List<PersonalData>> all() {
        Map<String, List<PersonalData>> all = new TreeMap<>();
        transactions.read(dsl -> dsl.select(PLUGIN, DECLARATIONS)
                .from(PERSONAL)
                .limit(MOST)
                .fetch(row -> all.put(
                        row.value1(),
                        Json.parseList(row.value2()).stream()
                                .map(PersonalDataRegister::of)
                                .toList())));
        return all;
    }

    private static Map<String, @Nullable Object> plain(PersonalData data) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("table", data.table());
        plain.put("person", data.person());
        plain.put("exported", sorted(data.exported()));
        plain.put("emptied", sorted(data.emptied()));
        plain.put("texts", sorted(data.texts()));
        plain.put("rowsDeleted", data.rowsDeleted());
        PersonalData.SearchItem item = data.item();
        plain.put("item", item == null ? null : List.of(item.type(), item.column()));
        return plain;
    }

    private static PersonalData of(Object stored) {
        Map<?, ?> plain = (Map<?, ?>) stored;
        List<?> item = list(plain.get("item"));
        return new PersonalData(
                String.valueOf(plain.get("table")),
                String.valueOf(plain.get("person")),
                names(plain.get("exported")),
                names(plain.get("emptied")),
                names(plain.get("texts")),
                Boolean.TRUE.equals(plain.get("rowsDeleted")),
                item.isEmpty()
                        ? null
                        : new PersonalData.SearchItem(String.valueOf(item.get(0)), String.valueOf(item.get(1))));
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static Set<String> names(@Nullable Object stored) {
        return Set.copyOf(list(stored).stream().map(String::valueOf).toList());
    }

    private static List<?> list(@Nullable Object stored) {
        return stored instanceof List<?> list ? list : List.of();
    }
}
