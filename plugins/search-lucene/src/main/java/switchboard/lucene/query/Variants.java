package switchboard.lucene.query;

import java.util.Map;

/**
 * One typed word in one analysis.
 *
 * @param code the language's code, empty for the neutral analysis
 * @param terms the term itself with weight 1, and others that stand for it with less
 * @param weight how much this analysis counts beside others
 */
record Variants(String code, Map<String, Float> terms, float weight) {}
