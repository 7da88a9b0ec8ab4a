package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.access.AccessService;
import switchboard.access.Grants;
import switchboard.access.RoleGrant;
import switchboard.events.Journal;
import switchboard.persistence.TestDatabase;

class RequesterIntakeTest {

    private final TestDatabase database = TestDatabase.create();
    private final UserService users = new UserService(
            database.transactions(),
            new Grants(),
            new PeopleJournal(new Journal(new Random(1), () -> {}), database.ids(), database.clock()),
            database.ids(),
            database.clock());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makesRequestersWithoutSignInOnceForEachAddress() {
        Map<String, UUID> first =
                ensure(List.of("One@desk.example", "two@desk.example", "no address", "two@desk.example"));
        Map<String, UUID> again = ensure(List.of("one@DESK.example", "three@desk.example"));

        assertThat(first).containsOnlyKeys("One@desk.example", "two@desk.example");
        assertThat(again).containsOnlyKeys("one@DESK.example", "three@desk.example");
        assertThat(again.get("one@DESK.example")).isEqualTo(first.get("One@desk.example"));
        assertThat(users.user(first.get("One@desk.example"))).hasValueSatisfying(user -> {
            assertThat(user.email()).isEqualTo("One@desk.example");
            assertThat(user.username()).isNull();
            assertThat(user.organization()).isEqualTo(AccessService.DEFAULT_ORGANIZATION);
            assertThat(user.active()).isTrue();
        });
        assertThatList(read(dsl -> new Grants().of(dsl, first.get("two@desk.example"))))
                .containsExactly(RoleGrant.direct("requester"));
        assertThat(count("core_user")).isEqualTo(3);
        assertThat(count("core_journal")).isEqualTo(3);
    }

    @Test
    void manyWhoImportTheSamePeopleAtOnceMakeEachOnce() throws Exception {
        List<String> emails = IntStream.range(0, 600)
                .mapToObj(n -> "person" + n + "@desk.example")
                .toList();
        Set<Map<String, UUID>> answers = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Map<String, UUID>>> tasks = new ArrayList<>();
            for (int task = 0; task < 6; task++) {
                List<String> shuffled = new ArrayList<>(emails);
                java.util.Collections.shuffle(shuffled, new Random(task));
                tasks.add(() -> ensure(shuffled));
            }
            for (Future<Map<String, UUID>> answer : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).hasSize(600);
        assertThat(count("core_user")).isEqualTo(600);
        assertThat(count("core_person_address")).isEqualTo(600);
        assertThat(count("core_role_grant")).isEqualTo(600);
    }

    @Test
    void findsPeopleTeamsAndOrganizationsByEveryKindOfReference() {
        UUID person = ensure(List.of("one@desk.example")).get("one@desk.example");
        database.transactions().inTransaction(work -> work.dsl()
                .update(UserTables.USER)
                .set(UserTables.USER_USERNAME, "Öga")
                .set(UserTables.USER_USERNAME_KEY, "öga")
                .where(UserTables.USER_ID.eq(person))
                .execute());
        String unknown = UUID.randomUUID().toString();
        List<String> references =
                List.of(person.toString(), "ÖGA", "one@desk.EXAMPLE", unknown, "nobody", "no@b.example", "oga");

        Map<String, UUID> people = read(dsl -> users.resolvePeople(dsl, references));
        Map<String, UUID> organizations = read(dsl -> users.resolveOrganizations(dsl, List.of(" DEFAULT", unknown)));
        Map<String, UUID> teams = read(dsl -> users.resolveTeams(dsl, List.of("none", unknown)));
        assertThat(people)
                .containsOnlyKeys(person.toString(), "ÖGA", "one@desk.EXAMPLE")
                .allSatisfy((reference, id) -> assertThat(id).isEqualTo(person));
        assertThat(organizations).containsExactly(Map.entry(" DEFAULT", AccessService.DEFAULT_ORGANIZATION));
        assertThat(teams).isEmpty();
        assertThat(users.defaultOrganization().name()).isEqualTo("Default");
    }

    private Map<String, UUID> ensure(List<String> emails) {
        return database.transactions().inTransaction(work -> users.ensureRequesters(work, emails));
    }

    private <T> T read(Function<DSLContext, T> query) {
        return database.transactions().read(query);
    }

    private int count(String table) {
        return database.transactions()
                .read(dsl -> dsl.fetchOne("SELECT COUNT(*) FROM " + table).get(0, Integer.class));
    }
}
