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
 * @param team an empty one takes the team away; null where it is not to be changed
 */
record HandOverFields(
        @Nullable String title,
        @Nullable String body,
        @Nullable Optional<UUID> team) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 20_000;

    /** @param teams finds a team by id or name */
    static HandOverFields created(Input input, Function<String, Optional<Team>> teams) {
        String title = input.requiredText("title", LONGEST_TITLE);
        String body = input.text("body", LONGEST_BODY);
        Optional<UUID> team = team(input, teams);
        input.check();
        return new HandOverFields(title, body == null ? "" : body, team == null ? Optional.empty() : team);
    }

    /** A JSON merge patch: what is absent stays, null takes away. */
    static HandOverFields patched(Input input, Function<String, Optional<Team>> teams) {
        String title = input.has("title") ? input.requiredText("title", LONGEST_TITLE) : null;
        String body = input.has("body") ? Objects.requireNonNullElse(input.text("body", LONGEST_BODY), "") : null;
        Optional<UUID> team = input.has("team") ? team(input, teams) : null;
        input.check();
        return new HandOverFields(title, body, team);
    }

    private static @Nullable Optional<UUID> team(Input input, Function<String, Optional<Team>> teams) {
        String reference = input.text("team", LONGEST_TITLE);
        if (reference == null) {
            return Optional.empty();
        }
        Optional<UUID> found = teams.apply(reference).map(Team::id);
        if (found.isEmpty()) {
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
        if (team != null && !Objects.equals(team.orElse(null), current.team())) {
            differences.put("team", new Object[] {team.orElse(null), current.team()});
        }
        return differences;
    }
}
