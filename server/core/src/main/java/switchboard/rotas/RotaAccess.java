package switchboard.rotas;

import static switchboard.rotas.RotaTables.TEAMS;
import static switchboard.rotas.RotaTables.TEAMS_ID;
import static switchboard.rotas.RotaTables.TEAMS_ORGANIZATION;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;

/** Who sees and edits rotas: whoever has the permission over their team. */
final class RotaAccess {

    static final String READ = "rota:read";
    static final String EDIT = "rota:edit";

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final AccessService access;

    RotaAccess(AccessService access) {
        this.access = access;
    }

    /**
     * A team whose rotas the caller sees.
     *
     * @param organization the default one for a team that works for several
     */
    record SeenTeam(UUID id, UUID organization) {}

    /** Throws 404 where there is no such team or its rotas are not the caller's to see. */
    SeenTeam requireSeen(DSLContext dsl, Caller caller, String team) {
        Field<UUID> organization =
                DSL.coalesce(TEAMS_ORGANIZATION, DSL.val(AccessService.DEFAULT_ORGANIZATION, TEAMS_ORGANIZATION));
        return id(team).flatMap(id -> dsl.select(TEAMS_ID, organization)
                        .from(TEAMS)
                        .where(TEAMS_ID.eq(id))
                        .and(access.condition(caller.reach(READ), organization, TEAMS_ID, List.of()))
                        .fetchOptional(row -> new SeenTeam(row.value1(), row.value2())))
                .orElseThrow(() -> new NotFoundException("team.not_found", "There is no such team."));
    }

    /** The same; throws 403 where its rotas are not the caller's to edit. */
    SeenTeam requireEditable(DSLContext dsl, Caller caller, String team) {
        SeenTeam seen = requireSeen(dsl, caller, team);
        if (!caller.reach(EDIT).covers(seen.organization(), seen.id(), Set.of())) {
            throw new ForbiddenException("access.forbidden", "This needs the permission " + EDIT + ".");
        }
        return seen;
    }

    static Optional<UUID> id(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
