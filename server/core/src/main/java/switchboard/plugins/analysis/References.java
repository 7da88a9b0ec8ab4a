package switchboard.plugins.analysis;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.Set;
import switchboard.plugins.analysis.Reference.Kind;

/** Everything that one class names: in its pool, its declarations, its annotations and its lambdas. */
final class References {

    private final Set<Reference> found = new LinkedHashSet<>();

    private References() {}

    /** Those of the pool alone, which is all that the JVM asks for. */
    static Set<Reference> ofPool(ClassModel model) {
        References references = new References();
        for (PoolEntry entry : model.constantPool()) {
            references.pool(entry);
        }
        return references.found;
    }

    /** Also those of declarations and annotations, which frameworks ask for. */
    static Set<Reference> of(ClassModel model) {
        References references = new References();
        references.found.addAll(ofPool(model));
        references.annotations(model);
        for (MethodModel method : model.methods()) {
            references.method(method.methodType().stringValue());
            references.annotations(method);
        }
        for (FieldModel field : model.fields()) {
            references.type(field.fieldTypeSymbol());
            references.annotations(field);
        }
        return references.found;
    }

    private void pool(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type -> type(type.asSymbol());
            case FieldRefEntry field -> member(Kind.FIELD, field);
            case MemberRefEntry method -> member(Kind.METHOD, method);
            case InvokeDynamicEntry call -> lambda(call);
            default -> {}
        }
    }

    private void member(Kind kind, MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        if (!owner.startsWith("[")) {
            found.add(new Reference(
                    kind, owner, member.name().stringValue(), member.type().stringValue()));
        }
    }

    private void lambda(InvokeDynamicEntry call) {
        String factory = call.bootstrap().bootstrapMethod().reference().owner().asInternalName();
        if (factory.equals("java/lang/invoke/LambdaMetafactory")
                && call.bootstrap().arguments().getFirst() instanceof MethodTypeEntry type) {
            ClassDesc shape = call.typeSymbol().returnType();
            if (shape.isClassOrInterface()) {
                found.add(new Reference(
                        Kind.LAMBDA,
                        internal(shape),
                        call.name().stringValue(),
                        type.descriptor().stringValue()));
            }
        }
    }

    private void method(String descriptor) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(descriptor);
        type(type.returnType());
        type.parameterList().forEach(this::type);
    }

    private void annotations(AttributedElement element) {
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(visible -> visible.annotations().forEach(this::annotation));
    }

    private void annotation(Annotation annotation) {
        type(annotation.classSymbol());
    }

    private void type(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (element.isClassOrInterface()) {
            found.add(Reference.type(internal(element)));
        }
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
