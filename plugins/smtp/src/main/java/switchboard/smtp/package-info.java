/** The notification channel for e-mail: the plugin, its settings, and what is asked of it. */
@NullMarked
package switchboard.smtp;

import org.jspecify.annotations.NullMarked;
