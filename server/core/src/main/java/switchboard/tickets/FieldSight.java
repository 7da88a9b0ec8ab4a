package switchboard.tickets;

import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.tickets.fields.FieldBook;
import switchboard.tickets.fields.FieldDefinition;

/**
 * What a caller may know and set of custom fields.
 *
 * @param mounts of modules that are not there for the caller
 * @param names of fields that are for other roles
 * @param book what is defined
 */
record FieldSight(Set<String> mounts, Set<String> names, FieldBook book, Caller caller) {

    /** Whether everything is shown. */
    boolean isFull() {
        return mounts.isEmpty() && names.isEmpty();
    }

    /** Whether the field is of a module that is not there for the caller. */
    boolean isOfHiddenModule(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && mounts.contains(name.substring(0, dot));
    }

    /** Whether the caller does not know of the field. */
    boolean hides(String name) {
        return names.contains(name) || isOfHiddenModule(name);
    }

    /** Whether the caller may set and clear the field. */
    boolean allowsToSet(String name) {
        if (hides(name)) {
            return false;
        }
        FieldDefinition field = book.find(name);
        return field == null || field.isWritableBy(caller);
    }
}
