/** Markdown made into safe HTML, and into plain text for search. Knows nothing of articles. */
@NullMarked
package switchboard.knowledge.markdown;

import org.jspecify.annotations.NullMarked;
