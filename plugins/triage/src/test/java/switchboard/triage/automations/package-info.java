/** Tests of the parts that need no server. */
@NullMarked
package switchboard.triage.automations;

import org.jspecify.annotations.NullMarked;
