package switchboard.plugins.analysis;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.analysis.Suspicions.Suspicion;

/**
 * Looks for calls that an administrator should know of. In the plugin's own code each is told with its method; those of
 * a library are counted together.
 */
final class Scan {

    private static final int MOST = 200;
    private static final String LOADER = "ClassLoader";
    private static final List<String> OF_THE_SERVER = List.of(
            "switchboard.",
            "org.glassfish.",
            "org.eclipse.jetty.",
            "org.pf4j.",
            "org.flywaydb.",
            "org.mariadb.",
            "com.zaxxer.",
            "com.github.kagkarlsson.",
            "ch.qos.logback.",
            "ch.vorburger.",
            "picocli.");

    private final Set<String> present;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private boolean complete = true;

    /** @param present the names of all classes of the archive */
    Scan(Set<String> present) {
        this.present = present;
    }

    void look(String place, ClassModel model, boolean isOwn) {
        String type = model.thisClass().asInternalName().replace('/', '.');
        Spot spot = new Spot(place, type, isOwn);
        String parent = model.superclass().map(ClassEntry::asInternalName).orElse("");
        if (parent.startsWith("java/") && parent.endsWith(LOADER)) {
            add(spot, null, "class_loader", "makes classes or class loaders");
        }
        for (MethodModel method : model.methods()) {
            if (method.flags().has(AccessFlag.NATIVE)) {
                add(spot, method.methodName().stringValue(), "native", "runs native code");
            }
        }
        if (isWorthALook(model)) {
            model.methods().forEach(method -> look(spot, method));
        }
    }

    void unreadable(String place, String name, boolean isOwn) {
        add(new Spot(place, name.replace('/', '.'), isOwn), null, "unreadable", "is no class file that can be read");
    }

    private record Spot(String place, String type, boolean isOwn) {}

    /** Reading the pool is cheap, and most classes name nothing of interest there. */
    private static boolean isWorthALook(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            boolean worth =
                    switch (entry) {
                        case MemberRefEntry member -> {
                            String owner = member.owner().asInternalName();
                            String name =
                                    member.name().stringValue() + member.type().stringValue();
                            yield Suspicions.of(owner, name) != null || loadsByName(owner, name);
                        }
                        default -> false;
                    };
            if (worth) {
                return true;
            }
        }
        return false;
    }

    private void look(Spot spot, MethodModel method) {
        String name = method.methodName().stringValue();
        boolean byName = false;
        int ofTheServer = 0;
        for (CodeElement element :
                method.code().map(code -> (Iterable<CodeElement>) code).orElse(List.of())) {
            switch (element) {
                case InvokeInstruction call -> {
                    String owner = call.owner().asInternalName();
                    String called = call.name().stringValue() + call.type().stringValue();
                    suspect(spot, name, owner, called);
                    byName |= loadsByName(owner, called);
                }
                case FieldInstruction field -> suspect(spot, name, field.owner().asInternalName(), "");
                case InvokeDynamicInstruction call -> handles(spot, name, call);
                case ConstantInstruction.LoadConstantInstruction constant -> {
                    boolean counts =
                            constant.constantEntry() instanceof StringEntry text && namesTheServer(text.stringValue());
                    ofTheServer += counts ? 1 : 0;
                }
                default -> {}
            }
        }
        for (int times = 0; byName && times < ofTheServer; times++) {
            add(spot, name, "host_reflection", "reaches for classes of the server by name");
        }
    }

    /** A method reference such as {@code System::exit} is a constant of the call that makes it. */
    private void handles(Spot spot, String method, InvokeDynamicInstruction call) {
        call.bootstrapArgs().forEach(argument -> {
            if (argument instanceof DirectMethodHandleDesc handle) {
                String owner = handle.owner().descriptorString();
                suspect(
                        spot,
                        method,
                        owner.substring(1, owner.length() - 1),
                        handle.methodName() + handle.lookupDescriptor());
            }
        });
    }

    private void suspect(Spot spot, String method, String owner, String called) {
        Suspicion suspicion = Suspicions.of(owner, called);
        if (suspicion != null && !present.contains(owner)) {
            add(spot, method, suspicion.code(), suspicion.message());
        }
    }

    private static boolean loadsByName(String owner, String name) {
        return owner.equals("java/lang/Class") && name.startsWith("forName(")
                || owner.endsWith(LOADER) && (name.startsWith("loadClass(") || name.startsWith("findClass("))
                || owner.equals("java/lang/invoke/MethodHandles$Lookup") && name.startsWith("findClass(");
    }

    private boolean namesTheServer(String text) {
        String name = text.replace('/', '.');
        return OF_THE_SERVER.stream().anyMatch(name::startsWith)
                && !name.startsWith("switchboard.api.")
                && !present.contains(name.replace('.', '/'));
    }

    private void add(Spot spot, @Nullable String method, String code, String message) {
        String key = spot.isOwn() ? code + ' ' + spot.type() + ' ' + method : code + ' ' + spot.place();
        Finding before = findings.get(key);
        if (before == null && findings.size() >= MOST) {
            complete = false;
            return;
        }
        findings.put(
                key,
                new Finding(
                        code,
                        message,
                        spot.place(),
                        before == null ? spot.type() : before.type(),
                        spot.isOwn() ? method : null,
                        before == null ? 1 : before.count() + 1));
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    boolean complete() {
        return complete;
    }
}
