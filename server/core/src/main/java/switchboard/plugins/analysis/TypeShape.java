package switchboard.plugins.analysis;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a type declares.
 *
 * @param name with slashes, as are all names here
 * @param parent null for Object alone
 * @param methods by name and descriptor in one text
 * @param fields likewise
 */
record TypeShape(
        String name,
        boolean isAbstract,
        boolean deprecated,
        @Nullable String parent,
        List<String> interfaces,
        Map<String, Member> methods,
        Map<String, Member> fields) {

    record Member(boolean isAbstract, boolean isStatic, boolean deprecated) {}

    static TypeShape of(byte[] content) {
        return of(ClassFile.of().parse(content));
    }

    static TypeShape of(ClassModel model) {
        Map<String, Member> methods = new HashMap<>();
        for (MethodModel method : model.methods()) {
            boolean isAbstract = method.flags().has(AccessFlag.ABSTRACT);
            methods.put(
                    method.methodName().stringValue() + method.methodType().stringValue(),
                    new Member(
                            isAbstract,
                            method.flags().has(AccessFlag.STATIC),
                            method.findAttribute(Attributes.deprecated()).isPresent()));
        }
        Map<String, Member> fields = new HashMap<>();
        for (FieldModel field : model.fields()) {
            fields.put(
                    field.fieldName().stringValue() + ' ' + field.fieldType().stringValue(),
                    new Member(
                            false,
                            field.flags().has(AccessFlag.STATIC),
                            field.findAttribute(Attributes.deprecated()).isPresent()));
        }
        return new TypeShape(
                model.thisClass().asInternalName(),
                model.flags().has(AccessFlag.ABSTRACT),
                model.findAttribute(Attributes.deprecated()).isPresent(),
                model.superclass().map(ClassEntry::asInternalName).orElse(null),
                model.interfaces().stream().map(ClassEntry::asInternalName).toList(),
                methods,
                fields);
    }
}
