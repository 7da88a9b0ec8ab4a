package switchboard.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.kit.PluginProject;
import switchboard.kit.ProjectNames;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** Templates are no code until somebody fills them: so each build fills them, compiles them and uses what comes of it. */
class NewProjectTest {

    private static final Path TOP = Path.of("..", "..");
    private static final URI REPOSITORY = URI.create("file:///repository/");

    @TempDir
    private Path folder;

    private Path made(String id) throws IOException {
        Path project = folder.resolve("project");
        new PluginProject(ProjectNames.of(id), "1.2.3", REPOSITORY).write(project);
        return project;
    }

    private static List<Path> files(Path below, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private Path compiled(Path project, String kind, Path... more) throws IOException {
        Path output = Files.createDirectories(project.resolve("target").resolve(kind));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter faults = new StringWriter();
        String classPath = String.join(
                java.io.File.pathSeparator,
                Stream.concat(Stream.of(more).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                        .toList());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean sound = compiler.getTask(
                            faults,
                            manager,
                            null,
                            List.of(
                                    "-d",
                                    output.toString(),
                                    "-cp",
                                    classPath,
                                    "-parameters",
                                    "-proc:none",
                                    "-Werror",
                                    "-Xlint:all,-processing,-serial,-classfile,-requires-automatic,-try,-this-escape,-path"),
                            null,
                            manager.getJavaFileObjectsFromPaths(
                                    files(project.resolve("src").resolve(kind), ".java")))
                    .call();
            assertThat(sound).as(faults.toString()).isTrue();
        }
        return output;
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.my-plugin", "visitors", "com.example.new", "com.example.3d"})
    void itCompilesWithoutAWarning(String id) throws IOException {
        Path project = made(id);

        Path classes = compiled(project, "main");
        compiled(project, "test", classes);
        for (Path file : files(project, "")) {
            if (Files.isRegularFile(file) && !file.startsWith(project.resolve("target"))) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContain("{{");
            }
        }
    }

    @Test
    void itServes() throws IOException {
        Path project = made("com.example.my-plugin");
        Path archive = archive(project, compiled(project, "main"));

        try (RunningDesk desk = RunningDesk.start()) {
            desk.install(archive).expect(201);
            desk.administrator().post("/plugins/com.example.my-plugin/enable").expect(200);
            Client agent = desk.role("agent");
            String id = agent.post("/my-plugin/items", Map.of("title", "First"))
                    .expect(201)
                    .id();
            agent.with("If-Match", "\"1\"")
                    .patch("/my-plugin/items/" + id, Map.of("done", true))
                    .expect(200);
            agent.with("If-Match", "\"1\"")
                    .patch("/my-plugin/items/" + id, Map.of("done", false))
                    .expectProblem(412, "request.stale");
            assertThat(agent.get("/my-plugin/items").expect(200).json().path("items"))
                    .hasSize(1);
            desk.role("requester").get("/my-plugin/items").expect(403);
            agent.delete("/my-plugin/items/" + id).expect(204);
        }
    }

    private static Path archive(Path project, Path classes) throws IOException {
        Path archive = project.resolve("target").resolve("plugin.zip");
        Path resources = project.resolve("src/main/resources");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("plugin.properties"));
            zip.write(Files.readString(resources.resolve("plugin.properties"))
                    .replace("${project.version}", "1.0.0")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (Path root : List.of(classes, resources)) {
                for (Path file : files(root, "")) {
                    if (Files.isRegularFile(file) && !file.endsWith("plugin.properties")) {
                        zip.putNextEntry(new ZipEntry("classes/" + root.relativize(file)));
                        Files.copy(file, zip);
                    }
                }
            }
        }
        return archive;
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Path project = made("visitors");
        Path file = Files.writeString(project.resolve("README.md"), "mine");

        assertThatThrownBy(() -> made("visitors")).hasMessageContaining("not an empty folder");
        assertThat(file).hasContent("mine");
        assertThatThrownBy(() -> new PluginProject(ProjectNames.of("visitors"), "1", REPOSITORY).write(file))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBuildIsPinnedToWhatThisOneUses() throws IOException {
        Path project = made("com.example.my-plugin");
        Map<String, String> ours = plugins(TOP.resolve("pom.xml"), TOP.resolve("server/distribution/pom.xml"));
        Map<String, String> theirs = plugins(project.resolve("pom.xml"));

        assertThat(theirs).hasSize(8).satisfies(used -> assertThat(ours).containsAllEntriesOf(used));
        assertThat(Files.readString(project.resolve("src/assembly/plugin-archive.xml"))
                        .lines()
                        .skip(2))
                .containsExactlyElementsOf(Files.readAllLines(TOP.resolve("plugins/plugin-archive.xml")).stream()
                        .skip(2)
                        .toList());
    }

    /** Artifacts of build plugins and their versions. */
    private static Map<String, String> plugins(Path... poms) throws IOException {
        Pattern plugin =
                Pattern.compile("<artifactId>([\\w-]+-plugin[\\w-]*)</artifactId>\\s*<version>([^<]+)</version>");
        Map<String, String> versions = new java.util.TreeMap<>();
        for (Path pom : poms) {
            String text = Files.readString(pom);
            Matcher swagger = Pattern.compile("<swagger.version>([^<]+)<").matcher(text);
            for (Matcher found = plugin.matcher(text); found.find(); ) {
                versions.put(found.group(1), found.group(2));
            }
            if (swagger.find()) {
                versions.put("swagger-maven-plugin-jakarta", swagger.group(1));
            }
        }
        versions.keySet().removeIf(name -> name.startsWith("switchboard") || name.equals("my-plugin"));
        return versions;
    }

    @Test
    void everyTemplateIsWritten() throws IOException {
        Path templates = TOP.resolve("server/core/src/main/resources/switchboard/kit/project");
        List<Path> all = new ArrayList<>(files(templates, ""));
        all.removeIf(Files::isDirectory);

        assertThat(files(made("visitors"), "").stream().filter(Files::isRegularFile))
                .hasSameSizeAs(all);
    }
}
