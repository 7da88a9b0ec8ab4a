/** Tests of the calendars. */
@NullMarked
package switchboard.calendars;

import org.jspecify.annotations.NullMarked;
