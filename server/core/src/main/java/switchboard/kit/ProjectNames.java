package switchboard.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import switchboard.plugins.archive.BannedContent;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.ReservedNames;

/**
 * Every name of a new plugin, out of its id.
 *
 * @param packageName the id with its hyphens left out
 * @param pluginClass the simple name of the class that the manifest names
 * @param schema begins the names of the description of the API, which are shared by all plugins of a desk
 * @param mount the last part of the id, or the last two where that is taken by the core or no mount
 * @param tables the prefix, with its {@code _}
 * @param noun of permissions, events and search hits
 * @param title for people
 */
public record ProjectNames(
        String id,
        String packageName,
        String pluginClass,
        String schema,
        String mount,
        String tables,
        String noun,
        String title) {

    private static final Pattern MOUNT = Pattern.compile("[a-z][a-z0-9-]{0,38}[a-z0-9]");
    private static final int LONGEST_PREFIX = 19;
    private static final int LONGEST_NOUN = 31;

    /** @throws IllegalArgumentException in words for whoever typed the id */
    public static ProjectNames of(String id) {
        if (!PluginManifest.isId(id)) {
            throw new IllegalArgumentException("The id " + shown(id)
                    + " must have 2 to 40 lower-case letters, digits and hyphens, a letter first, dots between.");
        }
        List<String> parts = List.of(id.split("\\."));
        String packageName = parts.stream().map(ProjectNames::packagePart).collect(Collectors.joining("."));
        String banned = BannedContent.of(packageName.replace('.', '/') + "/Any.class");
        if (banned != null || parts.getFirst().equals("switchboard")) {
            throw new IllegalArgumentException(
                    "The id " + id + " would make the package " + packageName + ", which is not a vendor's.");
        }
        String mount = mount(id, parts);
        String name = camelCase(mount);
        return new ProjectNames(
                id,
                packageName,
                name.endsWith("Plugin") && !name.equals("Plugin") ? name : name + "Plugin",
                name,
                mount,
                prefix(id, mount),
                noun(mount),
                mount.substring(0, 1).toUpperCase(Locale.ROOT)
                        + mount.substring(1).replace('-', ' '));
    }

    private static String packagePart(String part) {
        String bare = part.replace("-", "");
        if (SourceVersion.isKeyword(bare)) {
            return bare + "_";
        }
        return Character.isDigit(bare.charAt(0)) ? "_" + bare : bare;
    }

    private static String mount(String id, List<String> parts) {
        String last = parts.getLast();
        if (isMount(last)) {
            return last;
        }
        String longer = parts.size() == 1 ? last : parts.get(parts.size() - 2) + "-" + last;
        if (!isMount(longer)) {
            throw new IllegalArgumentException("The id " + id + " ends in " + last
                    + ", which cannot be a path of the REST API. Choose another end.");
        }
        return longer;
    }

    private static boolean isMount(String name) {
        return MOUNT.matcher(name).matches() && !ReservedNames.isMount(name);
    }

    private static String camelCase(String mount) {
        return Arrays.stream(mount.split("-+"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String prefix(String id, String mount) {
        String prefix = underscored(mount, LONGEST_PREFIX) + "_";
        if (ReservedNames.isPrefix(prefix)) {
            throw new IllegalArgumentException("The id " + id + " would make the prefix of tables " + prefix
                    + ", which is the core's. Choose another end.");
        }
        return prefix;
    }

    private static String noun(String mount) {
        String noun = underscored(mount, LONGEST_NOUN);
        return ReservedNames.isNoun(noun) ? noun + "_item" : noun;
    }

    private static String underscored(String mount, int longest) {
        String name = mount.replaceAll("-+", "_");
        return (name.length() <= longest ? name : name.substring(0, longest)).replaceAll("_$", "");
    }

    private static String shown(String id) {
        return id.length() <= 60 ? "'" + id + "'" : "'" + id.substring(0, 60) + "…'";
    }
}
