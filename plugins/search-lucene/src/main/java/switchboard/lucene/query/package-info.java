/** From what a person typed to a Lucene query, its permission filter, and the snippets of what it found. */
@NullMarked
package switchboard.lucene.query;

import org.jspecify.annotations.NullMarked;
