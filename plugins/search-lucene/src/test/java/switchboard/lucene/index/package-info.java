/** Tests of the Lucene engine: index. */
@NullMarked
package switchboard.lucene.index;

import org.jspecify.annotations.NullMarked;
