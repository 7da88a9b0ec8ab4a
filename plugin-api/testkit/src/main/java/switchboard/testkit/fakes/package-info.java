/**
 * What a plugin's unit tests put in the place of the host, without a server: plain objects that remember what was asked of
 * them. The database is the one that is not played: {@link switchboard.testkit.fakes.PluginDatabase} is a real MariaDB.
 */
@NullMarked
package switchboard.testkit.fakes;

import org.jspecify.annotations.NullMarked;
