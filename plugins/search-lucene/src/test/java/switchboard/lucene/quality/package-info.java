/** Tests of the Lucene engine: quality. */
@NullMarked
package switchboard.lucene.quality;

import org.jspecify.annotations.NullMarked;
