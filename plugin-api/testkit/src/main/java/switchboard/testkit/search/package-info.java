/** A search engine for tests of search sources, as small as can be. */
@NullMarked
package switchboard.testkit.search;

import org.jspecify.annotations.NullMarked;
