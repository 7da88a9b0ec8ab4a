/**
 * Hours of work: calendars, their holidays, and who goes by which. Every room above and every plugin asks
 * {@link switchboard.calendars.DeskCalendars}.
 */
@NullMarked
package switchboard.calendars;

import org.jspecify.annotations.NullMarked;
