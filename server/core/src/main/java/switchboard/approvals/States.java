package switchboard.approvals;

import java.util.List;

/** The states of requests and of seats. */
final class States {

    static final String PENDING = "pending";
    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";
    static final String EXPIRED = "expired";
    static final String WITHDRAWN = "withdrawn";

    /** Of requests. */
    static final List<String> ALL = List.of(PENDING, APPROVED, REJECTED, EXPIRED, WITHDRAWN);

    /** Of a seat whose step has not begun. */
    static final String WAITING = "waiting";

    /** Of a seat that may decide now. Beside it a seat is {@link #APPROVED}, {@link #REJECTED} or: */
    static final String OPEN = "open";

    /** Of a seat that has not decided and cannot any more. */
    static final String CLOSED = "closed";

    private States() {}
}
