package switchboard.api.persistence;

import org.jooq.DSLContext;
import org.jooq.SelectLimitStep;
import switchboard.api.http.Page;

/**
 * Counts what a list holds. Nobody reads a list of hundreds of thousands to its end, but to count it the database reads all
 * of it: so counting stops at a bound.
 */
public final class RowCount {

    private RowCount() {}

    /** For {@link Page#count}: exact up to {@link Page#MOST_COUNTED}, one more where there are more. */
    public static long of(DSLContext dsl, SelectLimitStep<?> query) {
        return of(dsl, query, Page.MOST_COUNTED);
    }

    /**
     * Exact up to a bound, one more where there are more; no further row of the query is read.
     *
     * @param query without an order and a limit of its own
     */
    public static long of(DSLContext dsl, SelectLimitStep<?> query, int most) {
        return dsl.fetchCount(query.limit(most + 1));
    }
}
