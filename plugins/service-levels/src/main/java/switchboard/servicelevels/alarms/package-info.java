/** The escalation ladder: who is told, when, and who after them. */
@NullMarked
package switchboard.servicelevels.alarms;

import org.jspecify.annotations.NullMarked;
