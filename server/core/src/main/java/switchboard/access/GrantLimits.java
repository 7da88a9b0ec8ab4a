package switchboard.access;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.access.Scope;
import switchboard.api.error.ForbiddenException;

/**
 * Nobody gives away more than they have. Whatever changes where a person stands (roles, grants, teams, organization) is
 * measured by what it does: no permission of that person may come to reach further than the editor's own.
 */
public final class GrantLimits {

    private final RoleBook roles;

    public GrantLimits(RoleBook roles) {
        this.roles = roles;
    }

    /**
     * Refuses with 403 {@code access.exceeds_own} where the person would gain what the editor does not have.
     *
     * @param before null for a new person
     * @param teamOrganizations the organizations of the teams that {@code after} names, where they have one
     */
    public void requireNoMore(
            DSLContext dsl,
            Caller editor,
            @Nullable Standing before,
            Standing after,
            Map<UUID, UUID> teamOrganizations) {
        Map<String, Reach> had = before == null ? Map.of() : roles.reaches(dsl, before);
        Set<String> everybodys = roles.everybodysOwn();
        roles.reaches(dsl, after).forEach((permission, reach) -> {
            Reach former = had.getOrDefault(permission, Reach.NONE);
            if (exceeds(editor, permission, reach, former, teamOrganizations, everybodys.contains(permission))) {
                throw new ForbiddenException(
                        "access.exceeds_own", "Nobody can give more than they have: " + permission + ".");
            }
        });
    }

    /** Refuses with 403 where the person may do what the editor may not: such a person's sign-in is not theirs to change. */
    public void requireNotAbove(DSLContext dsl, Caller editor, Standing person, Map<UUID, UUID> teamOrganizations) {
        requireNoMore(dsl, editor, null, person, teamOrganizations);
    }

    /** Refuses a line of a role that the editor does not have for everything, since anybody may come to hold the role. */
    void requireLine(Caller editor, RolePermission line) {
        boolean own = line.scope() == Scope.OWN
                && (editor.has(line.permission()) || roles.everybodysOwn().contains(line.permission()));
        if (!own && !editor.reach(line.permission()).all()) {
            throw new ForbiddenException(
                    "access.exceeds_own", "Nobody can give more than they have: " + line.permission() + ".");
        }
    }

    private static boolean exceeds(
            Caller editor,
            String permission,
            Reach reach,
            Reach former,
            Map<UUID, UUID> teamOrganizations,
            boolean everybodysOwn) {
        Reach mine = editor.reach(permission);
        if (mine.all() || former.all()) {
            return false;
        }
        boolean organizations = reach.organizations().stream()
                .anyMatch(each -> !former.organizations().contains(each)
                        && !mine.organizations().contains(each));
        boolean teams = reach.teams().stream()
                .anyMatch(each -> !former.teams().contains(each)
                        && !mine.teams().contains(each)
                        && !coversOrganization(mine, teamOrganizations.get(each)));
        boolean own = reach.own() != null && former.own() == null && mine.isNone() && !everybodysOwn;
        return reach.all() || organizations || teams || own;
    }

    private static boolean coversOrganization(Reach mine, @Nullable UUID organization) {
        return organization != null && mine.organizations().contains(organization);
    }
}
