package switchboard.http;

import java.io.Serial;

/** The server cannot listen where it should; the message says where and why, for the person who started it. */
public final class HttpStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    HttpStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
