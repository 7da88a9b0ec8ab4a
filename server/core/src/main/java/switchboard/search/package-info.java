/**
 * Search over everything: the engines and sources that are there, the permission filter of each query, the follower that
 * keeps the index equal to the journal, and the comparer that proves it. Knows no engine by name.
 */
@NullMarked
package switchboard.search;

import org.jspecify.annotations.NullMarked;
