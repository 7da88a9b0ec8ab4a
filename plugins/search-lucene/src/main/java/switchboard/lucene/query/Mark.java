package switchboard.lucene.query;

import org.apache.lucene.index.Term;

/**
 * A term to be marked in snippets.
 *
 * @param word where in the query the word stands that led to the term; terms of one word count once
 * @param weight how much the word says: a rare one more
 */
record Mark(Term term, int word, float weight) {}
