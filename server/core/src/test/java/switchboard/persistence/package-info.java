/** Tests of the database room, and what the tests of every other room stand on. */
@NullMarked
package switchboard.persistence;

import org.jspecify.annotations.NullMarked;
