/**
 * Plugin archives: reading a zip of hostile origin without trusting any of it, its manifest, and its place on disk.
 * Knows nothing of HTTP, of the database, or of running plugins.
 */
@NullMarked
package switchboard.plugins.archive;

import org.jspecify.annotations.NullMarked;
