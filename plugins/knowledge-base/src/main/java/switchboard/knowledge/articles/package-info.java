/**
 * Articles with versions, states and visibility: the rules, the tables, the REST resources, the import. The search room
 * reads them through {@link switchboard.knowledge.articles.ArticleReader}.
 */
@NullMarked
package switchboard.knowledge.articles;

import org.jspecify.annotations.NullMarked;
