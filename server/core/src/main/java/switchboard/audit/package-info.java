/** Who did what to the desk itself: sign-ins, people, roles, settings, plugins. Appended only, and proved by the journal. */
@NullMarked
package switchboard.audit;

import org.jspecify.annotations.NullMarked;
