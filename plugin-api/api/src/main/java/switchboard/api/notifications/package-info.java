/** What the desk tells people: notifications, and the channels they go by. */
@NullMarked
package switchboard.api.notifications;

import org.jspecify.annotations.NullMarked;
