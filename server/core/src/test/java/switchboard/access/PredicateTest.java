package switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Reach;
import switchboard.api.persistence.Columns;
import switchboard.persistence.TestDatabase;

/** The condition in SQL says of every object what {@link Reach#covers} says of it in Java. */
class PredicateTest {

    private static final Table<?> THING = DSL.table(DSL.name("access_thing"));
    private static final Field<UUID> ID = Columns.id(THING, "id");
    private static final Field<UUID> ORGANIZATION = Columns.id(THING, "organization_id");
    private static final Field<UUID> TEAM = Columns.id(THING, "team_id");
    private static final Field<UUID> REQUESTER = Columns.id(THING, "requester_id");
    private static final Field<UUID> ASSIGNEE = Columns.id(THING, "assignee_id");
    private static final int OBJECTS = 400;
    private static final int REACHES = 300;

    private final AccessService access = new AccessService();

    @Test
    void sqlAndJavaAgree() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<UUID> pool = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(12)
                .toList();
        try (TestDatabase database = TestDatabase.create()) {
            List<Thing> things = things(random, pool);
            store(database, things);
            for (int round = 0; round < REACHES; round++) {
                Reach reach = reach(random, pool);
                boolean withTeam = random.nextInt(5) > 0;
                Set<UUID> bySql = database.transactions().read(dsl -> dsl.select(ID)
                        .from(THING)
                        .where(access.condition(
                                reach,
                                ORGANIZATION,
                                withTeam ? TEAM : AccessService.none(),
                                List.of(REQUESTER, ASSIGNEE)))
                        .fetchSet(ID));
                Set<UUID> inJava = things.stream()
                        .filter(thing -> reach.covers(thing.organization, withTeam ? thing.team : null, thing.people()))
                        .map(Thing::id)
                        .collect(Collectors.toSet());
                assertThat(bySql)
                        .as("seed %d, round %d, %s", seed, round, reach)
                        .isEqualTo(inJava);
            }
        }
    }

    @Test
    void nothingIsVisibleWithoutAReachAndNoPersonNeedsNoColumn() {
        try (TestDatabase database = TestDatabase.create()) {
            Random random = new Random(3);
            List<UUID> pool = List.of(new UUID(1, 1), new UUID(2, 2));
            store(database, things(random, pool));
            Reach own = new Reach(false, Set.of(), Set.of(), new UUID(1, 1));
            int none = database.transactions()
                    .read(dsl -> dsl.fetchCount(
                            THING, access.condition(Reach.NONE, ORGANIZATION, TEAM, List.of(REQUESTER))));
            int noColumn = database.transactions()
                    .read(dsl -> dsl.fetchCount(THING, access.condition(own, ORGANIZATION, TEAM, List.of())));
            int all = database.transactions()
                    .read(dsl -> dsl.fetchCount(THING, access.condition(Reach.ALL, ORGANIZATION, TEAM, List.of())));
            assertThat(List.of(none, noColumn, all)).containsExactly(0, 0, OBJECTS);
        }
    }

    private static List<Thing> things(Random random, List<UUID> pool) {
        List<Thing> things = new ArrayList<>();
        for (int count = 0; count < OBJECTS; count++) {
            things.add(new Thing(
                    new UUID(random.nextLong(), random.nextLong()),
                    oneOf(random, pool),
                    oneOf(random, pool),
                    oneOf(random, pool),
                    oneOf(random, pool)));
        }
        return things;
    }

    private static Reach reach(Random random, List<UUID> pool) {
        return new Reach(random.nextInt(12) == 0, some(random, pool), some(random, pool), oneOf(random, pool));
    }

    private static Set<UUID> some(Random random, List<UUID> pool) {
        Set<UUID> some = new HashSet<>();
        int size = random.nextInt(4);
        while (some.size() < size) {
            some.add(pool.get(random.nextInt(pool.size())));
        }
        return some;
    }

    private static @Nullable UUID oneOf(Random random, List<UUID> pool) {
        return random.nextInt(3) == 0 ? null : pool.get(random.nextInt(pool.size()));
    }

    private static void store(TestDatabase database, List<Thing> things) {
        database.transactions().inTransaction(work -> {
            work.dsl()
                    .execute("CREATE TABLE access_thing (id BINARY(16) PRIMARY KEY, organization_id BINARY(16),"
                            + " team_id BINARY(16), requester_id BINARY(16), assignee_id BINARY(16))");
            var insert = work.dsl().insertInto(THING, ID, ORGANIZATION, TEAM, REQUESTER, ASSIGNEE);
            for (Thing thing : things) {
                insert = insert.values(thing.id, thing.organization, thing.team, thing.requester, thing.assignee);
            }
            return insert.execute();
        });
    }

    private record Thing(
            UUID id,
            @Nullable UUID organization,
            @Nullable UUID team,
            @Nullable UUID requester,
            @Nullable UUID assignee) {

        Set<UUID> people() {
            Set<UUID> people = new HashSet<>();
            if (requester != null) {
                people.add(requester);
            }
            if (assignee != null) {
                people.add(assignee);
            }
            return people;
        }
    }
}
