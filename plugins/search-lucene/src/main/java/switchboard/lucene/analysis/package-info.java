/** From text to terms: one chain for each language Lucene knows, and a neutral one that suits every script. */
@NullMarked
package switchboard.lucene.analysis;

import org.jspecify.annotations.NullMarked;
