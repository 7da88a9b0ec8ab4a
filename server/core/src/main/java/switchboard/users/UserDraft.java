package switchboard.users;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.access.BuiltInRoles;
import switchboard.access.RoleGrant;
import switchboard.access.Standing;

/** What can be decided about a person, apart from the password. */
record UserDraft(
        @Nullable String username,
        String displayName,
        @Nullable String email,
        boolean active,
        String locale,
        String timeZone,
        UUID organization,
        Set<UUID> teams,
        Set<String> roles,
        Set<RoleGrant> limited) {

    UserDraft {
        teams = Set.copyOf(teams);
        roles = Set.copyOf(roles);
        limited = Set.copyOf(limited);
    }

    /** Where a new person begins: a requester. */
    static UserDraft fresh(UUID organization, String locale) {
        return new UserDraft(
                null, "", null, true, locale, "UTC", organization, Set.of(), Set.of(BuiltInRoles.REQUESTER), Set.of());
    }

    static UserDraft of(UserView view) {
        return new UserDraft(
                view.username(),
                view.displayName(),
                view.email(),
                view.active(),
                view.locale(),
                view.timeZone(),
                view.organization(),
                Set.copyOf(view.teams()),
                Set.copyOf(view.roles()),
                view.grants().stream()
                        .map(grant -> new RoleGrant(grant.role(), grant.organization(), grant.team()))
                        .collect(Collectors.toSet()));
    }

    UserDraft withLocale(String tag) {
        return new UserDraft(username, displayName, email, active, tag, timeZone, organization, teams, roles, limited);
    }

    /** All grants, those without a limit among them. */
    List<RoleGrant> grants() {
        List<RoleGrant> grants = new ArrayList<>(limited);
        roles.forEach(role -> grants.add(RoleGrant.direct(role)));
        return grants;
    }

    Standing standing(UUID id) {
        return new Standing(id, active, organization, teams, grants());
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("username", username);
        fields.put("displayName", displayName);
        fields.put("email", email);
        fields.put("active", active);
        fields.put("locale", locale);
        fields.put("timeZone", timeZone);
        fields.put("organization", organization);
        fields.put("teams", List.copyOf(new TreeSet<>(teams)));
        fields.put("roles", List.copyOf(new TreeSet<>(roles)));
        fields.put("grants", views(limited).stream().map(UserDraft::plain).toList());
        return fields;
    }

    private static Map<String, Object> plain(GrantView grant) {
        Map<String, Object> plain = new HashMap<>();
        plain.put("role", grant.role());
        if (grant.organization() != null) {
            plain.put("organization", grant.organization());
        }
        if (grant.team() != null) {
            plain.put("team", grant.team());
        }
        return plain;
    }

    static List<GrantView> views(Set<RoleGrant> limited) {
        return limited.stream()
                .map(grant -> new GrantView(grant.role(), grant.organization(), grant.team()))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }
}
