package switchboard.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Scope;
import switchboard.api.http.Input;

/** What an administrator decides about a role. */
record RoleDraft(String key, String name, Set<RolePermission> permissions) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{1,62}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_LINES = 1_000;
    private static final Set<String> SCOPES =
            Stream.of(Scope.values()).map(Scope::key).collect(Collectors.toUnmodifiableSet());

    static RoleDraft read(Input input, PermissionCatalogue catalogue) {
        String key = input.requiredText("key", 63);
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            input.fail("key", "format", "must be 2 to 63 lower case letters, digits and underscores");
        }
        String name = input.requiredText("name", LONGEST_NAME);
        Set<RolePermission> lines = lines(input, catalogue, Set.of());
        input.check();
        return new RoleDraft(key, name, lines == null ? Set.of() : lines);
    }

    RoleDraft patched(Input input, PermissionCatalogue catalogue) {
        if (input.has("key") && !key.equals(input.text("key", 63))) {
            input.fail("key", "read_only", "cannot be changed");
        }
        String newName = input.has("name") ? input.requiredText("name", LONGEST_NAME) : name;
        Set<RolePermission> lines = lines(input, catalogue, permissions);
        input.check();
        return new RoleDraft(key, newName, lines == null ? permissions : lines);
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("name", name);
        fields.put(
                "permissions",
                permissions.stream()
                        .sorted()
                        .map(line -> Map.of(
                                "permission",
                                line.permission(),
                                "scope",
                                line.scope().key()))
                        .toList());
        return fields;
    }

    private static @Nullable Set<RolePermission> lines(
            Input input, PermissionCatalogue catalogue, Set<RolePermission> kept) {
        if (!input.has("permissions")) {
            return null;
        }
        List<Input> objects = input.objects("permissions", MOST_LINES);
        Set<RolePermission> lines = new TreeSet<>();
        for (Input object : objects == null ? List.<Input>of() : objects) {
            String permission = object.requiredText("permission", 63);
            String scope = object.oneOf("scope", SCOPES);
            if (scope == null && !object.has("scope")) {
                object.fail("scope", "required", "is required");
            }
            object.noMore();
            boolean known = catalogue.contains(permission)
                    || kept.stream().anyMatch(line -> line.permission().equals(permission));
            if (!permission.isEmpty() && !known) {
                object.fail("permission", "not_found", "is not a permission of this desk");
            }
            if (scope != null && known) {
                lines.add(new RolePermission(permission, Scope.valueOf(scope.toUpperCase(Locale.ROOT))));
            }
        }
        return lines;
    }
}
