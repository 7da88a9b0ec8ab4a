package switchboard.plugins.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.analysis.Reference.Kind;
import switchboard.plugins.analysis.TypeShape.Member;

/** Looks members up through parents and interfaces, as the JVM would: in the plugin's own types and the host's. */
final class Resolution {

    private final Map<String, TypeShape> own;
    private final HostTypes host;

    Resolution(Map<String, TypeShape> own, HostTypes host) {
        this.own = own;
        this.host = host;
    }

    @Nullable
    TypeShape type(String name) {
        TypeShape shape = own.get(name);
        return shape == null ? host.find(name) : shape;
    }

    /** All types from one upwards, itself first; {@code whole} is false where one of them cannot be seen. */
    record Line(List<TypeShape> types, boolean whole) {

        boolean meetsTheHost() {
            return types.stream().anyMatch(type -> HostTypes.isShared(type.name()));
        }
    }

    Line line(String name) {
        List<TypeShape> types = new ArrayList<>();
        boolean whole = climb(name, types, new HashSet<>());
        return new Line(types, whole);
    }

    private boolean climb(String name, List<TypeShape> types, Set<String> seen) {
        if (!seen.add(name)) {
            return true;
        }
        TypeShape shape = type(name);
        if (shape == null) {
            return false;
        }
        types.add(shape);
        boolean whole = shape.parent() == null || climb(shape.parent(), types, seen);
        for (String above : shape.interfaces()) {
            whole &= climb(above, types, seen);
        }
        return whole;
    }

    /** The member as somebody declares it; null where nobody does. */
    @Nullable
    Member member(Reference reference, Line line) {
        for (TypeShape type : line.types()) {
            Map<String, Member> members = reference.kind() == Kind.FIELD ? type.fields() : type.methods();
            Member member = members.get(reference.key());
            if (member != null) {
                return member;
            }
        }
        // Interfaces have the methods of Object without declaring them.
        TypeShape object = host.find("java/lang/Object");
        return object == null || reference.kind() == Kind.FIELD
                ? null
                : object.methods().get(reference.key());
    }

    /** What the host's interfaces demand and nobody in the line implements. */
    List<Reference> unimplemented(Line line, @Nullable String lambda) {
        List<Reference> missing = new ArrayList<>();
        for (TypeShape type : line.types()) {
            if (!type.isAbstract() || !HostTypes.isShared(type.name())) {
                continue;
            }
            type.methods().forEach((key, member) -> {
                boolean done = key.equals(lambda)
                        || line.types().stream().anyMatch(one -> implementsIt(one, key))
                        || member(new Reference(Kind.METHOD, "java/lang/Object", key, ""), OBJECT) != null;
                if (member.isAbstract() && !done) {
                    int parenthesis = key.indexOf('(');
                    missing.add(new Reference(
                            Kind.METHOD, type.name(), key.substring(0, parenthesis), key.substring(parenthesis)));
                }
            });
        }
        return missing;
    }

    private static final Line OBJECT = new Line(List.of(), true);

    private static boolean implementsIt(TypeShape type, String key) {
        Member member = type.methods().get(key);
        return member != null && !member.isAbstract();
    }
}
