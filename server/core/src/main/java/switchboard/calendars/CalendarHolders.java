package switchboard.calendars;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.users.OrganizationService;
import switchboard.users.TeamService;
import switchboard.users.TeamView;
import switchboard.users.UserAccounts;
import switchboard.users.UserView;

/** Who can go by a calendar, seen and edited as the room of people says. */
final class CalendarHolders {

    private final TeamService teams;
    private final OrganizationService organizations;
    private final UserAccounts accounts;

    CalendarHolders(TeamService teams, OrganizationService organizations, UserAccounts accounts) {
        this.teams = teams;
        this.organizations = organizations;
        this.accounts = accounts;
    }

    /** What goes by a calendar. */
    enum Kind {
        TEAM(CalendarTables.USE_TEAM),
        ORGANIZATION(CalendarTables.USE_ORGANIZATION),
        USER(CalendarTables.USE_PERSON);

        private final Field<UUID> column;

        Kind(Field<UUID> column) {
            this.column = column;
        }

        /** As in JSON: lower case. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One that is there and that the caller sees.
     *
     * @param team of a team, its own id
     * @param teams of a person, the teams they are in
     */
    record Holder(
            Kind kind, UUID id, UUID organization, @Nullable UUID team, Set<UUID> teams) {

        Field<UUID> column() {
            return kind.column;
        }
    }

    /** Throws 404 where there is none or the caller may not see it. */
    Holder require(Caller caller, Kind kind, String id) {
        return switch (kind) {
            case TEAM -> {
                TeamView team = teams.get(caller, id(kind, id));
                UUID organization =
                        team.organization() == null ? AccessService.DEFAULT_ORGANIZATION : team.organization();
                yield new Holder(kind, team.id(), organization, team.id(), Set.of());
            }
            case ORGANIZATION -> {
                UUID organization = organizations.get(caller, id(kind, id)).id();
                yield new Holder(kind, organization, organization, null, Set.of());
            }
            case USER -> {
                UserView user = accounts.get(caller, id(kind, id));
                yield new Holder(kind, user.id(), user.organization(), null, Set.copyOf(user.teams()));
            }
        };
    }

    /** The same; throws 403 where it is not the caller's to edit. */
    Holder requireEditable(Caller caller, Kind kind, String id) {
        Holder holder = require(caller, kind, id);
        String permission = kind.key() + ":edit";
        Reach reach = caller.reach(permission);
        if (!reach.covers(holder.organization(), holder.team(), Set.of())
                && holder.teams().stream().noneMatch(reach.teams()::contains)) {
            throw new ForbiddenException("access.forbidden", "This needs the permission " + permission + ".");
        }
        return holder;
    }

    private static UUID id(Kind kind, String text) {
        return CalendarRows.id(text)
                .orElseThrow(() -> new NotFoundException(kind.key() + ".not_found", "There is no such thing."));
    }
}
