package switchboard.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Finds the ids behind references, many at once: one query for each kind of reference and thousand of them. */
final class ReferenceResolver {

    private static final int CHUNK = 1_000;

    Map<String, UUID> people(DSLContext dsl, Collection<String> references) {
        Map<String, UUID> found = new HashMap<>();
        Set<String> distinct = new LinkedHashSet<>(references);
        Predicate<String> isId = reference -> References.id(reference.strip()).isPresent();
        Predicate<String> isEmail = References::looksLikeEmail;
        byId(dsl, UserTables.USER, UserTables.USER_ID, some(distinct, isId), found);
        byKey(
                dsl,
                UserTables.ADDRESS,
                UserTables.ADDRESS_NORMALIZED,
                UserTables.ADDRESS_USER,
                UserTables.ADDRESS_KIND.eq(UserTables.EMAIL),
                some(distinct, isEmail),
                found);
        byKey(
                dsl,
                UserTables.USER,
                UserTables.USER_USERNAME_KEY,
                UserTables.USER_ID,
                org.jooq.impl.DSL.noCondition(),
                some(distinct, isId.or(isEmail).negate()),
                found);
        return found;
    }

    Map<String, UUID> teams(DSLContext dsl, Collection<String> references) {
        return named(dsl, UserTables.TEAM, UserTables.TEAM_ID, UserTables.TEAM_NAME_KEY, references);
    }

    Map<String, UUID> organizations(DSLContext dsl, Collection<String> references) {
        return named(
                dsl, UserTables.ORGANIZATION, UserTables.ORGANIZATION_ID, UserTables.ORGANIZATION_NAME_KEY, references);
    }

    private Map<String, UUID> named(
            DSLContext dsl, Table<?> table, Field<UUID> id, Field<String> key, Collection<String> references) {
        Map<String, UUID> found = new HashMap<>();
        Set<String> distinct = new LinkedHashSet<>(references);
        Predicate<String> isId = reference -> References.id(reference.strip()).isPresent();
        byId(dsl, table, id, some(distinct, isId), found);
        // A name that reads like an id is still a name where no row has that id.
        List<String> rest = some(distinct, reference -> !found.containsKey(reference));
        byKey(dsl, table, key, id, org.jooq.impl.DSL.noCondition(), rest, found);
        return found;
    }

    private static List<String> some(Collection<String> references, Predicate<String> which) {
        return references.stream().filter(which).toList();
    }

    private static void byId(
            DSLContext dsl, Table<?> table, Field<UUID> id, List<String> references, Map<String, UUID> found) {
        Map<UUID, List<String>> wanted =
                references.stream().collect(Collectors.groupingBy(reference -> UUID.fromString(reference.strip())));
        for (List<UUID> chunk : chunks(wanted.keySet())) {
            Set<UUID> there =
                    new HashSet<>(dsl.select(id).from(table).where(id.in(chunk)).fetch(id));
            there.forEach(each -> wanted.get(each).forEach(reference -> found.put(reference, each)));
        }
    }

    private static void byKey(
            DSLContext dsl,
            Table<?> table,
            Field<String> key,
            Field<UUID> id,
            Condition condition,
            List<String> references,
            Map<String, UUID> found) {
        Map<String, List<String>> wanted = references.stream()
                .collect(Collectors.groupingBy(References::fold, LinkedHashMap::new, Collectors.toList()));
        Function<String, List<String>> asked = folded -> wanted.getOrDefault(folded, List.of());
        for (List<String> chunk : chunks(wanted.keySet())) {
            dsl.select(key, id).from(table).where(condition.and(key.in(chunk))).forEach(row -> asked.apply(row.get(key))
                    .forEach(reference -> found.put(reference, row.get(id))));
        }
    }

    private static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        return chunks;
    }
}
