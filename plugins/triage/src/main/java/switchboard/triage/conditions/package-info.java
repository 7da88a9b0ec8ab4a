/** Conditions of rules and automations: a small safe language over the facts of a ticket. */
@NullMarked
package switchboard.triage.conditions;

import org.jspecify.annotations.NullMarked;
