package switchboard.tickets;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.TicketField.Type;
import switchboard.tickets.fields.FieldDefinition;
import switchboard.tickets.fields.FieldValues;

/**
 * What definitions say about the custom fields of a ticket as a whole: which belong to its kind and organization, which a
 * new ticket needs, whom they name. Only what a command changes is looked at, so that old values never stand in the way.
 */
final class FieldRules {

    private final TicketInput input;
    private final TicketReferences.Resolved references;
    private final Faults faults;

    /** Told of each fault. */
    interface Faults {
        void fail(String field, String code, String message);
    }

    FieldRules(TicketInput input, TicketReferences.Resolved references, Faults faults) {
        this.input = input;
        this.references = references;
        this.faults = faults;
    }

    /** The fields after the command's change, for a ticket whose kind and organization are known by now. */
    Map<String, Object> changed(TicketEdit edit) {
        Map<String, @Nullable Object> change = input.fields();
        if (change == null) {
            return CustomFields.cleared(edit.fields, input.sight());
        }
        Map<String, @Nullable Object> known = new LinkedHashMap<>(change);
        change.forEach((name, value) -> {
            FieldDefinition field = input.sight().book().find(name);
            if (field != null && value != null) {
                known.put(name, value(field, edit, value));
            }
        });
        return CustomFields.merged(edit.fields, known);
    }

    private Object value(FieldDefinition field, TicketEdit edit, Object given) {
        Object value = field.kindOfValue() == Type.PERSON ? person(field, String.valueOf(given)) : given;
        Object before = edit.fields.get(field.name());
        if (value.equals(before) || input.purpose() == TicketInput.Purpose.IMPORT) {
            return value;
        }
        if (!field.isOf(edit.kind, edit.organization)) {
            fail(field, "not_allowed", "is no field of tickets of this kind and organization");
        } else if (!field.active()) {
            fail(field, "not_allowed", "takes no new values any more");
        } else if (FieldValues.retired(field, before, value) != null) {
            fail(field, "not_allowed", "cannot be " + FieldValues.retired(field, before, value) + " any more");
        }
        return value;
    }

    private Object person(FieldDefinition field, String reference) {
        Object person = references.find("requester", reference);
        if (person == null) {
            fail(field, "not_found", "names nobody on this desk");
            return reference;
        }
        return person.toString();
    }

    /** The fields of a new ticket, with the defaults; what is required is asked of whoever may set it. */
    Map<String, Object> created(TicketEdit edit) {
        Map<String, Object> added = new LinkedHashMap<>();
        for (FieldDefinition field : input.sight().book().atCreation()) {
            if (edit.fields.containsKey(field.name()) || !field.isOf(edit.kind, edit.organization)) {
                continue;
            }
            if (field.defaultValue() != null) {
                added.put(field.name(), field.defaultValue());
            } else if (input.sight().allowsToSet(field.name())) {
                fail(field, "required", "is required");
            }
        }
        return added.isEmpty() ? edit.fields : CustomFields.merged(edit.fields, added);
    }

    private void fail(FieldDefinition field, String code, String message) {
        faults.fail("fields." + field.name(), code, message);
    }
}
