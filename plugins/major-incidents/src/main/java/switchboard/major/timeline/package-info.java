/** What happened during a major incident: entries that are added and never changed. */
@NullMarked
package switchboard.major.timeline;

import org.jspecify.annotations.NullMarked;
