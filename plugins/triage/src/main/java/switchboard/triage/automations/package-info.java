/** What is done to tickets when time passes. */
@NullMarked
package switchboard.triage.automations;

import org.jspecify.annotations.NullMarked;
