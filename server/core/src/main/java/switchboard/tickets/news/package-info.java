/**
 * What people are told of tickets, whatever way a change came in: read from the journal. Notes are not read here: nothing of
 * this package takes another text than that of a public reply.
 */
@NullMarked
package switchboard.tickets.news;

import org.jspecify.annotations.NullMarked;
