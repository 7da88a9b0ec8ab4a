/** Hours of work: when somebody is at their desk, and how much of that time has passed. */
@NullMarked
package switchboard.api.calendars;

import org.jspecify.annotations.NullMarked;
