/** The triage module: what happens to tickets before and beside the people who work on them. */
@NullMarked
package switchboard.triage;

import org.jspecify.annotations.NullMarked;
