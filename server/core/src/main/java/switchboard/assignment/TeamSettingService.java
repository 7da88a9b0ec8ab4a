package switchboard.assignment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.audit.AuditEntry;
import switchboard.events.JournalEntry;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Work;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.CodeTables;
import switchboard.users.TeamView;

/** What teams say of assignment: read by whoever reads the team, changed by whoever edits it. */
final class TeamSettingService {

    private static final int MOST_OPEN = 10_000;

    private final AssignmentGround ground;
    private final Strategies strategies;
    private final CodeTables codes;

    TeamSettingService(AssignmentGround ground, Strategies strategies, CodeTables codes) {
        this.ground = ground;
        this.strategies = strategies;
        this.codes = codes;
    }

    TeamSettings get(Caller caller, String team) {
        UUID id = visible(caller, team).id();
        return ground.transactions().read(dsl -> TeamRows.get(dsl, id));
    }

    /** Changes what is given; null clears. */
    TeamSettings change(Caller caller, String team, Input input, @Nullable Long ifVersion) {
        TeamView view = visible(caller, team);
        UUID organization = view.organization() == null ? AccessService.DEFAULT_ORGANIZATION : view.organization();
        if (!caller.reach("team:edit").covers(organization, view.id(), Set.of())) {
            throw new ForbiddenException("access.forbidden", "This needs the permission team:edit.");
        }
        CodeBook book = codes.current();
        return OptimisticLock.inTransaction(ground.transactions(), work -> {
            TeamSettings read = TeamRows.get(work.dsl(), view.id());
            TeamSettings after = merged(work, caller, read, input, book);
            Map<String, @Nullable Object> yours = after.fields();
            yours.keySet().retainAll(input.names());
            OptimisticLock.require(ifVersion, read.version(), yours, read.fields());
            if (after.fields().equals(read.fields())) {
                return read;
            }
            TeamRows.ensure(work.dsl(), view.id(), ground.now());
            TeamRows.update(work.dsl(), TeamRows.get(work.dsl(), view.id()), after, ground.now());
            tell(work, caller, view.id(), organization, after);
            return TeamRows.get(work.dsl(), view.id());
        });
    }

    private TeamSettings merged(Work work, Caller caller, TeamSettings before, Input input, CodeBook book) {
        String strategy = input.has("strategy") ? input.text("strategy", 60) : before.strategy();
        if (strategy == null) {
            strategy = Manual.NAME;
        }
        if (!strategy.equals(before.strategy()) && !strategies.has(caller, strategy)) {
            input.fail("strategy", "not_found", "is none that is there");
        }
        String tier = input.has("tier") ? input.oneOf("tier", Set.copyOf(Tiers.ALL)) : before.tier();
        Boolean auto = input.has("autoAssign") ? input.flag("autoAssign") : Boolean.valueOf(before.autoAssign());
        Long most = input.has("maximumOpen") ? input.number("maximumOpen", 1, MOST_OPEN) : null;
        Integer maximum = input.has("maximumOpen")
                ? most == null ? null : Integer.valueOf(most.intValue())
                : before.maximumOpen();
        UUID upper = input.has("escalatesTo") ? upper(work, before, input) : before.escalatesTo();
        requireRise(work, before, tier, upper, input);
        Accepts accepts = input.has("accepts") ? before.accepts().merged(input, book) : before.accepts();
        input.check();
        return new TeamSettings(
                before.team(),
                strategy,
                tier,
                Boolean.TRUE.equals(auto),
                upper,
                maximum,
                accepts,
                before.turns(),
                before.turnedAt(),
                before.version());
    }

    private @Nullable UUID upper(Work work, TeamSettings before, Input input) {
        String reference = input.text("escalatesTo", 254);
        if (reference == null) {
            return null;
        }
        UUID upper = ground.users().resolveTeams(work.dsl(), List.of(reference)).get(reference);
        if (upper == null) {
            input.fail("escalatesTo", "not_found", "is no team");
        } else if (upper.equals(before.team())) {
            input.fail("escalatesTo", "not_allowed", "is the team itself");
        }
        return upper;
    }

    private static void requireRise(
            Work work, TeamSettings before, @Nullable String tier, @Nullable UUID upper, Input input) {
        if (upper == null || upper.equals(before.team()) || !(input.has("escalatesTo") || input.has("tier"))) {
            return;
        }
        String upperTier = TeamRows.get(work.dsl(), upper).tier();
        if (upperTier == null || !Tiers.rises(tier, upperTier)) {
            input.fail("escalatesTo", "not_allowed", "must be a team of a higher tier");
        }
    }

    private void tell(Work work, Caller caller, UUID team, UUID organization, TeamSettings after) {
        Map<String, Object> data = new java.util.LinkedHashMap<>();
        after.fields().forEach((field, value) -> {
            if (value != null) {
                data.put(field, value);
            }
        });
        ground.audit().record(work, AuditEntry.done(caller, "team.assignment", "team", team, data));
        ground.journal()
                .append(
                        work,
                        new JournalEntry(
                                ground.ids().next(),
                                "team.assignment_changed",
                                new Subject("team", team.toString()),
                                null,
                                caller.id(),
                                "api",
                                null,
                                ground.now(),
                                false,
                                "team:read",
                                organization,
                                data,
                                Map.of()));
    }

    private TeamView visible(Caller caller, String team) {
        if (!team.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new NotFoundException("team.not_found", "There is no such team.");
        }
        return ground.teams().get(caller, UUID.fromString(team));
    }
}
