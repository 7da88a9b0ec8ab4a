/** Tests of the parts that need no server. */
@NullMarked
package switchboard.triage.conditions;

import org.jspecify.annotations.NullMarked;
