/** What of the articles is found by search, and the search endpoint of the knowledge base. */
@NullMarked
package switchboard.knowledge.search;

import org.jspecify.annotations.NullMarked;
