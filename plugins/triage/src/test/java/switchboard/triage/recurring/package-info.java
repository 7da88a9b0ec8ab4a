/** Tests of the parts that need no server. */
@NullMarked
package switchboard.triage.recurring;

import org.jspecify.annotations.NullMarked;
