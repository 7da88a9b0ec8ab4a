/** The Lucene search engine: the plugin, and the engine that holds the index. Lucene is seen nowhere else on the desk. */
@NullMarked
package switchboard.lucene;

import org.jspecify.annotations.NullMarked;
