/** What one plugin is given of the host: each service checked against its manifest, and a database that knows its tables. */
@NullMarked
package switchboard.plugins.services;

import org.jspecify.annotations.NullMarked;
