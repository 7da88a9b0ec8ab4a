/** How often the first classification of a ticket was the last. */
@NullMarked
package switchboard.triage.accuracy;

import org.jspecify.annotations.NullMarked;
