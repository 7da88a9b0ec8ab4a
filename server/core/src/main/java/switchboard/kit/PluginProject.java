package switchboard.kit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.api.ApiVersion;

/** Writes the project of a new plugin: templates of this jar, with the plugin's names put in. */
public final class PluginProject {

    private static final String TEMPLATES = "project/";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String SWAGGER = "2.2.55";

    private static final List<String> MAIN = List.of(
            "package-info.java",
            "Plugin.java",
            "Item.java",
            "ItemPage.java",
            "ItemBody.java",
            "ItemFields.java",
            "ItemResource.java",
            "ItemPermissions.java",
            "Items.java",
            "ItemTable.java",
            "ClosedTickets.java",
            "CleanUp.java",
            "ItemSearchSource.java");

    private static final List<String> TEST = List.of(
            "package-info.java",
            "ItemsTest.java",
            "HotReloadTest.java",
            "MigrationTest.java",
            "PermissionTest.java",
            "SearchSourceTest.java",
            "PersonalDataTest.java");

    private final ProjectNames names;
    private final Map<String, String> values;

    /**
     * @param serverVersion of the published plugin API and test kit
     * @param repository the Maven repository that holds them
     */
    public PluginProject(ProjectNames names, String serverVersion, URI repository) {
        this.names = names;
        String id = names.id();
        int dot = id.lastIndexOf('.');
        this.values = Map.ofEntries(
                Map.entry("id", id),
                Map.entry("group", dot < 0 ? id : id.substring(0, dot)),
                Map.entry("artifact", id.substring(dot + 1)),
                Map.entry("package", names.packageName()),
                Map.entry("plugin", names.pluginClass()),
                Map.entry("schema", names.schema()),
                Map.entry("mount", names.mount()),
                Map.entry("tables", names.tables()),
                Map.entry("noun", names.noun()),
                Map.entry("title", names.title()),
                Map.entry("migrations", migrations()),
                Map.entry("requires", requires()),
                Map.entry("server", serverVersion),
                Map.entry("repository", repository.toString()),
                Map.entry("swagger", SWAGGER));
    }

    private String migrations() {
        return "db/migration/" + names.tables().substring(0, names.tables().length() - 1);
    }

    private static String requires() {
        String[] numbers = ApiVersion.CURRENT.split("\\.");
        return ">=" + numbers[0] + "." + numbers[1] + ".0 & <" + (Integer.parseInt(numbers[0]) + 1) + ".0.0";
    }

    /**
     * Writes it into a folder that is absent or empty.
     *
     * @throws IllegalArgumentException where something is there already
     */
    public void write(Path folder) throws IOException {
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw new IllegalArgumentException(folder + " is there already and is not an empty folder.");
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, filled(file.getValue()));
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** Where each goes, and which template it is. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>(Map.of(
                "pom.xml",
                "pom.xml",
                "README.md",
                "README.md",
                ".gitignore",
                "gitignore",
                "src/assembly/plugin-archive.xml",
                "assembly/plugin-archive.xml",
                "src/main/resources/plugin.properties",
                "main/plugin.properties",
                "src/main/resources/" + migrations() + "/V1__item.sql",
                "main/V1__item.sql"));
        String packageFolder = names.packageName().replace('.', '/') + "/";
        for (String name : MAIN) {
            String renamed = name.equals("Plugin.java") ? names.pluginClass() + ".java" : name;
            files.put("src/main/java/" + packageFolder + renamed, "main/" + name);
        }
        TEST.forEach(name -> files.put("src/test/java/" + packageFolder + name, "test/" + name));
        return files;
    }

    private String filled(String template) throws IOException {
        Matcher place = PLACE.matcher(read(template));
        return place.replaceAll(found -> Matcher.quoteReplacement(Objects.requireNonNull(
                values.get(found.group(1)), () -> template + " has a place for " + found.group(1))));
    }

    private static String read(String template) throws IOException {
        try (InputStream content = PluginProject.class.getResourceAsStream(TEMPLATES + template)) {
            return new String(
                    Objects.requireNonNull(content, () -> "The template " + template + " is missing")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
