/** Tests of backup and restore, on a real database. */
@NullMarked
package switchboard.backup;

import org.jspecify.annotations.NullMarked;
