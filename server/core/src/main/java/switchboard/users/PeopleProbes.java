package switchboard.users;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import switchboard.access.AccessService;
import switchboard.access.ObjectDescription;
import switchboard.access.ObjectProbe;

/** Describes people, teams and organizations to those who ask why. */
final class PeopleProbes {

    private PeopleProbes() {}

    static List<ObjectProbe> all() {
        return List.of(
                new ById("user", PeopleProbes::user),
                new ById("team", PeopleProbes::team),
                new ById("organization", PeopleProbes::organization));
    }

    private static Optional<ObjectDescription> user(DSLContext dsl, UUID id) {
        return dsl.select(UserTables.USER_ORGANIZATION)
                .from(UserTables.USER)
                .where(UserTables.USER_ID.eq(id))
                .fetchOptional(row -> new ObjectDescription(row.value1(), null, Set.of(id)));
    }

    private static Optional<ObjectDescription> team(DSLContext dsl, UUID id) {
        return dsl.select(UserTables.TEAM_ORGANIZATION)
                .from(UserTables.TEAM)
                .where(UserTables.TEAM_ID.eq(id))
                .fetchOptional(row -> new ObjectDescription(
                        row.value1() == null ? AccessService.DEFAULT_ORGANIZATION : row.value1(), id, Set.of()));
    }

    private static Optional<ObjectDescription> organization(DSLContext dsl, UUID id) {
        return dsl.select(UserTables.ORGANIZATION_ID)
                .from(UserTables.ORGANIZATION)
                .where(UserTables.ORGANIZATION_ID.eq(id))
                .fetchOptional(row -> new ObjectDescription(row.value1(), null, Set.of()));
    }

    private record ById(String type, BiFunction<DSLContext, UUID, Optional<ObjectDescription>> read)
            implements ObjectProbe {

        @Override
        public Optional<ObjectDescription> describe(DSLContext dsl, String id) {
            return References.id(id).flatMap(uuid -> read.apply(dsl, uuid));
        }
    }
}
