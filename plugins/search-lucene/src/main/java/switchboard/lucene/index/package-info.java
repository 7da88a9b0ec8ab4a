/** The index on disk: its folder and pointer, the open index, and the documents in it. */
@NullMarked
package switchboard.lucene.index;

import org.jspecify.annotations.NullMarked;
