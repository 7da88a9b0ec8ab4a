package switchboard.plugins.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.Zips;

/** What is seen in class files: made by the compiler, against this API or another one, and made by nobody sane. */
@Timeout(120)
class InspectorTest {

    private static final String MANIFEST = "plugin.id=shelf\nplugin.version=1.0.0\nplugin.class=fixture.Shelf\n";

    @TempDir
    private Path folder;

    /** Compiles types by their full names; those of the API are another API than this one, and stay out of the archive. */
    private Map<String, byte[]> compile(Map<String, String> types) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path out = Files.createTempDirectory(folder, "compiled-");
        List<String> faults = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            List<Source> sources = new ArrayList<>();
            types.forEach((name, text) -> sources.add(new Source(name, text)));
            assertThat(compiler.getTask(
                                    null,
                                    manager,
                                    fault -> faults.add(fault.toString()),
                                    List.of("-proc:none", "-nowarn"),
                                    null,
                                    sources)
                            .call())
                    .as(faults.toString())
                    .isTrue();
        }
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                if (!name.startsWith("switchboard/")) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private Inspector.Report inspect(Zips zip) throws IOException {
        return inspect(zip, Duration.ofSeconds(60));
    }

    private Inspector.Report inspect(Zips zip, Duration time) throws IOException {
        Path file = Files.write(
                folder.resolve("shelf.zip"),
                zip.file("plugin.properties", MANIFEST).bytes());
        PluginArchive archive = PluginArchive.check(file, ArchiveLimits.DEFAULT);
        return new Inspector(InspectorTest.class.getClassLoader(), time).inspect(archive);
    }

    private static Zips own(Map<String, byte[]> classes) {
        Zips zip = new Zips();
        classes.forEach((name, content) -> zip.file("classes/" + name, content));
        return zip;
    }

    private static byte[] jar(Map<String, byte[]> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String shelf(String members) {
        return "package fixture; import switchboard.api.*; public class Shelf implements ServiceDeskPlugin {"
                + " public void contribute(Contributions contributions) {} " + members + "}";
    }

    private List<Finding> findings(String members) throws IOException {
        return inspect(own(compile(Map.of("fixture.Shelf", shelf(members)))))
                .inspection()
                .findings();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "process|Runtime.getRuntime().exec(\"true\")",
                "process|new ProcessBuilder(\"true\").start()",
                "exit|System.exit(1)",
                "exit|Runtime.getRuntime().halt(1)",
                "exit|java.util.stream.IntStream.of(1).forEach(System::exit)",
                "native|System.loadLibrary(\"x\")",
                "jdk_internal|sun.misc.Signal.raise(null)",
                "deep_reflection|String.class.getDeclaredField(\"value\").setAccessible(true)",
                "host_reflection|Class.forName(\"switchboard.persistence.Transactions\")",
                "host_reflection|getClass().getClassLoader().loadClass(\"org.pf4j.PluginManager\")",
                "class_loader|new java.net.URLClassLoader(new java.net.URL[0])",
                "serialization|new java.io.ObjectInputStream(null).readObject()",
                "network|new java.net.Socket(\"localhost\", 1)",
                "network|java.net.http.HttpClient.newHttpClient()",
                "network|java.net.URI.create(\"http://x\").toURL().openStream()",
                "naming|new javax.naming.InitialContext().lookup(\"x\")",
                "database|java.sql.DriverManager.getConnection(\"x\")",
                "database|org.jooq.impl.DSL.using(\"jdbc:x\")",
                "global_state|System.setProperty(\"a\", \"b\")",
                "thread|Thread.setDefaultUncaughtExceptionHandler(null)",
            })
    void callOutOfTheOrdinaryIsFound(String code, String call) throws IOException {
        List<Finding> findings = findings("void odd() throws Exception { " + call + "; " + call + "; }");

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.place()).isEqualTo("classes");
            assertThat(finding.type()).isEqualTo("fixture.Shelf");
            assertThat(finding.method()).isEqualTo("odd");
            assertThat(finding.count()).isEqualTo(2);
        });
    }

    @Test
    void ordinaryCallsAreNot() throws IOException {
        assertThat(findings("""
                void plain() throws Exception {
                    Class.forName("fixture.Shelf");
                    Class.forName("switchboard.api.ApiVersion");
                    System.getProperty("x");
                    new Thread(() -> {}).start();
                    java.nio.file.Files.readString(java.nio.file.Path.of("x"));
                }
                String text() { return "switchboard.persistence.Transactions"; }
                """)).isEmpty();
    }

    @Test
    void nativeMethodsAndLoadersAreFoundByTheirShape() throws IOException {
        assertThat(findings("native void odd(); static class Loader extends ClassLoader {}"))
                .extracting(Finding::code)
                .contains("native", "class_loader");
    }

    @Test
    void findingsOfALibraryAreCountedTogether() throws IOException {
        Map<String, byte[]> library = compile(Map.of(
                "lib.One",
                        "package lib; public class One { void a() { System.exit(1); } void b() { System.exit(1); } }",
                "lib.Two", "package lib; public class Two { void c() { System.exit(1); } }"));

        assertThat(inspect(own(compile(Map.of("fixture.Shelf", shelf("")))).file("lib/odd.jar", jar(library)))
                        .inspection()
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).isEqualTo("lib/odd.jar");
                    assertThat(finding.count()).isEqualTo(3);
                    assertThat(finding.method()).isNull();
                });
    }

    @Test
    void whatFitsLacksNothing() throws IOException {
        Inspector.Report report = inspect(own(compile(Map.of("fixture.Shelf", shelf("""
                public void start(PluginContext context) {
                    context.tickets().find(context.access().system(), new java.util.UUID(1, 1));
                    switchboard.api.jobs.JobHandler handler = payload -> {};
                    Object same = context.equals(handler) ? context.toString() : handler.hashCode();
                }
                """)))));

        assertThat(report.inspection().lacks()).isEmpty();
        assertThat(report.inspection().doubts()).isEmpty();
        assertThat(report.inspection().complete()).isTrue();
        assertThat(report.needs())
                .contains(
                        "switchboard.api.PluginContext",
                        "switchboard.api.tickets.TicketService.find(switchboard.api.access.Caller, UUID): Optional");
    }

    private List<Lack> lacks(String api, String apiText, String members) throws IOException {
        Map<String, String> types = new HashMap<>();
        types.put(api, apiText);
        types.put("fixture.Shelf", shelf(members));
        return inspect(own(compile(types))).inspection().lacks();
    }

    @Test
    void typesMethodsAndFieldsOfAnotherApiAreMissing() throws IOException {
        assertThat(lacks(
                        "switchboard.api.Later",
                        "package switchboard.api; public class Later { public static int count; public void go() {} }",
                        "void use() { new Later().go(); Later.count++; }"))
                .singleElement()
                .satisfies(lack -> {
                    assertThat(lack.code()).isEqualTo("type_missing");
                    assertThat(lack.what()).isEqualTo("switchboard.api.Later");
                    assertThat(lack.usedBy()).isEqualTo("fixture.Shelf");
                });
        assertThat(lacks(
                        "switchboard.api.ApiVersion",
                        "package switchboard.api; public class ApiVersion { public static String LATEST;"
                                + " public static void require(int level) {} }",
                        "String use() { ApiVersion.require(1); return ApiVersion.LATEST; }"))
                .extracting(Lack::code, Lack::what)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "method_missing", "switchboard.api.ApiVersion.require(int): void"),
                        org.assertj.core.groups.Tuple.tuple("field_missing", "switchboard.api.ApiVersion.LATEST"));
    }

    @Test
    void methodThatAnExtensionPointDemandsHereIsNotImplemented() throws IOException {
        String before = "package switchboard.api.jobs; public interface JobHandler { void handle(); }";

        assertThat(lacks(
                        "switchboard.api.jobs.JobHandler",
                        before,
                        "static class Old implements switchboard.api.jobs.JobHandler { public void handle() {} }"))
                .singleElement()
                .satisfies(lack -> {
                    assertThat(lack.code()).isEqualTo("not_implemented");
                    assertThat(lack.what()).startsWith("switchboard.api.jobs.JobHandler.run(");
                    assertThat(lack.usedBy()).isEqualTo("fixture.Shelf$Old");
                });
        assertThat(lacks(
                        "switchboard.api.jobs.JobHandler",
                        before,
                        "switchboard.api.jobs.JobHandler old() { return () -> {}; }"))
                .extracting(Lack::code)
                .containsExactly("not_implemented");
    }

    @Test
    void inheritedMemberIsLookedUpThroughTheHost() throws IOException {
        assertThat(lacks(
                        "switchboard.api.jobs.JobHandler",
                        "package switchboard.api.jobs; public interface JobHandler {"
                                + " void run(String payload) throws Exception; default void later() {} }",
                        "static class Mine implements switchboard.api.jobs.JobHandler { public void run(String p) {} }"
                                + " void use() { new Mine().later(); }"))
                .extracting(Lack::code, Lack::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("method_missing", "fixture.Shelf$Mine.later(): void"));
    }

    @Test
    void classesOfTheServerAreNotVisible() throws IOException {
        assertThat(lacks(
                        "fixture.Other",
                        "package fixture; class Other {}",
                        "Object use() { return new switchboard.plugins.archive.ArchiveLimits(1, 1, 1, 1); }"))
                .extracting(Lack::code)
                .containsOnly("not_visible");
    }

    @Test
    void lackOfALibraryIsADoubtAndOfTheVendorsJarIsNot() throws IOException {
        Map<String, String> types = Map.of(
                "jakarta.ws.rs.Later", "package jakarta.ws.rs; public class Later {}",
                "lib.Optional", "package lib; public class Optional { Object it = new jakarta.ws.rs.Later(); }");
        Map<String, byte[]> library = compile(types);
        library.remove("jakarta/ws/rs/Later.class");
        Map<String, byte[]> plugin = compile(Map.of("fixture.Shelf", shelf("")));

        Inspection doubtful =
                inspect(own(plugin).file("lib/some.jar", jar(library))).inspection();
        assertThat(doubtful.lacks()).isEmpty();
        assertThat(doubtful.doubts()).extracting(Lack::what).containsExactly("jakarta.ws.rs.Later");
        Map<String, byte[]> vendors = new TreeMap<>(library);
        vendors.putAll(plugin);
        assertThat(inspect(new Zips().file("lib/all.jar", jar(vendors)))
                        .inspection()
                        .lacks())
                .extracting(Lack::what)
                .containsExactly("jakarta.ws.rs.Later");
    }

    @Test
    void missingClassOfItsOwnIsADoubt() throws IOException {
        Map<String, byte[]> classes = compile(Map.of(
                "fixture.Shelf",
                shelf("Object use() { return new Gone(); }"),
                "fixture.Gone",
                "package fixture; class Gone {}"));
        classes.remove("fixture/Gone.class");

        Inspection inspection = inspect(own(classes)).inspection();
        assertThat(inspection.lacks()).isEmpty();
        assertThat(inspection.doubts()).extracting(Lack::what).containsExactly("fixture.Gone");
    }

    @Test
    void newerJavaIsALack() throws IOException {
        Map<String, byte[]> classes = compile(Map.of("fixture.Shelf", shelf("")));
        byte[] newer = classes.get("fixture/Shelf.class").clone();
        newer[7] = (byte) 200;

        assertThat(inspect(own(Map.of("fixture/Shelf.class", newer)))
                        .inspection()
                        .lacks())
                .extracting(Lack::code, Lack::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("java_version", "Java 156"));
    }

    @Test
    void whateverABrokenClassHoldsNothingBreaks() throws IOException {
        byte[] sound = compile(Map.of("fixture.Shelf", shelf("""
                public void start(PluginContext context) throws Exception {
                    java.util.function.IntConsumer exit = System::exit;
                    switch ((Object) context) { case String text -> exit.accept(1); default -> {} }
                }
                """))).get("fixture/Shelf.class");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, byte[]> classes = new TreeMap<>();
        for (int index = 0; index < 600; index++) {
            byte[] broken = sound.clone();
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                broken[random.nextInt(8, broken.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(broken.length) : broken.length;
            classes.put("fixture/Broken" + index + ".class", java.util.Arrays.copyOf(broken, length));
        }
        classes.put("fixture/Empty.class", new byte[0]);
        classes.put("fixture/Text.class", "class".getBytes(StandardCharsets.UTF_8));

        Inspection inspection = inspect(own(classes)).inspection();

        assertThat(inspection.classes()).as("seed " + seed).isEqualTo(602);
        assertThat(inspection.findings()).extracting(Finding::code).contains("unreadable");
    }

    @Test
    void longLineOfParentsEnds() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        java.lang.classfile.ClassFile maker = java.lang.classfile.ClassFile.of();
        for (int index = 0; index < 15_000; index++) {
            String name = "C" + index;
            String parent = "C" + (index + 1) % 15_000;
            classes.put(
                    "fixture/" + name + ".class",
                    maker.build(
                            java.lang.constant.ClassDesc.of("fixture", name),
                            builder -> builder.withSuperclass(java.lang.constant.ClassDesc.of("fixture", parent))));
        }

        Inspection inspection = inspect(
                        own(Map.of()).file("lib/line.jar", jar(withMain(classes))), Duration.ofSeconds(20))
                .inspection();
        assertThat(inspection.classes()).isEqualTo(15_001);
    }

    private Map<String, byte[]> withMain(Map<String, byte[]> classes) throws IOException {
        classes.putAll(compile(Map.of("fixture.Shelf", shelf(""))));
        return classes;
    }

    @Test
    void whatIsNotLookedAtInTimeIsTold() throws IOException {
        Map<String, byte[]> classes = compile(Map.of("fixture.Shelf", shelf("")));

        assertThat(inspect(own(classes), Duration.ZERO).inspection().complete()).isFalse();
    }

    @Test
    void deprecatedApiInUseIsTold() throws IOException {
        Inspection inspection = inspect(own(compile(Map.of(
                        "fixture.Shelf",
                        shelf("Object use() { return new jakarta.ws.rs.core.NewCookie(\"a\", \"b\"); }")))))
                .inspection();

        assertThat(inspection.lacks()).isEmpty();
        assertThat(inspection.deprecated()).singleElement().satisfies(use -> assertThat(use)
                .startsWith("jakarta.ws.rs.core.NewCookie.<init>("));
    }
}
