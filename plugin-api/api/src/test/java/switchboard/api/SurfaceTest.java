package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public surface of the API is a file, one line per signature: a change to it is seen, wanted and written down. */
class SurfaceTest {

    private static final Path SURFACE = Path.of("api-surface.txt");

    @Test
    void theSurfaceIsWhatTheFileSays() throws IOException, URISyntaxException {
        List<String> surface = surface();
        if (Boolean.getBoolean("switchboard.write-surface")) {
            Files.write(SURFACE, surface);
        }
        assertThat(surface)
                .as("run with -Dswitchboard.write-surface=true where the change is wanted")
                .isEqualTo(Files.readAllLines(SURFACE));
    }

    @Test
    void everyInterfaceIsMarked() throws IOException, URISyntaxException {
        // The marks are not kept at run time; the surface is read from class files, so that they are seen.
        for (Class<?> type : types()) {
            if (type.isInterface() && !type.isAnnotation() && type.getEnclosingClass() == null) {
                assertThat(classFileMentions(type, ExtensionPoint.class) || classFileMentions(type, HostService.class))
                        .as("%s is either implemented by plugins or called by them", type)
                        .isTrue();
            }
        }
    }

    private static boolean classFileMentions(Class<?> type, Class<?> mark) throws IOException {
        try (var stream = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(mark.descriptorString());
        }
    }

    private static List<String> surface() throws IOException, URISyntaxException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types()) {
            lines.add(kind(type) + " " + type.getName() + supertypes(type));
            for (Field field : type.getDeclaredFields()) {
                if (isPublic(field)) {
                    lines.add(type.getName() + "#" + field.getName() + ": "
                            + field.getGenericType().getTypeName());
                }
            }
            Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                    .filter(SurfaceTest::isPublic)
                    .map(member -> type.getName() + "#" + signature(member))
                    .forEach(lines::add);
        }
        return lines.stream().sorted().toList();
    }

    private static String kind(Class<?> type) {
        return type.isRecord()
                ? "record"
                : type.isEnum()
                        ? "enum"
                        : type.isAnnotation() ? "annotation" : type.isInterface() ? "interface" : "class";
    }

    private static String supertypes(Class<?> type) {
        List<String> names = new ArrayList<>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            names.add(type.getSuperclass().getName());
        }
        Arrays.stream(type.getInterfaces()).map(Class::getName).forEach(names::add);
        String components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(", ", " (", ")"))
                : "";
        return components + (names.isEmpty() ? "" : " : " + String.join(", ", names));
    }

    private static String signature(Executable member) {
        String parameters = Arrays.stream(member.getGenericParameterTypes())
                .map(java.lang.reflect.Type::getTypeName)
                .collect(Collectors.joining(", ", "(", ")"));
        if (member instanceof java.lang.reflect.Method method) {
            String modifiers = Modifier.isStatic(method.getModifiers())
                    ? "static "
                    : Modifier.isAbstract(method.getModifiers()) ? "abstract " : "";
            return modifiers + method.getName() + parameters + ": "
                    + method.getGenericReturnType().getTypeName();
        }
        return "new" + parameters;
    }

    private static boolean isPublic(Member member) {
        return (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()))
                && !member.isSynthetic();
    }

    private static List<Class<?>> types() throws IOException, URISyntaxException {
        Path root = Path.of(ServiceDeskPlugin.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace(java.io.File.separatorChar, '.');
                if (name.endsWith("package-info.class")) {
                    continue;
                }
                try {
                    Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(type);
                    }
                } catch (ClassNotFoundException impossible) {
                    throw new AssertionError(impossible);
                }
            }
            return types;
        }
    }
}
