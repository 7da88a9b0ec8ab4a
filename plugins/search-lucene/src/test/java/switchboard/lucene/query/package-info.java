/** Tests of the Lucene engine: query. */
@NullMarked
package switchboard.lucene.query;

import org.jspecify.annotations.NullMarked;
