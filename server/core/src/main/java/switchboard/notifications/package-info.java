/**
 * What the desk tells people: written in the transaction of what happened, planned by receiver, rendered when it is delivered,
 * and sent by the channels that plugins bring. Every room above may tell something by the {@link Notifier}.
 */
@NullMarked
package switchboard.notifications;

import org.jspecify.annotations.NullMarked;
