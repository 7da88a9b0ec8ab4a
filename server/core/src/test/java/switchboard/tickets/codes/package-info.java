/** Tests of the code tables. */
@NullMarked
package switchboard.tickets.codes;

import org.jspecify.annotations.NullMarked;
