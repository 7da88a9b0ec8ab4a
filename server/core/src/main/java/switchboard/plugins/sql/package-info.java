/**
 * The table guard: looks at every statement of a plugin as it goes to the database, and at its migrations before they run,
 * and refuses what names a table that is not the plugin's own.
 */
@NullMarked
package switchboard.plugins.sql;

import org.jspecify.annotations.NullMarked;
