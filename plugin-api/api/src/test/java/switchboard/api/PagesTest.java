package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages of the extension points and host services beside the code: none is missing, each shows the signatures as they
 * are, names nothing that is not there, and every snippet stands in sources that are compiled.
 */
class PagesTest {

    private static final Path PAGES = Path.of("..", "..", "docs", "plugins");
    private static final List<Path> SOURCES = List.of(
            Path.of("..", "..", "plugins", "example", "src"),
            Path.of("..", "..", "plugins", "search-lucene", "src"),
            Path.of("..", "testkit", "src", "first-api"));
    private static final Pattern REFERENCE =
            Pattern.compile("<!-- reference: ([^>]+) -->\n(.*?)<!-- end -->\n", Pattern.DOTALL);
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w+)\\.([a-zA-Z_]\\w*)(?:\\(\\))?`");
    private static final Pattern TYPE = Pattern.compile("`@?([A-Z]\\w+)`");

    private final Map<String, Class<?>> types = Surface.types().stream()
            .collect(Collectors.toMap(Class::getSimpleName, type -> type, (one, other) -> one, TreeMap::new));

    private static Map<Path, String> pages() throws IOException {
        Map<Path, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file :
                    files.filter(page -> page.toString().endsWith(".md")).toList()) {
                String text = Files.readString(file);
                if (text.contains("<!-- reference: ") || file.endsWith("test-kit.md")) {
                    pages.put(file, text);
                }
            }
        }
        return pages;
    }

    @Test
    void everythingHasAPage() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : types.values()) {
            if (type == Contributions.class) {
                Arrays.stream(type.getMethods()).forEach(method -> missing.add("Contributions." + method.getName()));
            } else if (type.isAnnotationPresent(ExtensionPoint.class) || type.isAnnotationPresent(HostService.class)) {
                missing.add(type.getSimpleName());
            }
        }
        assertThat(missing).hasSizeGreaterThan(30);
        for (String page : pages().values()) {
            for (Matcher reference = REFERENCE.matcher(page); reference.find(); ) {
                missing.removeAll(List.of(reference.group(1).split(", ")));
            }
        }
        assertThat(missing).as("without a page under docs/plugins").isEmpty();
    }

    @Test
    void signaturesAreAsTheyAre() throws IOException {
        for (Map.Entry<Path, String> page : pages().entrySet()) {
            String now = REFERENCE
                    .matcher(page.getValue())
                    .replaceAll(found -> Matcher.quoteReplacement("<!-- reference: " + found.group(1) + " -->\n"
                            + reference(found.group(1)) + "<!-- end -->\n"));
            if (Boolean.getBoolean("switchboard.write-pages")) {
                Files.writeString(page.getKey(), now);
            }
            assertThat(Files.readString(page.getKey()))
                    .as(
                            "%s: run with -Dswitchboard.write-pages=true, and look whether its words still hold",
                            page.getKey())
                    .isEqualTo(now);
        }
    }

    private String reference(String subjects) {
        StringBuilder text = new StringBuilder("```text\n");
        for (String subject : subjects.split(", ")) {
            String[] parts = subject.split("\\.");
            Class<?> type = types.get(parts[0]);
            assertThat(type).as("%s is no type of the plugin API", parts[0]).isNotNull();
            List<String> lines = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic()
                            && (parts.length == 1 || method.getName().equals(parts[1])))
                    .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                    .map(method -> "  " + signature(method))
                    .sorted()
                    .toList();
            assertThat(lines).as("%s has methods", subject).isNotEmpty();
            text.append(type.getName())
                    .append('\n')
                    .append(String.join("\n", lines))
                    .append('\n');
        }
        return text.append("```\n").toString();
    }

    private static String signature(Method method) {
        String parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(PagesTest::shortName)
                .collect(Collectors.joining(", ", "(", ")"));
        return method.getName() + parameters + ": " + shortName(method.getGenericReturnType())
                + (method.isDefault() ? ", may be left out" : "");
    }

    private static String shortName(java.lang.reflect.Type type) {
        return type.getTypeName().replaceAll("[a-z][\\w]*\\.", "").replace('$', '.');
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        for (Map.Entry<Path, String> page : pages().entrySet()) {
            String words = page.getValue().replaceAll("(?s)```.*?```", "");
            for (Matcher member = MEMBER.matcher(words); member.find(); ) {
                Class<?> type = types.get(member.group(1));
                assertThat(type)
                        .as("%s names %s", page.getKey(), member.group())
                        .isNotNull();
                assertThat(members(type)).as("%s", page.getKey()).contains(member.group(2));
            }
            for (Matcher name = TYPE.matcher(words); name.find(); ) {
                assertThat(types.containsKey(name.group(1)) || isOfAnother(name.group(1)))
                        .as("%s names %s", page.getKey(), name.group())
                        .isTrue();
            }
        }
    }

    private static Set<String> members(Class<?> type) {
        return Stream.concat(
                        Arrays.stream(type.getMethods()).map(Method::getName),
                        Arrays.stream(type.getFields()).map(java.lang.reflect.Field::getName))
                .collect(Collectors.toSet());
    }

    /** The JDK, JAX-RS, jOOQ, and the test kit, which is built later and so looked up by its file. */
    private static boolean isOfAnother(String name) {
        boolean loaded = Stream.of("java.lang.", "java.util.", "java.time.", "jakarta.ws.rs.", "org.jooq.")
                .anyMatch(prefix -> {
                    try {
                        Class.forName(prefix + name, false, PagesTest.class.getClassLoader());
                        return true;
                    } catch (ClassNotFoundException other) {
                        return false;
                    }
                });
        Path testkit = Path.of("..", "testkit", "src", "main", "java", "switchboard", "testkit");
        return loaded
                || Stream.of("", "fakes", "contracts")
                        .anyMatch(folder -> Files.exists(testkit.resolve(folder).resolve(name + ".java")));
    }

    @Test
    void snippetsAreCompiledElsewhere() throws IOException {
        List<String> sources = new java.util.ArrayList<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|sql)"))
                        .toList()) {
                    sources.add(bare(Files.readString(file)));
                }
            }
        }
        for (Map.Entry<Path, String> page : pages().entrySet()) {
            for (Matcher snippet = SNIPPET.matcher(page.getValue()); snippet.find(); ) {
                String wanted = bare(snippet.group(1));
                assertThat(sources)
                        .as("%s shows what stands in no source: %s", page.getKey(), snippet.group(1))
                        .anyMatch(source -> source.contains(wanted));
            }
        }
    }

    private static String bare(String code) {
        return code.replaceAll("\\s+", "");
    }
}
