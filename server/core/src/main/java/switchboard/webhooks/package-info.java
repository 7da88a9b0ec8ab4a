/**
 * Webhooks: events of the desk sent to addresses outside, signed, in order for each ticket, retried, logged. What is sent is
 * what the webhook's owner may see in the event stream.
 */
@NullMarked
package switchboard.webhooks;

import org.jspecify.annotations.NullMarked;
