package switchboard.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.users.UserService;

/**
 * What somebody decides about a webhook. What is not there stays as it is.
 *
 * @param secret in plain text, only until it is sealed
 */
record WebhookInput(
        @Nullable String name,
        @Nullable URI url,
        @Nullable String secret,
        @Nullable Set<String> types,
        Reference<UUID> organization,
        Reference<UUID> team,
        Reference<String> kind,
        @Nullable Boolean active) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int LEAST_SECRET = 16;
    private static final int LONGEST_SECRET = 200;
    private static final int MOST_TYPES = 100;
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,30}\\.([a-z][a-z0-9_]{0,31}|\\*)");

    /** Something that may be given, or taken away with null. */
    record Reference<T>(boolean given, @Nullable T value) {

        @Nullable
        T or(@Nullable T before) {
            return given ? value : before;
        }
    }

    /** The whole input is refused if anything in it is wrong. */
    static WebhookInput read(Input input, UserService users, boolean isNew) {
        String name = isNew || input.has("name") ? input.requiredText("name", LONGEST_NAME) : null;
        URI url = isNew || input.has("url") ? url(input) : null;
        String secret = isNew || input.has("secret") ? secret(input) : null;
        WebhookInput read = new WebhookInput(
                name,
                url,
                secret,
                types(input),
                organization(input, users),
                team(input, users),
                new Reference<>(input.has("kind"), input.text("kind", 60)),
                input.flag("active"));
        input.check();
        return read;
    }

    private static @Nullable URI url(Input input) {
        String text = input.requiredText("url", LONGEST_URL);
        try {
            URI url = new URI(text);
            boolean sound = ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && text.chars().allMatch(character -> character > ' ' && character < 0x7F);
            if (sound) {
                return url;
            }
        } catch (URISyntaxException noAddress) {
            // Told below.
        }
        if (!text.isEmpty()) {
            input.fail("url", "format", "must be an address of http or https without user, password and fragment");
        }
        return null;
    }

    private static @Nullable String secret(Input input) {
        String secret = input.text("secret", LONGEST_SECRET);
        if (secret == null || secret.length() < LEAST_SECRET) {
            input.fail("secret", "too_short", "must have at least " + LEAST_SECRET + " characters");
            return null;
        }
        return secret;
    }

    private static @Nullable Set<String> types(Input input) {
        List<String> types = input.texts("types", MOST_TYPES, 65);
        if (types != null && !types.stream().allMatch(TYPE.asMatchPredicate())) {
            input.fail("types", "format", "must be types such as ticket.created, or nouns such as ticket.*");
            return null;
        }
        return types == null ? null : Set.copyOf(types);
    }

    private static Reference<UUID> organization(Input input, UserService users) {
        String text = input.text("organization", 254);
        UUID id = text == null
                ? null
                : users.findOrganization(text).map(Organization::id).orElse(null);
        if (text != null && id == null) {
            input.fail("organization", "unknown", "names no organization");
        }
        return new Reference<>(input.has("organization"), id);
    }

    private static Reference<UUID> team(Input input, UserService users) {
        String text = input.text("team", 254);
        UUID id = text == null ? null : users.findTeam(text).map(Team::id).orElse(null);
        if (text != null && id == null) {
            input.fail("team", "unknown", "names no team");
        }
        return new Reference<>(input.has("team"), id);
    }
}
