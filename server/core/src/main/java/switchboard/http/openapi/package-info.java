/** The description of the API: the core's document and those of the enabled modules in one, as JSON and as a page. */
@NullMarked
package switchboard.http.openapi;

import org.jspecify.annotations.NullMarked;
