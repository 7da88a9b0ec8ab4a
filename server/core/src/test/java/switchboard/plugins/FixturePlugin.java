package switchboard.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import switchboard.plugins.archive.Zips;

/** Builds a plugin's archive from a manifest and Java source. */
final class FixturePlugin {

    private static final String SOURCE = """
            package fixture.%1$s;

            import jakarta.ws.rs.*;
            import jakarta.ws.rs.core.Context;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            import switchboard.api.*;
            import switchboard.api.access.*;
            import switchboard.api.events.*;
            import switchboard.api.jobs.*;
            import switchboard.api.persistence.*;
            import switchboard.api.search.*;
            import switchboard.api.settings.*;
            import switchboard.api.tickets.*;
            import org.jooq.impl.DSL;

            public class FixturePlugin implements ServiceDeskPlugin {
                PluginContext context;
                volatile boolean owner;

                @Override public void contribute(Contributions contributions) {
                    contributions.resources(() -> List.of(new Things(this)));
                    %2$s
                }
                @Override public void start(PluginContext context) throws Exception {
                    this.context = context;
                    %3$s
                }
                @Override public void takeOver() throws Exception { owner = true; %4$s }
                @Override public void quiesce() throws Exception { owner = false; %5$s }
                @Override public void stop() throws Exception { %6$s }

                @Path("things")
                public static class Things {
                    private final FixturePlugin plugin;
                    public Things(FixturePlugin plugin) { this.plugin = plugin; }

                    @GET @Path("version") @SignedIn @Produces("text/plain")
                    public String version() { return plugin.context.version(); }

                    %7$s
                }
                %8$s
            }
            """;

    /** By source: versions of a plugin differ in their manifest only, and compiling takes most of a test's time. */
    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final String id;
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    FixturePlugin(String id, String version) {
        this.id = id;
        manifest.put("plugin.id", id);
        manifest.put("plugin.version", version);
        manifest.put("plugin.class", "fixture." + packageName() + ".FixturePlugin");
        manifest.put("plugin.requires", ">=1.0.0 & <2.0.0");
        manifest.put("switchboard.mount", id);
    }

    private String packageName() {
        return id.replace("-", "").replace(".", "");
    }

    FixturePlugin manifest(String key, String value) {
        manifest.put(key, value);
        return this;
    }

    /** Further declarations, on {@code contributions}. */
    FixturePlugin contributing(String code) {
        return part("contribute", code);
    }

    FixturePlugin starting(String code) {
        return part("start", code);
    }

    FixturePlugin takingOver(String code) {
        return part("takeOver", code);
    }

    FixturePlugin quiescing(String code) {
        return part("quiesce", code);
    }

    FixturePlugin stopping(String code) {
        return part("stop", code);
    }

    /** Further REST methods of the resource {@code things}. */
    FixturePlugin answering(String code) {
        return part("resource", code);
    }

    /** Further members and nested classes of the plugin. */
    FixturePlugin with(String code) {
        return part("members", code);
    }

    private FixturePlugin part(String name, String code) {
        parts.merge(name, code, (one, other) -> one + "\n" + other);
        return this;
    }

    /** In place of what was said before. */
    FixturePlugin replacing(String name, String code) {
        parts.put(name, code);
        return this;
    }

    /** Leaves a compiled class out of the archive. */
    FixturePlugin without(String classFile) {
        files.put(classFile, new byte[0]);
        return this;
    }

    FixturePlugin file(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    FixturePlugin file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    byte[] zip() {
        Zips zip = new Zips().file("plugin.properties", properties());
        classes().forEach((name, content) -> {
            if (!files.containsKey(name)) {
                zip.file("classes/" + name, content);
            }
        });
        files.forEach((name, content) -> {
            if (content.length > 0) {
                zip.file(name, content);
            }
        });
        return zip.bytes();
    }

    private String properties() {
        StringBuilder text = new StringBuilder();
        manifest.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private String part(String name) {
        return parts.getOrDefault(name, "");
    }

    private String source() {
        return SOURCE.formatted(
                packageName(),
                part("contribute"),
                part("start"),
                part("takeOver"),
                part("quiesce"),
                part("stop"),
                part("resource"),
                part("members"));
    }

    private Map<String, byte[]> classes() {
        return COMPILED.computeIfAbsent(
                source(), source -> compiled("fixture/" + packageName(), "FixturePlugin", source));
    }

    /**
     * The class files of one class and those in it, by their names in an archive.
     *
     * @param folder of its package, such as {@code a/b}
     */
    static Map<String, byte[]> compiled(String folder, String type, String source) {
        return compile(URI.create("string:///" + folder + "/" + type + ".java"), source);
    }

    private static Map<String, byte[]> compile(URI name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path folder = null;
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            folder = Files.createTempDirectory("fixture-");
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            List<String> faults = new ArrayList<>();
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            fault -> faults.add(fault.toString()),
                            List.of("-proc:none", "-parameters", "-nowarn"),
                            null,
                            List.of(new Source(name, source)))
                    .call();
            if (!compiled) {
                throw new AssertionError(String.join("\n", faults));
            }
            return read(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            delete(folder);
        }
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void delete(Path folder) {
        try {
            switchboard.plugins.archive.FileTrees.delete(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(URI name, String text) {
            super(name, JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
