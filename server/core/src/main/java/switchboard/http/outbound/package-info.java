/** HTTP to the outside: only to permitted hosts, only to addresses that were checked, with bounds on time and size. */
@NullMarked
package switchboard.http.outbound;

import org.jspecify.annotations.NullMarked;
