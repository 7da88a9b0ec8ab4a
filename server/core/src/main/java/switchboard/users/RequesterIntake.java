package switchboard.users;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import switchboard.access.AccessService;
import switchboard.access.BuiltInRoles;
import switchboard.access.Grants;
import switchboard.access.RoleGrant;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** Makes people of e-mail addresses that nobody has yet: requesters of the default organization, without sign-in. */
final class RequesterIntake {

    private static final int CHUNK = 500;

    private final ReferenceResolver resolver;
    private final Grants grants;
    private final PeopleJournal journal;
    private final Ids ids;
    private final Clock clock;

    RequesterIntake(ReferenceResolver resolver, Grants grants, PeopleJournal journal, Ids ids, Clock clock) {
        this.resolver = resolver;
        this.grants = grants;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    Map<String, UUID> ensure(Work work, Collection<String> emails) {
        List<String> wellFormed =
                emails.stream().filter(References::isEmail).distinct().toList();
        Map<String, UUID> found = new HashMap<>(resolver.people(work.dsl(), wellFormed));
        // In one order everywhere, so that two imports of the same people wait for each other instead of deadlocking.
        TreeMap<String, String> missing = new TreeMap<>();
        wellFormed.stream()
                .filter(email -> !found.containsKey(email))
                .forEach(email -> missing.putIfAbsent(References.fold(email), email));
        List<Map.Entry<String, String>> list = List.copyOf(missing.entrySet());
        for (int from = 0; from < list.size(); from += CHUNK) {
            create(work, list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        if (!list.isEmpty()) {
            found.putAll(resolver.people(work.dsl(), wellFormed));
        }
        return Map.copyOf(found);
    }

    private void create(Work work, List<Map.Entry<String, String>> people) {
        Map<UUID, String> candidates = new HashMap<>();
        claimAddresses(work.dsl(), people, candidates);
        List<UUID> ours = work
                .dsl()
                .select(UserTables.ADDRESS_USER)
                .from(UserTables.ADDRESS)
                .where(UserTables.ADDRESS_KIND.eq(UserTables.EMAIL))
                .and(UserTables.ADDRESS_NORMALIZED.in(
                        people.stream().map(Map.Entry::getKey).toList()))
                .fetch(UserTables.ADDRESS_USER)
                .stream()
                .filter(candidates::containsKey)
                .sorted()
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        insertPeople(work.dsl(), ours, candidates);
        Map<UUID, List<RoleGrant>> role = new HashMap<>();
        ours.forEach(person -> role.put(person, List.of(RoleGrant.direct(BuiltInRoles.REQUESTER))));
        grants.insert(work.dsl(), role);
        journal.usersCreated(work, null, ours, AccessService.DEFAULT_ORGANIZATION);
    }

    /** Claims what nobody has; an address that another transaction takes meanwhile stays with that one. */
    private void claimAddresses(DSLContext dsl, List<Map.Entry<String, String>> people, Map<UUID, String> candidates) {
        var insert = dsl.insertInto(
                UserTables.ADDRESS,
                UserTables.ADDRESS_KIND,
                UserTables.ADDRESS_NORMALIZED,
                UserTables.ADDRESS_VALUE,
                UserTables.ADDRESS_USER,
                UserTables.ADDRESS_PRINCIPAL);
        for (Map.Entry<String, String> person : people) {
            UUID id = ids.next();
            candidates.put(id, person.getValue());
            insert = insert.values(UserTables.EMAIL, person.getKey(), person.getValue(), id, true);
        }
        insert.onDuplicateKeyUpdate()
                .set(UserTables.ADDRESS_KIND, DSL.field(UserTables.ADDRESS_KIND.getUnqualifiedName(), String.class))
                .execute();
    }

    private void insertPeople(DSLContext dsl, List<UUID> people, Map<UUID, String> emails) {
        Instant now = clock.instant();
        List<org.jooq.Row11<UUID, String, Boolean, String, String, UUID, Long, Instant, Instant, String, String>> rows =
                new ArrayList<>();
        for (UUID person : people) {
            rows.add(DSL.row(
                    person,
                    emails.get(person),
                    true,
                    "en",
                    "UTC",
                    AccessService.DEFAULT_ORGANIZATION,
                    1L,
                    now,
                    now,
                    (String) null,
                    (String) null));
        }
        dsl.insertInto(
                        UserTables.USER,
                        UserTables.USER_ID,
                        UserTables.USER_DISPLAY_NAME,
                        UserTables.USER_ACTIVE,
                        UserTables.USER_LOCALE,
                        UserTables.USER_TIME_ZONE,
                        UserTables.USER_ORGANIZATION,
                        UserTables.USER_VERSION,
                        UserTables.USER_CREATED_AT,
                        UserTables.USER_UPDATED_AT,
                        UserTables.USER_USERNAME,
                        UserTables.USER_PASSWORD_HASH)
                .valuesOfRows(rows)
                .execute();
    }
}
