/**
 * What a plugin leaves in the desk: its tables, files and traces in tables of the core; exported, kept for the next
 * installation, or purged.
 */
@NullMarked
package switchboard.plugins.remains;

import org.jspecify.annotations.NullMarked;
