/** What stands in the index of one item: its fields and how each is analysed. */
@NullMarked
package switchboard.lucene.document;

import org.jspecify.annotations.NullMarked;
