package switchboard.plugins.analysis;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.Collectors;

/**
 * A type, or a member of one, that a class names.
 *
 * @param owner with slashes
 * @param name empty for the type itself
 * @param descriptor as in the class file; empty for the type itself
 */
record Reference(Kind kind, String owner, String name, String descriptor) {

    enum Kind {
        TYPE,
        METHOD,
        FIELD,
        /** An interface that a lambda implements by this method. */
        LAMBDA
    }

    static Reference type(String name) {
        return new Reference(Kind.TYPE, name, "", "");
    }

    /** As it stands in the map of a {@link TypeShape}. */
    String key() {
        return kind == Kind.FIELD ? name + ' ' + descriptor : name + descriptor;
    }

    /** As a programmer would write it. */
    String words() {
        String type = owner.replace('/', '.');
        return switch (kind) {
            case TYPE -> type;
            case FIELD -> type + "." + name;
            case METHOD, LAMBDA -> type + "." + name + parameters();
        };
    }

    private String parameters() {
        try {
            MethodTypeDesc type = MethodTypeDesc.ofDescriptor(descriptor);
            return type.parameterList().stream().map(Reference::shown).collect(Collectors.joining(", ", "(", ")"))
                    + (name.equals("<init>") ? "" : ": " + shown(type.returnType()));
        } catch (IllegalArgumentException odd) {
            return descriptor;
        }
    }

    private static String shown(ClassDesc type) {
        String text = type.displayName();
        return type.isArray() || type.isPrimitive() || type.packageName().startsWith("java.")
                ? text
                : type.packageName() + "." + text;
    }
}
