package switchboard.servicelevels.policies;

import static switchboard.servicelevels.policies.PolicyTables.CONTENT;
import static switchboard.servicelevels.policies.PolicyTables.CONTENT_FROM;
import static switchboard.servicelevels.policies.PolicyTables.CONTENT_NUMBER;
import static switchboard.servicelevels.policies.PolicyTables.CONTENT_POLICY;
import static switchboard.servicelevels.policies.PolicyTables.CONTENT_TEXT;
import static switchboard.servicelevels.policies.PolicyTables.CREATED_AT;
import static switchboard.servicelevels.policies.PolicyTables.ID;
import static switchboard.servicelevels.policies.PolicyTables.KIND;
import static switchboard.servicelevels.policies.PolicyTables.NAME;
import static switchboard.servicelevels.policies.PolicyTables.NAME_KEY;
import static switchboard.servicelevels.policies.PolicyTables.ORDINAL;
import static switchboard.servicelevels.policies.PolicyTables.ORGANIZATION;
import static switchboard.servicelevels.policies.PolicyTables.POLICY;
import static switchboard.servicelevels.policies.PolicyTables.UPDATED_AT;
import static switchboard.servicelevels.policies.PolicyTables.VERSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads and writes policies: at most 500, each of at most 500 versions. */
final class PolicyRows {

    private PolicyRows() {}

    static List<Policy> read(DSLContext dsl) {
        return read(dsl, DSL.noCondition(), DSL.noCondition());
    }

    static List<Policy> read(DSLContext dsl, UUID id) {
        return read(dsl, ID.eq(id), CONTENT_POLICY.eq(id));
    }

    private static List<Policy> read(DSLContext dsl, Condition which, Condition versions) {
        Map<UUID, List<Policy.Version>> contents = new HashMap<>();
        dsl.select(CONTENT_POLICY, CONTENT_NUMBER, CONTENT_FROM, CONTENT_TEXT)
                .from(CONTENT)
                .where(versions)
                .orderBy(CONTENT_POLICY, CONTENT_NUMBER)
                .forEach(row -> contents.computeIfAbsent(row.value1(), any -> new ArrayList<>())
                        .add(new Policy.Version(row.value2(), row.value3(), ContentText.read(row.value4()))));
        return dsl.select(ID, NAME, KIND, ORGANIZATION, ORDINAL, CREATED_AT, UPDATED_AT, VERSION)
                .from(POLICY)
                .where(which)
                .fetch(row -> new Policy(
                        row.value1(),
                        row.value2(),
                        Kind.of(row.value3()),
                        row.value4(),
                        row.value5(),
                        contents.getOrDefault(row.value1(), List.of()),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    static void insert(DSLContext dsl, Policy policy) {
        dsl.insertInto(POLICY)
                .set(ID, policy.id())
                .set(NAME, policy.name())
                .set(NAME_KEY, key(policy.name()))
                .set(KIND, policy.kind().key())
                .set(ORGANIZATION, policy.organization())
                .set(ORDINAL, policy.ordinal())
                .set(VERSION, policy.version())
                .set(CREATED_AT, policy.createdAt())
                .set(UPDATED_AT, policy.updatedAt())
                .execute();
        insertVersion(dsl, policy);
    }

    /** False where another was quicker. */
    static boolean update(DSLContext dsl, Policy next, boolean newVersion) {
        int rows = dsl.update(POLICY)
                .set(NAME, next.name())
                .set(NAME_KEY, key(next.name()))
                .set(ORDINAL, next.ordinal())
                .set(VERSION, next.version())
                .set(UPDATED_AT, next.updatedAt())
                .where(ID.eq(next.id()), VERSION.eq(next.version() - 1))
                .execute();
        if (rows == 1 && newVersion) {
            insertVersion(dsl, next);
        }
        return rows == 1;
    }

    static boolean delete(DSLContext dsl, Policy policy) {
        int rows = dsl.deleteFrom(POLICY)
                .where(ID.eq(policy.id()), VERSION.eq(policy.version()))
                .execute();
        if (rows == 1) {
            dsl.deleteFrom(CONTENT).where(CONTENT_POLICY.eq(policy.id())).execute();
        }
        return rows == 1;
    }

    private static void insertVersion(DSLContext dsl, Policy policy) {
        Policy.Version version = policy.versions().getLast();
        dsl.insertInto(CONTENT)
                .set(CONTENT_POLICY, policy.id())
                .set(CONTENT_NUMBER, version.number())
                .set(CONTENT_FROM, version.validFrom())
                .set(CONTENT_TEXT, ContentText.write(version.content()))
                .execute();
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
