/** Tests of tickets: pure logic, and commands on a real database. */
@NullMarked
package switchboard.tickets;

import org.jspecify.annotations.NullMarked;
