/**
 * A whole desk in one file and back: the database as of one instant, the attachments, the key of the secrets. Opened by
 * an operator's command, never by a desk that serves.
 */
@NullMarked
package switchboard.backup;

import org.jspecify.annotations.NullMarked;
