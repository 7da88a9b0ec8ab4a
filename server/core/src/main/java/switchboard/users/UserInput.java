package switchboard.users;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.access.Grants;
import switchboard.access.RoleGrant;
import switchboard.api.http.Input;

/** Reads what somebody decides about a person, and resolves the references in it. */
final class UserInput {

    static final int MOST_TEAMS = 200;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REFERENCE = 254;

    private final Input input;
    private final DSLContext dsl;
    private final ReferenceResolver resolver;
    private final Grants grants;

    UserInput(Input input, DSLContext dsl, ReferenceResolver resolver, Grants grants) {
        this.input = input;
        this.dsl = dsl;
        this.resolver = resolver;
        this.grants = grants;
    }

    /** The draft as it will be. The whole input is refused if anything in it is wrong. */
    UserDraft merged(UserDraft draft) {
        String username = input.has("username") ? username() : draft.username();
        String email = input.has("email") ? email() : draft.email();
        String displayName = displayName(draft.displayName(), username, email);
        Boolean active = input.flag("active");
        requireValue("active");
        String locale = Languages.tag(input, "locale");
        requireValue("locale");
        String zone = Languages.zone(input, "timeZone");
        requireValue("timeZone");
        UUID organization = organization(draft.organization());
        Set<UUID> teams = input.has("teams") ? teams() : draft.teams();
        Set<RoleGrant> given = new HashSet<>(input.has("grants") ? grants() : draft.limited());
        Set<String> roles = new HashSet<>(input.has("roles") ? roles() : draft.roles());
        given.stream().filter(RoleGrant::isDirect).map(RoleGrant::role).forEach(roles::add);
        given.removeIf(RoleGrant::isDirect);
        if (input.has("password")) {
            String password = input.text("password", PasswordPolicy.LONGEST);
            PasswordPolicy.check(input, "password", password, username, email);
            if (password != null && username == null && email == null) {
                input.fail("password", "not_allowed", "needs a username or an e-mail address to sign in with");
            }
        }
        input.text("currentPassword", PasswordPolicy.LONGEST);
        input.check();
        return new UserDraft(
                username,
                displayName,
                email,
                active == null ? draft.active() : active,
                locale == null ? draft.locale() : locale,
                zone == null ? draft.timeZone() : zone,
                organization,
                teams,
                roles,
                given);
    }

    private @Nullable String username() {
        String username = input.text("username", References.LONGEST_USERNAME);
        if (username != null && !References.isUsername(username.strip())) {
            input.fail("username", "format", "must be letters, digits and . _ + - and no id, at most 100 characters");
        }
        return username == null ? null : username.strip();
    }

    private @Nullable String email() {
        String email = input.text("email", References.LONGEST_EMAIL);
        if (email != null && !References.isEmail(email.strip())) {
            input.fail("email", "format", "must be an e-mail address");
        }
        return email == null ? null : email.strip();
    }

    private String displayName(String former, @Nullable String username, @Nullable String email) {
        if (input.has("displayName")) {
            String name = input.requiredText("displayName", LONGEST_NAME);
            if (!name.isEmpty() && !References.isName(name)) {
                input.fail("displayName", "format", "must be a name");
            }
            return name;
        }
        if (!former.isEmpty()) {
            return former;
        }
        String name = username != null ? username : email;
        if (name == null) {
            input.fail("displayName", "required", "is required where there is neither username nor e-mail address");
            return "";
        }
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private void requireValue(String field) {
        if (input.has(field) && input.any(field) == null) {
            input.fail(field, "required", "cannot be taken away");
        }
    }

    private UUID organization(UUID former) {
        requireValue("organization");
        String reference = input.text("organization", LONGEST_REFERENCE);
        if (reference == null) {
            return former;
        }
        UUID found = resolver.organizations(dsl, List.of(reference)).get(reference);
        if (found == null) {
            input.fail("organization", "not_found", "is not an organization");
        }
        return found == null ? former : found;
    }

    private Set<UUID> teams() {
        List<String> references = input.texts("teams", MOST_TEAMS, LONGEST_REFERENCE);
        if (references == null) {
            return Set.of();
        }
        Map<String, UUID> found = resolver.teams(dsl, references);
        if (!found.keySet().containsAll(references)) {
            input.fail("teams", "not_found", "names a team that is not there");
        }
        return Set.copyOf(found.values());
    }

    private Set<String> roles() {
        List<String> keys = input.texts("roles", Grants.MOST, LONGEST_REFERENCE);
        if (keys == null) {
            return Set.of();
        }
        if (!grants.known(dsl, keys).containsAll(keys)) {
            input.fail("roles", "not_found", "names a role that is not there");
        }
        return Set.copyOf(keys);
    }

    private Set<RoleGrant> grants() {
        List<Input> objects = input.objects("grants", Grants.MOST);
        if (objects == null) {
            return Set.of();
        }
        Set<String> known = grants.known(dsl, texts(objects, "role").toList());
        Map<String, UUID> organizations =
                resolver.organizations(dsl, texts(objects, "organization").toList());
        Map<String, UUID> teams = resolver.teams(dsl, texts(objects, "team").toList());
        Set<RoleGrant> read = new HashSet<>();
        for (Input object : objects) {
            String role = object.requiredText("role", LONGEST_REFERENCE);
            if (!role.isEmpty() && !known.contains(role)) {
                object.fail("role", "not_found", "is not a role");
            }
            read.add(new RoleGrant(role, found(object, "organization", organizations), found(object, "team", teams)));
            object.noMore();
        }
        return read;
    }

    private static Stream<String> texts(Collection<Input> objects, String field) {
        return objects.stream()
                .map(object -> object.any(field))
                .filter(String.class::isInstance)
                .map(value -> ((String) value).strip());
    }

    private static @Nullable UUID found(Input object, String field, Map<String, UUID> found) {
        String reference = object.text(field, LONGEST_REFERENCE);
        UUID id = reference == null ? null : found.get(reference.strip());
        if (reference != null && id == null) {
            object.fail(field, "not_found", "is not there");
        }
        return id;
    }
}
