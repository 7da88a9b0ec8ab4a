/** Full-text search: what is indexed and who may find it, and the engine that does the work. */
@NullMarked
package switchboard.api.search;

import org.jspecify.annotations.NullMarked;
