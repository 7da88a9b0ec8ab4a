package switchboard.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The example plugin with a fault: at one step of its life it halts the server's JVM at once, as a power cut would. It does
 * so only once for a marker, so that the server that starts next gets past it.
 */
final class CrashingExample {

    private static final String SOURCE = """
            package crash;

            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.Path;
            import jakarta.ws.rs.Produces;
            import java.io.*;
            import java.nio.file.Files;
            import java.util.*;
            import java.util.concurrent.*;
            import switchboard.api.*;
            import switchboard.api.access.*;
            import switchboard.example.ExamplePlugin;

            public class CrashingExample implements ServiceDeskPlugin {
                private final ExamplePlugin example;
                private PluginContext context;

                public CrashingExample() { at("constructor"); example = new ExamplePlugin(); }

                @Override public void contribute(Contributions contributions) {
                    at("contribute");
                    example.contribute(contributions);
                    contributions.resources(() -> { at("resources"); return List.of(new Slow(this)); });
                    contributions.health(() -> { at("health"); return ""; });
                }

                @Override public void start(PluginContext given) throws Exception {
                    at("start");
                    context = given;
                    example.start(given);
                }
                @Override public void takeOver() throws Exception { at("takeOver"); example.takeOver(); }
                @Override public void quiesce() throws Exception { at("quiesce"); example.quiesce(); }
                @Override public void stop() throws Exception { at("stop"); example.stop(); }

                private static void at(String step) {
                    try (InputStream in = CrashingExample.class.getResourceAsStream("/crash.properties")) {
                        Properties fault = new Properties();
                        fault.load(in);
                        java.nio.file.Path marker = java.nio.file.Path.of(fault.getProperty("marker"));
                        if (step.equals(fault.getProperty("step")) && !Files.exists(marker)) {
                            Files.createDirectories(marker.getParent());
                            Files.createFile(marker);
                            Runtime.getRuntime().halt(137);
                        }
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                }

                @Path("crash")
                public static class Slow {
                    private final CrashingExample plugin;
                    public Slow(CrashingExample plugin) { this.plugin = plugin; }

                    @GET @Path("version") @SignedIn @Produces("text/plain")
                    public String version() { return plugin.context.version(); }

                    @GET @Path("slow") @SignedIn @Produces("text/plain")
                    public String slow() throws InterruptedException {
                        new CountDownLatch(1).await(25, TimeUnit.SECONDS);
                        return plugin.context.version();
                    }

                    /** Keeps the table's definition from being changed. */
                    @GET @Path("hold") @SignedIn @Produces("text/plain")
                    public String hold() {
                        return plugin.context.database().inTransaction(transaction -> {
                            transaction.dsl().fetch("select count(*) from example_hand_over");
                            try {
                                new CountDownLatch(1).await(25, TimeUnit.SECONDS);
                            } catch (InterruptedException over) {
                                Thread.currentThread().interrupt();
                            }
                            return "held";
                        });
                    }

                    @GET @Path("halfway") @SignedIn @Produces("text/plain")
                    public String halfway() {
                        try {
                            plugin.context.database().read(dsl -> dsl.fetch("select count(*) from example_one"));
                            return "yes";
                        } catch (RuntimeException notYet) {
                            return "no";
                        }
                    }
                }
            }
            """;

    private final Path work;
    private final Path classes;

    /** @param work a folder to compile in */
    CrashingExample(Path work) {
        this.work = work;
        this.classes = compile(ArchiveCopy.of(Distribution.plugin("example")).classesInto(work.resolve("example")));
    }

    private Path compile(Path example) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("java.class.path") + java.io.File.pathSeparator + example;
        Path target = work.resolve("compiled");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Files.createDirectories(target);
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(target));
            StringBuilder faults = new StringBuilder();
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            fault -> faults.append(fault).append('\n'),
                            List.of("-proc:none", "-parameters", "-nowarn", "-classpath", classPath),
                            null,
                            List.of(new Source()))
                    .call();
            if (!compiled) {
                throw new AssertionError(faults.toString());
            }
            return target;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * An archive.
     *
     * @param step where it halts the server; any other word for nowhere
     * @param marker where this file is it does not halt
     */
    ArchiveCopy archive(String version, String step, Path marker) {
        ArchiveCopy copy = ArchiveCopy.of(Distribution.plugin("example"))
                .version(version)
                .manifest("plugin.class", "crash.CrashingExample")
                .file(
                        "classes/crash.properties",
                        ("step=" + step + "\nmarker=" + marker + "\n").getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                copy.file("classes/" + classes.relativize(file), Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return copy;
    }

    private static final class Source extends SimpleJavaFileObject {

        Source() {
            super(URI.create("string:///crash/CrashingExample.java"), JavaFileObject.Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE;
        }
    }
}
