/** The custom fields of tickets as the desk and its modules define them: types, contexts, choices and rights. */
@NullMarked
package switchboard.tickets.fields;

import org.jspecify.annotations.NullMarked;
