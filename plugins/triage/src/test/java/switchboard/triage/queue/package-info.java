/** Tests of the parts that need no server. */
@NullMarked
package switchboard.triage.queue;

import org.jspecify.annotations.NullMarked;
