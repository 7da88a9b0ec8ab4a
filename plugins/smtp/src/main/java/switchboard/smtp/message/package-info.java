/** What is sent: addresses, and a notification as a mail. */
@NullMarked
package switchboard.smtp.message;

import org.jspecify.annotations.NullMarked;
