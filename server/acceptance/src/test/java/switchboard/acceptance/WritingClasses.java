package switchboard.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import switchboard.bootstrap.Desk;

/** Compiled classes, looked through for those that write to tickets. */
final class WritingClasses {

    private static final String ORIGIN = "switchboard/api/tickets/Origin";
    private static final String SERVICE = "switchboard/api/tickets/TicketService";
    private static final Set<String> WRITES = Set.of("create", "change", "transition", "reply", "note");

    private final List<ClassModel> classes;
    private final String services;

    private WritingClasses(List<ClassModel> classes, String services) {
        this.classes = classes;
        this.services = services;
    }

    /** Those of the server itself, as they run in this JVM. */
    static WritingClasses ofServer() throws IOException {
        try {
            Path place = Path.of(Desk.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return new WritingClasses(read(place), "");
            }
            try (FileSystem archive = FileSystems.newFileSystem(place)) {
                return new WritingClasses(read(archive.getPath("/")), "");
            }
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Those of a plugin's archive, without its libraries. */
    static WritingClasses ofPlugin(Path zip) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(zip);
                InputStream manifest = Files.newInputStream(archive.getPath("/plugin.properties"))) {
            Properties properties = new Properties();
            properties.load(manifest);
            return new WritingClasses(
                    read(archive.getPath("/classes")), properties.getProperty("switchboard.services"));
        }
    }

    private static List<ClassModel> read(Path folder) throws IOException {
        List<ClassModel> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                classes.add(ClassFile.of().parse(Files.readAllBytes(file)));
            }
        }
        return classes;
    }

    /** What a plugin asks of the host. */
    Set<String> services() {
        return Set.of(services.split(","));
    }

    /** The simple names of the classes that say where a command comes from. */
    Set<String> makingOrigins() {
        return calling(call -> call.owner().asInternalName().equals(ORIGIN)
                && call.name().stringValue().equals("<init>"));
    }

    /** The simple names of the classes that write to tickets as plugins do. */
    Set<String> writingTickets() {
        return calling(call -> call.owner().asInternalName().equals(SERVICE)
                && WRITES.contains(call.name().stringValue()));
    }

    private Set<String> calling(Predicate<InvokeInstruction> wanted) {
        Set<String> names = new TreeSet<>();
        for (ClassModel each : classes) {
            boolean calls = each.methods().stream()
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .anyMatch(element -> isCall(element, wanted));
            if (calls) {
                String name = each.thisClass().asInternalName();
                names.add(name.substring(name.lastIndexOf('/') + 1));
            }
        }
        return names;
    }

    private static boolean isCall(CodeElement element, Predicate<InvokeInstruction> wanted) {
        return element instanceof InvokeInstruction call && wanted.test(call);
    }
}
