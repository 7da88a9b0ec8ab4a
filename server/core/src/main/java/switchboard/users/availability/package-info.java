/** Whether people are there: presence, absences with substitutes, and what they know. Other rooms ask {@link switchboard.users.availability.Availability}. */
@NullMarked
package switchboard.users.availability;

import org.jspecify.annotations.NullMarked;
