package switchboard.http;

/** What answers the requests under one mount. */
public interface MountedApplication {

    /**
     * Answers the exchange, blocking the calling virtual thread until it is answered. A refusal may be thrown; it
     * becomes a problem document as long as nothing was sent.
     */
    void serve(HttpExchange exchange) throws Exception;
}
