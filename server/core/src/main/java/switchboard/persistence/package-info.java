/**
 * The database: its connections, the one transaction helper, migrations by owner, leases and the embedded server. Only
 * this room touches a connection.
 */
@NullMarked
package switchboard.persistence;

import org.jspecify.annotations.NullMarked;
