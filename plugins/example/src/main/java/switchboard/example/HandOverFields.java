package switchboard.example;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.users.Team;

/**
 * What a client sent, read strictly. Whatever is wrong is told at once: {@link Input#check} refuses with every fault,
 * unknown fields among them, and nothing is stored.
 *
 * @param title null where it is not to be changed
 * @param body likewise
 * @param changesTeam whether the team is to be changed, be it to none
 * @param team null for none
 */
record HandOverFields(
        @Nullable String title,
        @Nullable String body,
        boolean changesTeam,
        @Nullable UUID team) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 20_000;

    /** @param teams finds a team by id or name */
    static HandOverFields created(Input input, Function<String, Optional<Team>> teams) {
        String title = input.requiredText("title", LONGEST_TITLE);
        String body = input.text("body", LONGEST_BODY);
        UUID team = team(input, teams);
        input.check();
        return new HandOverFields(title, body == null ? "" : body, true, team);
    }

    /** A JSON merge patch: what is absent stays, null takes away. */
    static HandOverFields patched(Input input, Function<String, Optional<Team>> teams) {
        String title = input.has("title") ? input.requiredText("title", LONGEST_TITLE) : null;
        String body = input.has("body") ? Objects.requireNonNullElse(input.text("body", LONGEST_BODY), "") : null;
        boolean changesTeam = input.has("team");
        UUID team = team(input, teams);
        input.check();
        return new HandOverFields(title, body, changesTeam, team);
    }

    private static @Nullable UUID team(Input input, Function<String, Optional<Team>> teams) {
        String reference = input.text("team", LONGEST_TITLE);
        if (reference == null) {
            return null;
        }
        UUID found = teams.apply(reference).map(Team::id).orElse(null);
        if (found == null) {
            input.fail("team", "not_found", "names no team");
        }
        return found;
    }

    /** What would be other than it is, for the answer to a lost race: name to yours and current. */
    Map<String, Object[]> differencesFrom(HandOver current) {
        Map<String, Object[]> differences = new LinkedHashMap<>();
        if (title != null && !title.equals(current.title())) {
            differences.put("title", new Object[] {title, current.title()});
        }
        if (body != null && !body.equals(current.body())) {
            differences.put("body", new Object[] {body, current.body()});
        }
        if (changesTeam && !Objects.equals(team, current.team())) {
            differences.put("team", new Object[] {team, current.team()});
        }
        return differences;
    }
}
