/** The mail server: the way to it, what it answers, and what that means. */
@NullMarked
package switchboard.smtp.server;

import org.jspecify.annotations.NullMarked;
