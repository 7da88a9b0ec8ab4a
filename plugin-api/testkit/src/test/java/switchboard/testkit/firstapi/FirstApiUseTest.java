package switchboard.testkit.firstapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The archive really uses the whole of the first API: otherwise its going on working would prove little. */
class FirstApiUseTest {

    private static final Path SURFACE = Path.of("..", "api", "api-surface-1.0.0.txt");

    @Test
    void everyMethodOfEveryInterfaceIsCalledOrImplemented() throws IOException {
        List<String> surface = Files.readAllLines(SURFACE);
        Set<String> interfaces = surface.stream()
                .filter(line -> line.startsWith("interface "))
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toSet());
        Set<String> wanted = surface.stream()
                .filter(line -> line.contains("(") && interfaces.contains(line.split("#")[0]))
                .map(line -> line.replaceAll("#.*?([A-Za-z]+)\\(.*", "#$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(wanted).hasSizeGreaterThan(80);
        wanted.removeAll(used());
        assertThat(wanted).isEmpty();
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (ZipFile zip = new ZipFile(FirstApi.ARCHIVE.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(file -> file.getName().endsWith(".class"))
                    .toList()) {
                add(ClassFile.of().parse(zip.getInputStream(entry).readAllBytes()), used);
            }
        }
        return used;
    }

    private static void add(ClassModel type, Set<String> used) {
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof MemberRefEntry member) {
                used.add(name(member.owner().asSymbol()) + "#" + member.name().stringValue());
            } else if (entry instanceof InvokeDynamicEntry lambda) {
                used.add(name(lambda.typeSymbol().returnType()) + "#"
                        + lambda.name().stringValue());
            }
        }
        for (var implemented : type.interfaces()) {
            type.methods()
                    .forEach(method -> used.add(name(implemented.asSymbol()) + "#"
                            + method.methodName().stringValue()));
        }
    }

    private static String name(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L")
                ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
                : descriptor;
    }
}
