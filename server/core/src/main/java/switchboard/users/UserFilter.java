package switchboard.users;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which people a list shows; null for no limit.
 *
 * @param prefix what display name, username or e-mail address begin with
 * @param teams ids or names; people of any of them
 * @param organizations ids or names; people of any of them
 */
public record UserFilter(
        @Nullable String prefix,
        @Nullable String username,
        @Nullable String email,
        List<String> teams,
        List<String> organizations,
        @Nullable Boolean active) {

    /** Everybody. */
    public static final UserFilter NONE = new UserFilter(null, null, null, List.of(), List.of(), null);

    private static final int MOST_VALUES = 50;

    public UserFilter {
        teams = List.copyOf(teams);
        organizations = List.copyOf(organizations);
        if (teams.size() > MOST_VALUES || organizations.size() > MOST_VALUES) {
            throw Refusals.badFilter("A filter takes at most " + MOST_VALUES + " values.");
        }
    }

    Condition condition(DSLContext dsl, ReferenceResolver resolver) {
        Condition condition = DSL.noCondition();
        if (username != null) {
            condition = condition.and(UserTables.USER_USERNAME_KEY.eq(References.fold(username)));
        }
        if (email != null) {
            condition = condition.and(
                    UserTables.USER_ID.in(holders(UserTables.ADDRESS_NORMALIZED.eq(References.fold(email)))));
        }
        if (!teams.isEmpty()) {
            condition = condition.and(UserTables.USER_ID.in(DSL.select(UserTables.MEMBER_USER)
                    .from(UserTables.MEMBER)
                    .where(UserTables.MEMBER_TEAM.in(found("team", teams, resolver.teams(dsl, teams))))));
        }
        if (!organizations.isEmpty()) {
            condition = condition.and(UserTables.USER_ORGANIZATION.in(
                    found("organization", organizations, resolver.organizations(dsl, organizations))));
        }
        if (active != null) {
            condition = condition.and(UserTables.USER_ACTIVE.eq(active));
        }
        return prefix == null ? condition : condition.and(beginning(prefix));
    }

    /** Three index ranges, added up before the people are looked at. */
    private static Condition beginning(String prefix) {
        String folded = References.fold(prefix);
        var matches = DSL.select(UserTables.USER_ID)
                .from(UserTables.USER)
                .where(UserTables.USER_DISPLAY_NAME.startsWith(prefix.strip()))
                .union(DSL.select(UserTables.USER_ID)
                        .from(UserTables.USER)
                        .where(UserTables.USER_USERNAME_KEY.startsWith(folded)))
                .union(holders(UserTables.ADDRESS_NORMALIZED.startsWith(folded)))
                .asTable("matches");
        return UserTables.USER_ID.in(
                DSL.select(matches.field(0, java.util.UUID.class)).from(matches));
    }

    private static org.jooq.Select<org.jooq.Record1<UUID>> holders(Condition address) {
        return DSL.select(UserTables.ADDRESS_USER)
                .from(UserTables.ADDRESS)
                .where(UserTables.ADDRESS_KIND.eq(UserTables.EMAIL))
                .and(address);
    }

    private static List<UUID> found(String name, List<String> references, java.util.Map<String, UUID> found) {
        if (!found.keySet().containsAll(references)) {
            throw Refusals.badFilter(name + " names something that is not there.");
        }
        return List.copyOf(found.values());
    }
}
