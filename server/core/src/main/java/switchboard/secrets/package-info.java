/**
 * Values that only this desk can read: sealed with a key that stands in a file and never in the database. And tokens, of
 * which only a hash stands there.
 */
@NullMarked
package switchboard.secrets;

import org.jspecify.annotations.NullMarked;
