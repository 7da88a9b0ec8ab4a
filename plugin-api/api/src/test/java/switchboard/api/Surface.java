package switchboard.api;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
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

/** The public surface of the API as it is compiled, one line per signature, with the marks of its stability behind. */
final class Surface {

    private Surface() {}

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types()) {
            lines.add(kind(type) + " " + type.getName() + supertypes(type) + marks(type));
            for (Field field : type.getDeclaredFields()) {
                if (isPublic(field)) {
                    lines.add(type.getName() + "#" + field.getName() + ": "
                            + field.getGenericType().getTypeName() + marks(field));
                }
            }
            Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                    .filter(Surface::isPublic)
                    .map(member -> type.getName() + "#" + signature(member) + marks(member))
                    .forEach(lines::add);
        }
        return lines.stream().sorted().toList();
    }

    /** Every public type, nested ones too. */
    static List<Class<?>> types() {
        Path root = classes();
        try (Stream<Path> files = Files.walk(root)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace(java.io.File.separatorChar, '.');
                if (!name.endsWith("package-info.class")) {
                    Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(type);
                    }
                }
            }
            return types;
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Path classes() {
        try {
            return Path.of(ServiceDeskPlugin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String marks(AnnotatedElement element) {
        StringBuilder marks = new StringBuilder();
        for (var mark : List.of(ExtensionPoint.class, HostService.class, Experimental.class)) {
            if (element.isAnnotationPresent(mark)) {
                marks.append(" @").append(mark.getSimpleName());
            }
        }
        Deprecated deprecated = element.getAnnotation(Deprecated.class);
        return deprecated == null ? marks.toString() : marks + " @Deprecated(" + deprecated.since() + ")";
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
}
