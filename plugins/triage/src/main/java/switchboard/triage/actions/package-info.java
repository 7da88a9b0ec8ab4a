/** What rules, automations and macros do to a ticket, and what they would do. */
@NullMarked
package switchboard.triage.actions;

import org.jspecify.annotations.NullMarked;
