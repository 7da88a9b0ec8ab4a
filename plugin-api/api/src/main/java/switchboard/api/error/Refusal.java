package switchboard.api.error;

/** The kinds of refusal, each with the HTTP status it becomes. */
public enum Refusal {
    /** The request cannot be read: broken JSON, a bad cursor, an unknown filter value. */
    MALFORMED(400),
    /** No or a bad token. */
    UNAUTHENTICATED(401),
    /** Visible, but not permitted. */
    FORBIDDEN(403),
    /** Not there, or not visible to the caller: the two are never told apart. */
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    /** The object's state forbids it. */
    CONFLICT(409),
    /** A lost race: {@code If-Match} named another version. */
    STALE(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** Read, understood and wrong: unknown fields, wrong types, values out of range. */
    INVALID(422),
    TOO_MANY(429),
    /** Cannot be answered now; the same request may succeed later. */
    UNAVAILABLE(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
