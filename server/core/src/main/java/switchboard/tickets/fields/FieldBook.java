package switchboard.tickets.fields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/** All defined fields at one moment, those of modules included. Immutable. */
public final class FieldBook {

    private final long version;
    private final Map<String, FieldDefinition> fields;
    private final List<FieldDefinition> restricted;
    private final List<FieldDefinition> atCreation;

    /** @param ofDesk rows win over what a module declares under the same name */
    FieldBook(long version, Collection<FieldDefinition> ofDesk, Collection<FieldDefinition> ofModules) {
        Map<String, FieldDefinition> all = new TreeMap<>();
        ofModules.forEach(field -> all.put(field.name(), field));
        ofDesk.forEach(field -> all.put(field.name(), field));
        this.version = version;
        this.fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(all));
        this.restricted = all.values().stream()
                .filter(field -> !field.readableBy().isEmpty())
                .toList();
        this.atCreation = all.values().stream()
                .filter(field -> field.active() && (field.required() || field.defaultValue() != null))
                .toList();
    }

    /** Grows with every edit. */
    long version() {
        return version;
    }

    /** Every field, by name. */
    public Collection<FieldDefinition> all() {
        return fields.values();
    }

    /** The field of that name, or null where nobody has defined it. */
    public @Nullable FieldDefinition find(String name) {
        return fields.get(name);
    }

    /** The fields that a new ticket needs or gets. */
    public List<FieldDefinition> atCreation() {
        return atCreation;
    }

    /** The names of the fields that the caller may not know. */
    public Set<String> hidden(Caller caller) {
        if (restricted.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (FieldDefinition field : restricted) {
            if (!field.isReadableBy(caller)) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** The fields that concern the caller: those they may read, of organizations they have to do with. */
    List<FieldDefinition> shownTo(Caller caller, Set<String> hiddenMounts) {
        List<FieldDefinition> shown = new ArrayList<>();
        boolean edits = caller.has(FieldEditing.EDIT);
        for (FieldDefinition field : fields.values()) {
            int dot = field.name().indexOf('.');
            boolean isThere = dot < 0 || !hiddenMounts.contains(field.name().substring(0, dot));
            if (isThere && (edits || (field.isReadableBy(caller) && isNear(field, caller)))) {
                shown.add(field);
            }
        }
        return shown;
    }

    private static boolean isNear(FieldDefinition field, Caller caller) {
        return field.organizations().isEmpty()
                || field.organizations().contains(caller.organization())
                || caller.reach("ticket:read").all()
                || field.organizations().stream()
                        .anyMatch(caller.reach("ticket:read").organizations()::contains);
    }
}
