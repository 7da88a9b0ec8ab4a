/** Values that only this desk can read: sealed with a key that stands in a file and never in the database. */
@NullMarked
package switchboard.secrets;

import org.jspecify.annotations.NullMarked;
